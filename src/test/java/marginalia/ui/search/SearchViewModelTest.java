package marginalia.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.Resembling.Basis;
import marginalia.session.Resembling.Original;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.search.SearchViewModel.Similar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private Jobs jobs;
  private SearchViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    jobs = Jobs.inline();
    model = new SearchViewModel(workspace, jobs, new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    jobs.close();
  }

  private DocumentId first() {
    return workspace.project().documents().get().id(0);
  }

  private Similar similar() {
    return model.similarProperty().get().orElseThrow();
  }

  private List<Double> cosines() {
    return model.all().stream().map(id -> model.cosine(id).orElseThrow()).toList();
  }

  @Test
  void textsLikeOneAreListedBestFirst() {
    model.similarTo(new Original.Text(first()));

    assertThat(model.all()).hasSizeBetween(2, 100).doesNotContain(first());
    assertThat(cosines()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(similar().found().orElseThrow().basis()).isEqualTo(Basis.WORDS);
    assertThat(workspace.project().document(first()).orElseThrow().text())
        .startsWith(similar().excerpt().substring(0, 20));
  }

  @Test
  void thoseThatPassTheFilterAreListed() {
    model.similarTo(new Original.Words("the battery"));
    List<DocumentId> all = model.all();
    LabelId label = workspace.project().scheme().get().active().getFirst().id();
    model.answerAll(all.subList(1, 4), label);

    model.change(f -> f.withState(DocumentFilter.State.UNANSWERED));

    assertThat(model.all())
        .startsWith(all.getFirst())
        .doesNotContainAnyElementsOf(all.subList(1, 4));
    assertThat(cosines()).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void theFilterAloneDecidesAgainAfterwards() {
    int all = model.count();
    model.change(f -> f.withWords("battery"));
    model.similarTo(new Original.Text(first()));

    model.endSimilar();

    assertThat(model.count()).isEqualTo(all);
    assertThat(model.cosine(model.all().getFirst())).isEmpty();
    assertThat(model.similarProperty().get()).isEmpty();
  }

  @Test
  void saysWhyNothingWasFound() {
    model.similarTo(new Original.Words(" "));

    assertThat(similar().problem().orElseThrow().key()).isEqualTo("resembling.nothing");
    assertThat(model.count()).isZero();
  }
}
