package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeFilesViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private SchemeFilesViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new SchemeFilesViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<String> names() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "rdf"})
  void whatWasExportedChangesNothingWhenItIsImported(String ending) {
    Path file = folder.resolve("labels." + ending);

    model.export(file);

    assertThat(model.saidProperty().get()).contains(file.toString());
    model.readScheme(file);
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.linesProperty().get()).isEmpty();
    assertThat(model.readyProperty().get()).isFalse();
  }

  @Test
  void nothingOfAnImportHappensBeforeItIsConfirmed() throws IOException {
    List<String> before = names();
    model.readScheme(file("labels.csv", "label,definition\nTrailers,What is pulled\n"));

    assertThat(model.linesProperty().get()).contains("+ Trailers");
    assertThat(model.saidProperty().get()).contains("1");
    assertThat(names()).isEqualTo(before);
    model.confirm();

    assertThat(names()).contains("Trailers");
    assertThat(model.openProperty().get()).isFalse();
    workspace.history().undo();
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void anImportThatIsClosedIsForgotten() throws IOException {
    List<String> before = names();
    model.readScheme(file("labels.csv", "label\nTrailers\n"));

    model.close();
    model.confirm();

    assertThat(names()).isEqualTo(before);
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void whatAnImportWouldDoIsSaidAnewWhenTheLabelsChange() throws IOException {
    model.readScheme(file("labels.csv", "label\nTrailers\n"));

    workspace.scheme().add("Trailers", Optional.empty());

    assertThat(model.linesProperty().get()).doesNotContain("+ Trailers");
  }

  @Test
  void aFileThatIsBadIsNamedWithItsLine() throws IOException {
    model.readScheme(file("labels.json", "{\"labels\": [\n{\"colour\": \"#123456\"}]}"));

    assertThat(model.problemProperty().get()).contains("labels.json").contains("2");
    assertThat(model.readyProperty().get()).isFalse();
  }

  @Test
  void aFormatThatIsNoneOfOursIsRefused() {
    model.export(folder.resolve("labels.doc"));

    assertThat(model.problemProperty().get()).contains(".json");
    assertThat(folder.resolve("labels.doc")).doesNotExist();
  }

  @Test
  void aMappingRenamesAndMergesOnceItIsConfirmed() throws IOException {
    model.readMapping(file("names.csv", "old,new\nBilling,Invoices\nDelivery,Repair\n"));

    assertThat(model.linesProperty().get())
        .anyMatch(line -> line.contains("Billing") && line.contains("Invoices"))
        .anyMatch(line -> line.contains("Delivery") && line.contains("Repair"));
    assertThat(names()).contains("Billing", "Delivery");
    model.confirm();

    assertThat(names()).contains("Invoices").doesNotContain("Billing", "Delivery");
  }

  @Test
  void aMappingWithConflictsCannotBeApplied() throws IOException {
    model.readMapping(file("names.csv", "old,new\nNo such label,Invoices\n"));

    assertThat(model.problemProperty().get()).contains("No such label");
    assertThat(model.readyProperty().get()).isFalse();
  }
}
