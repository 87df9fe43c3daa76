package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.session.Splitting.Part;
import marginalia.wording.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplittingTest {
  @TempDir Path folder;

  private Fixture at;
  private Splitting splitting;

  @BeforeEach
  void open() throws IOException {
    open(TaskKind.MULTI_CLASS);
  }

  private void open(TaskKind kind) throws IOException {
    Path own = Files.createDirectories(folder.resolve(kind.name()));
    at =
        Fixture.create(own, kind)
            .labels("money", "other")
            .texts("late refund", "card fee", "no refund yet", "a fee", "Refund!", "hello");
    splitting = new Splitting(at.project, at.labelling);
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private LabelId label(String name) {
    return at.project.scheme().get().find(name).orElseThrow().id();
  }

  private void answerAll() {
    at.labelling.answerAll(ids(0, 1, 2, 3, 4), Set.of(label("money")));
    at.labelling.answerAll(ids(5), Set.of(label("other")));
  }

  private List<DocumentId> ids(int... rows) {
    return IntStream.of(rows).mapToObj(at::id).toList();
  }

  private List<DocumentId> matching(String rule) {
    return Fixture.done(splitting.matching(splitting.texts(label("money")), rule));
  }

  @Test
  void textsThatARuleMatchesGetALabelOfTheirOwnAndUndoBringsThemBack() throws IOException {
    answerAll();
    List<DocumentId> refunds = matching("refund");
    assertThat(refunds).isEqualTo(ids(0, 2, 4));

    splitting.split(label("money"), List.of(new Part("refund", refunds)));

    LabelId refund = label("refund");
    assertThat(at.project.scheme().get().active())
        .extracting(Label::name)
        .containsExactly("money", "refund", "other");
    assertThat(splitting.texts(refund)).isEqualTo(refunds);
    assertThat(at.project.answersWith(label("money"))).isEqualTo(2);
    at.history.undo();
    assertThat(at.project.scheme().get().find("refund")).isEmpty();
    assertThat(splitting.texts(label("money"))).isEqualTo(ids(0, 1, 2, 3, 4));
    at.history.redo();
    at.reopen();
    splitting = new Splitting(at.project, at.labelling);
    assertThat(splitting.texts(label("refund"))).isEqualTo(refunds);
    assertThat(at.project.answersWith(label("money"))).isEqualTo(2);
  }

  @Test
  void anExpressionIsReadBetweenSlashesAndAWrongOneIsExplained() {
    answerAll();

    assertThat(matching("/^(card|a) fee$/")).isEqualTo(ids(1, 3));
    assertThat(matching("fee$")).isEmpty();
    Job<List<DocumentId>> wrong = splitting.matching(ids(0), "/(/");
    assertThat(wrong.state().get())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason().key()).isEqualTo("split.rule.wrong"));
  }

  @Test
  void ofSeveralLabelsOnlyTheDividedOneIsReplaced() throws IOException {
    at.close();
    open(TaskKind.MULTI_LABEL);
    at.labelling.answerAll(ids(0, 1), Set.of(label("money"), label("other")));

    splitting.split(label("money"), List.of(new Part("refund", ids(0))));

    assertThat(at.project.answers().of(at.id(0)).orElseThrow().labels())
        .containsExactlyInAnyOrder(label("refund"), label("other"));
    assertThat(at.project.answers().of(at.id(1)).orElseThrow().labels())
        .containsExactlyInAnyOrder(label("money"), label("other"));
  }

  @Test
  void inATreeThePartsLieBelowTheLabel() throws IOException {
    at.close();
    open(TaskKind.HIERARCHICAL);
    answerAll();

    splitting.split(
        label("money"), List.of(new Part("refund", ids(0)), new Part("fee", ids(1, 3))));

    assertThat(at.project.scheme().get().children(Optional.of(label("money"))))
        .extracting(Label::name)
        .containsExactly("refund", "fee");
  }

  @Test
  void whatCannotBeDividedIsSaid() {
    answerAll();
    LabelId money = label("money");

    assertThat(problem(money)).isEqualTo("split.nothing");
    assertThat(problem(money, new Part("other", ids(0)))).isEqualTo("scheme.taken");
    assertThat(problem(money, new Part("a", ids(0)), new Part("a", ids(1))))
        .isEqualTo("scheme.taken");
    assertThat(problem(money, new Part("a", List.of()))).isEqualTo("split.empty");
    assertThat(problem(money, new Part("a", ids(5)))).isEqualTo("split.changed");
    assertThat(problem(money, new Part("a", ids(0)), new Part("b", ids(0))))
        .isEqualTo("split.changed");
    at.arranging.bin(Set.of(money));
    assertThat(problem(money, new Part("a", ids(0)))).isEqualTo("merge.gone");
  }

  private String problem(LabelId label, Part... parts) {
    return splitting.problem(label, List.of(parts)).map(Notice::key).orElse("");
  }

  @Test
  void groupsAreProposedWithTheirWordsAndAForecastOfTheirLabels() throws IOException {
    at.texts(
        IntStream.range(0, 40)
            .mapToObj(i ->
                i % 2 == 0 ? "where is my refund number " + i : "the card fee is too high " + i)
            .toArray(String[]::new));
    List<DocumentId> texts = IntStream.range(6, 46).mapToObj(at::id).toList();
    at.labelling.answerAll(texts, Set.of(label("money")));
    at.labelling.answerAll(ids(5), Set.of(label("other")));

    List<LikeTexts> groups = Fixture.done(splitting.propose(splitting.texts(label("money")), 2));
    Part part = new Part("refund", groups.getFirst().documents());
    SplitPreview.Forecast forecast =
        Fixture.done(splitting.foretell(label("money"), List.of(part)));

    assertThat(groups).hasSize(2).allMatch(group -> group.documents().size() == 20);
    assertThat(groups.stream().flatMap(group -> group.words().stream())).contains("refund", "fee");
    assertThat(forecast.parts()).hasSize(2).allMatch(f1 -> f1 > 0.95);
    assertThat(forecast.label()).isGreaterThan(0.95);
  }
}
