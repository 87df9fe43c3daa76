package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import marginalia.corpus.LabelId;
import marginalia.corpus.Suggestion;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.query.AdversarialValidation;
import marginalia.query.Labelled;
import org.junit.jupiter.api.Test;

class GroundsTest {
  private static final List<LabelId> LABELS =
      List.of(new LabelId(7), new LabelId(8), new LabelId(9));

  private static Queue.Known known(boolean exclusive, float... row) {
    Targets targets = Targets.single(new int[] {0, 0, 0, 1, 1, 1, 2}, 3);
    Probabilities probabilities =
        exclusive ? Probabilities.exclusive(1, 3, row) : Probabilities.independent(1, 3, row);
    return new Queue.Known(
        LABELS,
        probabilities,
        Optional.of(new AdversarialValidation.Result(new float[] {0.75f}, 0.9)),
        new Labelled(new int[] {1, 2, 3, 4, 5, 6, 7}, targets),
        Optional.empty());
  }

  @Test
  void theTwoLikeliestLabelsAreNamedAndTheOneWithFewAnswers() {
    Grounds grounds = Grounds.of(known(true, 0.125f, 0.375f, 0.5f), 0);

    assertThat(grounds.first()).isEqualTo(new Suggestion(new LabelId(9), 0.5));
    assertThat(grounds.second()).contains(new Suggestion(new LabelId(8), 0.375));
    assertThat(grounds.unlike()).isEqualTo(OptionalDouble.of(0.75));
    assertThat(grounds.scarce()).contains(new Grounds.Scarce(new LabelId(9), 1));
  }

  @Test
  void whereSeveralMayHoldTheLabelNearestToEvenIsNamed() {
    Grounds grounds = Grounds.of(known(false, 0.9f, 0.375f, 0.0f), 0);

    assertThat(grounds.first().label()).isEqualTo(new LabelId(8));
    assertThat(grounds.second()).isEmpty();
  }
}
