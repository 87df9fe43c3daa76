package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final LabelId RED = new LabelId(1);
  private static final LabelId CRIMSON = new LabelId(2);
  private static final LabelId BLUE = new LabelId(3);

  private final Answers answers = new Answers();

  private void put(int document, LabelId... labels) {
    answers.put(new DocumentId(document), Answer.of(Set.of(labels)));
  }

  private Answer of(int document) {
    return answers.of(new DocumentId(document)).orElse(Answer.NONE);
  }

  @Test
  void aLabelIsReplacedEverywhereAndCountedAnew() {
    put(1, RED);
    put(2, CRIMSON);
    put(3, CRIMSON, RED);

    answers.replace(CRIMSON, RED);

    assertThat(List.of(of(1), of(2), of(3))).containsOnly(Answer.of(Set.of(RED)));
    assertThat(answers.withLabel(RED)).isEqualTo(3);
    assertThat(answers.withLabel(CRIMSON)).isZero();
    assertThat(answers.labelled()).isEqualTo(3);
  }

  @Test
  void whatWasReplacedBeforeIsReplacedAgain() {
    put(1, RED);
    put(2, CRIMSON);
    answers.replace(CRIMSON, RED);

    answers.replace(RED, BLUE);

    assertThat(List.of(of(1), of(2))).containsOnly(Answer.of(Set.of(BLUE)));
    assertThat(answers.withLabel(BLUE)).isEqualTo(2);
  }

  @Test
  void puttingBackSparesWhatWasAnsweredSince() {
    put(1, RED);
    put(2, CRIMSON);
    put(3, CRIMSON);
    List<Answers.Replaced> replaced = answers.replace(CRIMSON, RED);
    put(3, BLUE);
    put(4, RED);

    answers.putBack(replaced);

    assertThat(of(1)).isEqualTo(Answer.of(Set.of(RED)));
    assertThat(of(2)).isEqualTo(Answer.of(Set.of(CRIMSON)));
    assertThat(of(3)).isEqualTo(Answer.of(Set.of(BLUE)));
    assertThat(of(4)).isEqualTo(Answer.of(Set.of(RED)));
    assertThat(answers.withLabel(RED)).isEqualTo(2);
    assertThat(answers.withLabel(CRIMSON)).isEqualTo(1);
  }

  @Test
  void manyAtOnceAreCountedAsOneByOne() {
    put(1, RED);
    put(2, CRIMSON);

    answers.putAll(
        Answer.of(Set.of(BLUE)),
        List.of(new DocumentId(1), new DocumentId(2), new DocumentId(3), new DocumentId(3)));
    answers.putAll(Answer.NONE, List.of(new DocumentId(2)));

    assertThat(answers.withLabel(BLUE)).isEqualTo(2);
    assertThat(answers.withLabel(RED)).isZero();
    assertThat(answers.labelled()).isEqualTo(2);
    assertThat(of(2)).isEqualTo(Answer.NONE);
  }

  @Test
  void documentsWithBothLabelsAreCounted() {
    put(1, RED, CRIMSON);
    put(2, RED, CRIMSON);
    put(3, RED);

    assertThat(answers.withBoth(RED, CRIMSON)).isEqualTo(2);
  }
}
