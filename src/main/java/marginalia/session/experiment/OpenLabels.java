package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.Shuffle;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.encoder.RememberedTexts;
import marginalia.query.novelty.Detector;
import marginalia.query.novelty.LabelSubset;
import marginalia.session.Resembling.Basis;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Hides a part of the labels from the models and asks which test texts fit none of the others: the
/// protocol of Lin and Xu (2019), arXiv:1906.00434, and of the TEXTOIR platform, Zhang et al.
/// (2021), doi:10.18653/v1/2021.acl-demo.20. Known labels are drawn by chance for each seed; texts
/// of the others are not learnt from, and are all "open" in the test.
///
/// @param known per cent of the labels, each from 1 to 99
/// @param neverKnown labels that are open in every run and do not count for the share
/// @param basis what texts are compared by
/// @param seeds how many times the known labels are drawn, at least 1
public record OpenLabels(
    Path train,
    Path test,
    List<Integer> known,
    List<String> neverKnown,
    List<Detector> detectors,
    Basis basis,
    int seeds,
    long seed) {
  public OpenLabels {
    known = List.copyOf(known);
    neverKnown = List.copyOf(neverKnown);
    detectors = List.copyOf(detectors);
    if (seeds < 1 || known.isEmpty() || known.stream().anyMatch(part -> part < 1 || part > 99)) {
      throw new IllegalArgumentException("known " + known + ", seeds " + seeds);
    }
  }

  /// What came of it.
  ///
  /// @param encoder its name; empty where texts were compared by words
  public record Report(Optional<String> encoder, int left, List<OpenRun> runs) {
    public Report {
      runs = List.copyOf(runs);
    }

    /// The runs of one detector and share.
    public List<OpenRun> of(Detector detector, int known) {
      return runs.stream()
          .filter(run -> run.detector().equals(detector.name()) && run.known() == known)
          .toList();
    }
  }

  /// The work, for a job: shares × seeds × detectors times four fits, and every text is read by the
  /// encoder once.
  public Work<Report> work() {
    return this::run;
  }

  private Report run(Progress progress) throws IOException {
    Corpus corpus = Corpus.read(train, test, TaskKind.MULTI_CLASS, Optional.empty(), progress);
    int[] drawn =
        IntStream.range(0, corpus.labels().size())
            .filter(label -> !neverKnown.contains(corpus.labels().get(label)))
            .toArray();
    List<OpenRun> runs = new ArrayList<>();
    Function<List<String>, Texts> reading = RememberedTexts.together();
    int all = known.size() * seeds;
    for (int share : known) {
      for (int i = 0; i < seeds; i++) {
        progress.report((double) runs.size() / detectors.size() / all, doing(runs, all));
        LabelSubset labels = labels(drawn, share, seed + i, corpus.labels().size());
        OpenRun.Setting setting = new OpenRun.Setting(share, seed + i, labels);
        Rows rows = rows(corpus, labels, reading, progress);
        for (Detector detector : detectors) {
          runs.add(OpenRun.of(setting, detector, corpus, rows.train, rows.test, progress));
        }
      }
    }
    return new Report(
        basis == Basis.ENCODER
            ? Optional.of(PretrainedEncoder.of(corpus.language()).slug())
            : Optional.empty(),
        corpus.left(),
        runs);
  }

  private Notice doing(List<OpenRun> runs, int all) {
    return Notice.of("experiment.simulating", runs.size() / detectors.size() + 1, all);
  }

  private record Rows(SparseMatrix train, SparseMatrix test) {}

  private Rows rows(
      Corpus corpus, LabelSubset labels, Function<List<String>, Texts> reading, Progress progress) {
    List<String> learnt =
        Arrays.stream(labels.rows(corpus.trainTargets())).mapToObj(corpus.train()::get).toList();
    return switch (basis) {
      case ENCODER -> byMeaning(corpus, learnt, reading, progress);
      case WORDS -> byWords(corpus, learnt, progress);
    };
  }

  private static Rows byMeaning(
      Corpus corpus,
      List<String> learnt,
      Function<List<String>, Texts> reading,
      Progress progress) {
    Language language = corpus.language();
    Vectoriser.Fitted fitted =
        new EncoderRows(PretrainedEncoder.of(language), TfIdf.defaults(language), 0)
            .fitTransform(reading.apply(learnt), progress.silent());
    return new Rows(
        SparseMatrix.of(fitted.matrix()),
        SparseMatrix.of(fitted.model().transform(reading.apply(corpus.test()), progress.silent())));
  }

  /// The words are those of the test texts too, as in a project, whose words are those of all its
  /// texts: one without any word that is known would have nothing to be told by.
  private static Rows byWords(Corpus corpus, List<String> learnt, Progress progress) {
    List<String> both = new ArrayList<>(learnt);
    both.addAll(corpus.test());
    SparseMatrix all =
        TfIdf.defaults(corpus.language()).fitTransform(Texts.of(both), progress.silent()).matrix();
    return new Rows(
        all.select(IntStream.range(0, learnt.size()).toArray()),
        all.select(IntStream.range(learnt.size(), both.size()).toArray()));
  }

  /// @throws NoticeException if fewer than two would be known
  private static LabelSubset labels(int[] drawn, int share, long seed, int k)
      throws NoticeException {
    int wanted = (int) Math.round(drawn.length * share / 100.0);
    if (wanted < 2 || wanted == k) {
      throw new NoticeException(Notice.of("novelty.fewLabels", drawn.length, share));
    }
    BitSet known = new BitSet(k);
    Arrays.stream(Shuffle.of(drawn.length, seed)).limit(wanted).forEach(i -> known.set(drawn[i]));
    return LabelSubset.of(known, k);
  }
}
