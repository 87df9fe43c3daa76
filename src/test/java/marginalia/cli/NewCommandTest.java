package marginalia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {
  @TempDir Path folder;

  private final Typed typed = new Typed();

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          binary;       a,b,c; has two labels, not 3
          multi-label;  a,b|c; cannot hold |
          hierarchical; a/b,c//d; needs a name
          """)
  void aProjectThatIsRefusedLeavesNothing(String kind, String labels, String said) {
    int code = typed.run("new", path("p.marginalia"), "--kind", kind, "--labels", labels);

    assertThat(code).isEqualTo(1);
    assertThat(typed.err().toString()).contains(said);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSampleThatCannotBeReadLeavesNothing() throws IOException {
    Path sample = Files.createDirectory(folder.resolve("sample"));
    Files.writeString(
        sample.resolve("scheme.json"),
        "{\"name\": \"s\", \"language\": \"en\", \"kind\": \"binary\", \"labels\": [{\"name\": \"a\"}]}");
    Files.createDirectory(folder.resolve("made"));

    int code = typed.run("new", path("made/p.marginalia"), "--sample", sample.toString());

    assertThat(code).as(typed.err().toString()).isEqualTo(1);
    assertThat(typed.err().toString()).contains("texts.tsv");
    assertThat(folder.resolve("made")).isEmptyDirectory();
  }

  @Test
  void aProjectAppearsWithItsLabelsAndNothingBesideIt() {
    int code =
        typed.run("new", path("p.marginalia"), "--kind", "hierarchical", "--labels", "a/b,a/c,a");

    assertThat(code).as(typed.err().toString()).isZero();
    assertThat(typed.out().toString()).contains("with 0 texts and 3 labels");
    assertThat(folder.toFile().list()).containsExactly("p.marginalia");
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Path there = Files.writeString(folder.resolve("p.marginalia"), "mine");

    assertThat(typed.run("new", there.toString())).isEqualTo(1);
    assertThat(typed.err().toString()).contains("exists already");
    assertThat(there).hasContent("mine");
  }

  @Test
  void aFolderThatIsMissingIsSaidToBeMissing() {
    assertThat(typed.run("new", path("none/p.marginalia"))).isEqualTo(1);

    assertThat(typed.err().toString())
        .contains(path("none/p.marginalia"), "does not exist. Make it first");
  }

  @Test
  void aFileIsNoFolderToMakeAProjectIn() throws IOException {
    Files.createFile(folder.resolve("file"));

    assertThat(typed.run("new", path("file/p.marginalia"))).isEqualTo(1);
    assertThat(typed.err().toString()).contains(path("file") + " is a file", "Choose a folder");
    assertThat(typed.run("new", path("file/p.marginalia"), "--sample", "larkspur-bikes"))
        .isEqualTo(1);
    assertThat(typed.err().toString()).contains("p.marginalia cannot be made");
  }

  @Test
  void aNameThatTheDiskDoesNotTakeIsRefusedInASentence() {
    String name = "n".repeat(300) + ".marginalia";

    assertThat(typed.run("new", path(name))).isEqualTo(1);
    assertThat(typed.err().toString())
        .contains(name + " cannot be made. Choose another name")
        .doesNotContain("unfinished");
  }
}
