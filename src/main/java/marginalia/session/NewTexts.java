package marginalia.session;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.encoder.EncoderRows;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.query.novelty.Detector;
import marginalia.query.novelty.Threshold;
import marginalia.session.Resembling.Basis;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The labelled and the open texts of a project as a detector sees them. For background jobs.
///
/// @param rows of the documents: the labelled, then the open ones
/// @param x their vectors
/// @param y labels of the first rows
/// @param unread texts that were left out, as the encoder has not read them
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record NewTexts(Basis basis, int[] rows, SparseMatrix x, Targets y, int unread) {
  /// A detector needs so many labels, and so many texts that have one.
  private static final int LEAST_LABELS = 2;

  private static final int LEAST_TEXTS = 10;

  /// Of more open texts a sample is looked at.
  private static final int MOST_OPEN = 50_000;

  private static final int MOST_LABELLED = 20_000;

  /// Reads what is kept of the texts, or counts their words where the encoder has read none.
  ///
  /// @throws NoticeException if too little is labelled
  static NewTexts of(
      Documents documents,
      Map<DocumentId, Answer> answers,
      LabelScheme scheme,
      Features words,
      PretrainedEncoder encoder,
      Progress progress)
      throws NoticeException {
    BitSet readable = new BitSet(documents.size());
    readable.set(0, documents.size());
    for (int row : documents.missing(encoder)) {
      readable.clear(row);
    }
    List<LabelId> labels = scheme.active().stream().map(label -> label.id()).toList();
    int[] labelled = labelled(documents, answers, labels);
    int unread = documents.size() - readable.cardinality();
    int[] both = IntStream.of(labelled).filter(readable::get).toArray();
    Basis basis = enough(both, documents, answers, labels) ? Basis.ENCODER : Basis.WORDS;
    if (basis == Basis.WORDS) {
      readable.set(0, documents.size());
      both = labelled;
      if (!enough(both, documents, answers, labels)) {
        throw new NoticeException(Notice.of("novelty.tooFew", LEAST_TEXTS, LEAST_LABELS));
      }
    }
    both = some(both, MOST_LABELLED);
    int[] open = some(open(documents, answers, readable), MOST_OPEN);
    int[] rows = IntStream.concat(IntStream.of(both), IntStream.of(open)).toArray();
    SparseMatrix x =
        switch (basis) {
          case ENCODER -> vectors(encoder, words.language(), documents.rows(rows), progress);
          case WORDS -> words.matrix().select(rows);
        };
    return new NewTexts(
        basis,
        rows,
        x,
        targets(both, documents, answers, labels),
        basis == Basis.ENCODER ? unread : 0);
  }

  private static SparseMatrix vectors(
      PretrainedEncoder encoder, Language language, Texts texts, Progress progress) {
    Vectoriser vectors = new EncoderRows(encoder, TfIdf.defaults(language), 0);
    return SparseMatrix.of(vectors.fitTransform(texts, progress).matrix());
  }

  private static int[] some(int[] rows, int most) {
    return rows.length <= most
        ? rows
        : IntStream.of(Shuffle.of(rows.length, Training.SEED))
            .limit(most)
            .map(i -> rows[i])
            .sorted()
            .toArray();
  }

  private static int[] labelled(
      Documents documents, Map<DocumentId, Answer> answers, List<LabelId> labels) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getValue().labels().stream().anyMatch(labels::contains))
        .mapToInt(entry -> documents.row(entry.getKey()))
        .filter(row -> row >= 0)
        .sorted()
        .toArray();
  }

  private static int[] open(Documents documents, Map<DocumentId, Answer> answers, BitSet readable) {
    BitSet open = documents.open();
    open.and(readable);
    for (DocumentId answered : answers.keySet()) {
      int row = documents.row(answered);
      if (row >= 0) {
        open.clear(row);
      }
    }
    return open.stream().toArray();
  }

  private static boolean enough(
      int[] labelled, Documents documents, Map<DocumentId, Answer> answers, List<LabelId> labels) {
    long used =
        IntStream.of(labelled)
            .boxed()
            .flatMap(row -> answer(documents, answers, row).labels().stream())
            .filter(labels::contains)
            .distinct()
            .count();
    return labelled.length >= LEAST_TEXTS && used >= LEAST_LABELS;
  }

  private static Answer answer(Documents documents, Map<DocumentId, Answer> answers, int row) {
    return answers.getOrDefault(documents.id(row), Answer.NONE);
  }

  /// Labels without a text do not count.
  private static Targets targets(
      int[] labelled, Documents documents, Map<DocumentId, Answer> answers, List<LabelId> labels) {
    SequencedSet<LabelId> used = new LinkedHashSet<>();
    for (int row : labelled) {
      answer(documents, answers, row).labels().stream().filter(labels::contains).forEach(used::add);
    }
    List<LabelId> numbered = List.copyOf(used);
    return Targets.multi(
        Arrays.stream(labelled)
            .mapToObj(row ->
                answer(documents, answers, row).labels().stream()
                    .mapToInt(numbered::indexOf)
                    .filter(label -> label >= 0)
                    .toArray())
            .toArray(int[][]::new),
        numbered.size());
  }

  /// The new ones among the open texts.
  ///
  /// @param at places in `rows`, the surest first
  /// @param scores of all open texts, from the first on
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Found(int[] at, float[] scores) {}

  private SparseMatrix labelled() {
    return x.select(IntStream.range(0, y.rows()).toArray());
  }

  private float[] scores(Detector detector, Progress progress) {
    SparseMatrix open = x.select(IntStream.range(y.rows(), rows.length).toArray());
    return detector.fit(labelled(), y, Training.SEED, progress).scores(open, progress);
  }

  /// Writes for each open text its share of the open texts that fit the labels better than it, into
  /// the place of its document.
  void rank(Detector detector, float[] into, Progress progress) {
    float[] scores = scores(detector, progress);
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < scores.length; i++) {
      int place = Arrays.binarySearch(sorted, scores[i]);
      into[rows[y.rows() + i]] = (float) place / Math.max(1, sorted.length - 1);
    }
  }

  /// Finds at most `most` texts that fit no label.
  Found found(Detector detector, int most, Progress progress) {
    int known = y.rows();
    double threshold = Threshold.of(detector, labelled(), y, Training.SEED, progress);
    float[] scores = scores(detector, progress);
    int[] at =
        IntStream.range(0, scores.length)
            .filter(i -> scores[i] > threshold)
            .boxed()
            .sorted((a, b) -> Float.compare(scores[b], scores[a]))
            .limit(most)
            .mapToInt(i -> known + i)
            .toArray();
    return new Found(at, scores);
  }

  /// How badly the text at a place in `rows` fits the labels.
  double score(Found found, int place) {
    return found.scores()[place - y.rows()];
  }
}
