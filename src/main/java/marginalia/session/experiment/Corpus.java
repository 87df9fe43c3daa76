package marginalia.session.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Answered;
import marginalia.exchange.LabelledFile;
import marginalia.exchange.Row;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.session.TaskLabels;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Two labelled files, one to learn from and one to judge by, and the labels that occur in either,
/// by name. Rows without an answer are left out.
///
/// @param left how many rows of the two files could not be read or had no answer
public record Corpus(
    List<String> train,
    Targets trainTargets,
    List<String> test,
    Targets testTargets,
    List<String> labels,
    int left) {
  private static final int SAMPLE = 500;

  public Corpus {
    train = List.copyOf(train);
    test = List.copyOf(test);
    labels = List.copyOf(labels);
  }

  /// Reads both files.
  ///
  /// @param most learn from this many rows at most, drawn by chance
  /// @throws NoticeException if a file cannot be read, has no labels, or all texts to learn from
  ///   have the same label
  public static Corpus read(
      Path trainFile, Path testFile, TaskKind kind, Optional<Integer> most, Progress progress)
      throws IOException {
    LabelledFile trainRead = LabelledFile.read(trainFile, kind, progress).labelled();
    LabelledFile testRead = LabelledFile.read(testFile, kind, progress).labelled();
    List<Row> train = sample(answered(trainRead, kind), most);
    List<Row> test = answered(testRead, kind);
    TreeSet<String> names = new TreeSet<>();
    train.forEach(row -> names.addAll(row.labels()));
    if (names.size() < 2 && kind.exclusive()) {
      throw new NoticeException(Notice.of("experiment.oneLabel", trainFile.toString()));
    }
    checkRoom(trainFile, names, kind);
    test.forEach(row -> names.addAll(row.labels()));
    checkRoom(testFile, names, kind);
    Map<String, Integer> index = new HashMap<>();
    names.forEach(name -> index.put(name, index.size()));
    int all =
        trainRead.rows().size()
            + trainRead.rejected().size()
            + testRead.rows().size()
            + testRead.rejected().size();
    int unsampled = answered(trainRead, kind).size() + test.size();
    return new Corpus(
        train.stream().map(Row::text).toList(),
        targets(train, index, kind),
        test.stream().map(Row::text).toList(),
        targets(test, index, kind),
        List.copyOf(names),
        all - unsampled);
  }

  /// One labelled file, to try models on.
  ///
  /// @throws NoticeException if it cannot be read
  public static Answered answered(Path file, TaskKind kind, Progress progress) throws IOException {
    List<Row> rows = answered(LabelledFile.read(file, kind, progress).labelled(), kind);
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.labels()));
    checkRoom(file, names, kind);
    Map<String, Integer> index = new HashMap<>();
    names.forEach(name -> index.put(name, index.size()));
    List<String> texts = rows.stream().map(Row::text).toList();
    return new Answered(
        Texts.of(texts),
        targets(rows, index, kind),
        TaskLabels.of(List.copyOf(names), kind),
        language(texts));
  }

  /// Complains if a task of this kind does not have so many labels.
  ///
  /// @param file the last one read
  static void checkRoom(Path file, Set<String> labels, TaskKind kind) throws NoticeException {
    if (labels.size() > kind.room()) {
      throw new NoticeException(Notice.of("experiment.twoLabels", file.toString(), labels.size()));
    }
  }

  private static List<Row> answered(LabelledFile file, TaskKind kind) {
    return file.rows().stream().filter(row -> answers(row, kind)).toList();
  }

  /// Whether a row says what its text is.
  static boolean answers(Row row, TaskKind kind) {
    return row.labelled() && (!kind.exclusive() || !row.labels().isEmpty());
  }

  private static List<Row> sample(List<Row> rows, Optional<Integer> most) {
    if (most.isEmpty() || most.get() >= rows.size()) {
      return rows;
    }
    long[] chance = new SplittableRandom(0).longs(rows.size()).toArray();
    long limit = Arrays.stream(chance).sorted().toArray()[most.get()];
    return java.util.stream.IntStream.range(0, rows.size())
        .filter(i -> chance[i] < limit)
        .mapToObj(rows::get)
        .toList();
  }

  static Targets targets(List<Row> rows, Map<String, Integer> index, TaskKind kind) {
    int[][] y =
        rows.stream()
            .map(row -> row.labels().stream().mapToInt(index::get).toArray())
            .toArray(int[][]::new);
    return kind.exclusive()
        ? Targets.single(Arrays.stream(y).mapToInt(labels -> labels[0]).toArray(), index.size())
        : Targets.multi(y, index.size());
  }

  /// The language of the texts to learn from.
  public Language language() {
    return language(train);
  }

  static Language language(List<String> texts) {
    int step = Math.max(1, texts.size() / SAMPLE);
    return Language.of(
        java.util.stream.IntStream.iterate(0, i -> i < texts.size(), i -> i + step)
            .mapToObj(texts::get)
            .toList());
  }

  /// The same for whom the texts to learn from are numbers already.
  Corpus withoutTrainTexts() {
    return new Corpus(List.of(), trainTargets, test, testTargets, labels, left);
  }

  Texts trainTexts() {
    return Texts.of(train);
  }

  Texts testTexts() {
    return Texts.of(test);
  }
}
