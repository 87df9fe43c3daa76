package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Answered;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.RememberedTexts;
import marginalia.session.Checkup;
import marginalia.session.Examining;
import marginalia.session.Resembling.Basis;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Damages the scheme of a labelled file again and again, each time anew and by chance, and asks
/// whether the health of the scheme names the damage.
///
/// @param spared labels that are not harmed
/// @param draws at least 1
public record InjectedDamage(Path file, List<String> spared, Basis basis, int draws, long seed) {
  /// A label with fewer texts is not harmed.
  private static final int LEAST_TEXTS = 20;

  public InjectedDamage {
    spared = List.copyOf(spared);
    if (draws < 1) {
      throw new IllegalArgumentException(draws + " draws");
    }
  }

  /// One damaged scheme and its strongest findings.
  ///
  /// @param places as [Damage#places(List)]
  /// @param first the first findings in words
  /// @param harmed what the damage was, in words
  public record Draw(List<Integer> places, List<Notice> first, List<String> harmed) {
    public Draw {
      places = List.copyOf(places);
      first = List.copyOf(first);
      harmed = List.copyOf(harmed);
    }

    /// How many of the damages are named among the first findings.
    public int named(int most) {
      return (int) places.stream().filter(place -> place > 0 && place <= most).count();
    }
  }

  /// The work, for a job: draws times a check-up, and every text is read by the encoder once.
  public Work<List<Draw>> work() {
    return this::run;
  }

  private List<Draw> run(Progress progress) throws IOException {
    Answered read = Corpus.answered(file, TaskKind.MULTI_CLASS, progress);
    Function<List<String>, Texts> reading = RememberedTexts.together();
    Answered whole =
        new Answered(
            reading.apply(read.texts().chunk(0, read.texts().size())),
            read.truth(),
            read.labels(),
            read.language());
    int[] counts = whole.truth().counts();
    List<Integer> open =
        IntStream.range(0, counts.length)
            .filter(label -> counts[label] >= LEAST_TEXTS)
            .filter(label -> !spared.contains(whole.labels().names().get(label)))
            .boxed()
            .toList();
    if (open.size() < Damage.LABELS) {
      throw new NoticeException(Notice.of("health.fewLabels", open.size(), Damage.LABELS));
    }
    List<Draw> done = new ArrayList<>();
    for (int i = 0; i < draws; i++) {
      progress.report((double) i / draws, Notice.of("experiment.simulating", i + 1, draws));
      done.add(draw(Damage.of(whole, open, seed + i), reading, progress));
    }
    return done;
  }

  private Draw draw(Damage damage, Function<List<String>, Texts> reading, Progress progress)
      throws NoticeException {
    Checkup checkup =
        Checkup.of(
            damage.answered(),
            List.of(),
            basis,
            PretrainedEncoder.of(damage.answered().language()),
            reading,
            Examining.ENOUGH,
            progress.silent());
    List<String> names = damage.answered().labels().names();
    return new Draw(
        damage.places(checkup.health().findings()),
        checkup.health().findings().stream().limit(10).map(checkup::said).toList(),
        List.of(
            names.get(damage.kept()),
            names(names, damage.halves().getFirst()),
            names(names, damage.halves().getLast()),
            names.get(damage.renamed()),
            names.get(damage.giver()) + " > " + names.get(damage.taker())));
  }

  private static String names(List<String> names, Set<Integer> labels) {
    return labels.stream().sorted().map(names::get).reduce((a, b) -> a + " + " + b).orElse("");
  }
}
