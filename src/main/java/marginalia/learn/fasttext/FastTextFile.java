package marginalia.learn.fasttext;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.learn.Provenance;
import marginalia.learn.embedding.OneVsAll.Precision;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.embedding.WordVectors.NgramVectors;
import marginalia.learn.fasttext.FastText.Loss;
import marginalia.learn.fasttext.FastTextHead.Arguments;
import marginalia.learn.fasttext.FastTextModel.Supervised;
import marginalia.learn.fasttext.FastTextModel.Unsupervised;
import marginalia.learn.tensor.QuantisedRows;
import marginalia.learn.tensor.RowMatrix;
import marginalia.learn.tensor.Rows;
import marginalia.text.BucketIndex;
import marginalia.text.BucketIndex.Rest;
import marginalia.text.Subwords;
import marginalia.text.WordCut;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Reads and writes the `.bin` and `.ftz` files of C++ fastText 0.9 (format 12; format 11 is read,
/// too). A file read here gives the labels and probabilities that C++ gives, but for the 10⁻⁵ that
/// C++ adds to every probability it prints.
public final class FastTextFile {
  private FastTextFile() {}

  /// Reads a model.
  ///
  /// @throws NoticeException if the file is missing, no such file, or damaged
  public static FastTextModel read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return read(new LittleEndianReader(channel));
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("engine.vectorsMissing", path.toString()), e);
    } catch (IOException | IllegalArgumentException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new NoticeException(Notice.of("engine.vectorsForeign", path.toString(), reason), e);
    }
  }

  private static FastTextModel read(LittleEndianReader in) throws IOException {
    FastTextHead head = FastTextHead.read(in);
    boolean quantised = in.flag();
    Rows input = FastTextNumbers.read(in, quantised);
    boolean outputQuantised = in.flag();
    Rows output = FastTextNumbers.read(in, quantised && outputQuantised);
    Arguments arguments = head.arguments();
    int words = head.words().size();
    BucketIndex index =
        head.pruned()
            ? new BucketIndex.Some(
                words, bounded(arguments.bucket()), head.bucketColumns(), Rest.DROPPED)
            : new BucketIndex.All(words, Math.toIntExact(input.rows() - (long) words));
    if (input.rows() != index.columns()
        || input.width() != arguments.dim()
        || output.width() != arguments.dim()) {
      throw new IOException("the tables do not fit the dictionary");
    }
    boolean bucketed = arguments.maxn() > 0 || arguments.wordNgrams() > 1;
    if (bucketed && !head.pruned() && input.rows() - words != arguments.bucket()) {
      throw new IOException(
          arguments.bucket() + " buckets, but " + (input.rows() - words) + " rows");
    }
    return head.supervised()
        ? supervised(head, index, input, output)
        : unsupervised(head, index, input);
  }

  private static int bounded(int buckets) throws IOException {
    if (buckets < 0 || buckets > BucketIndex.MOST) {
      throw new IOException(buckets + " buckets");
    }
    return Math.max(1, buckets);
  }

  private static Supervised supervised(
      FastTextHead head, BucketIndex index, Rows input, Rows output) throws IOException {
    Arguments arguments = head.arguments();
    FastTextGrams grams =
        new FastTextGrams(
            WordCut.WHITESPACE,
            Math.max(1, arguments.minCount()),
            Math.max(1, arguments.wordNgrams()),
            Math.max(1, arguments.minn()),
            Math.max(0, arguments.maxn()),
            bounded(arguments.bucket()),
            1);
    Loss loss =
        switch (arguments.loss()) {
          case 1 -> Loss.HIERARCHICAL_SOFTMAX;
          case 2 -> Loss.NEGATIVE_SAMPLING;
          case 3 -> Loss.SOFTMAX;
          case 4 -> Loss.ONE_VS_ALL;
          default -> throw new IOException("loss " + arguments.loss() + " is unknown");
        };
    FastText settings =
        new FastText(
            arguments.dim(), 0, Math.max(0, arguments.epoch()), loss, Math.max(1, arguments.neg()));
    if (output.rows() < head.labels().size() || head.labels().isEmpty()) {
      throw new IOException(output.rows() + " rows for " + head.labels().size() + " labels");
    }
    int[] texts =
        Arrays.stream(head.labelCounts()).mapToInt(c -> Math.clamp(c, 0, 1 << 30)).toArray();
    boolean exclusive = loss == Loss.SOFTMAX || loss == Loss.HIERARCHICAL_SOFTMAX;
    LabelCounts counts = new LabelCounts(texts, exclusive, Precision.STEPPED);
    Provenance provenance =
        new Provenance(
            "fasttext .bin",
            0,
            "",
            Arrays.stream(texts).sum(),
            index.columns(),
            Arrays.stream(texts).boxed().toList(),
            0,
            Runtime.version().toString(),
            Duration.ZERO);
    return new Supervised(
        new FastTextFeatures(grams, head.words(), index),
        new FastTextClassifier(
            new Network(input, output, settings.layer(texts, Precision.STEPPED)),
            settings,
            counts,
            provenance),
        head.labels());
  }

  private static Unsupervised unsupervised(FastTextHead head, BucketIndex index, Rows input)
      throws IOException {
    if (!(input instanceof RowMatrix rows)) {
      throw new IOException("compressed word vectors");
    }
    Arguments arguments = head.arguments();
    if (arguments.maxn() <= 0) {
      return new Unsupervised(WordVectors.of(head.words(), rows));
    }
    Subwords subwords =
        new Subwords(Math.max(1, arguments.minn()), arguments.maxn(), arguments.bucket());
    return new Unsupervised(WordVectors.of(head.words(), new NgramVectors(subwords, index, rows)));
  }

  /// Writes a model so that C++ fastText reads it; a compressed one as `.ftz`. C++ has to be given
  /// texts as [FastTextFeatures#spaced] gives them. Of sigmoids C++ rounds the probabilities, by up
  /// to 0.004.
  ///
  /// @throws IllegalArgumentException for a model without the column that rare buckets share which
  ///   is not compressed: C++ has no such form
  public static void write(FastTextModel model, Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        LittleEndianWriter out = new LittleEndianWriter(channel);
        switch (model) {
          case Supervised supervised -> write(supervised, out);
          case Unsupervised unsupervised -> write(unsupervised.vectors(), out);
        }
        out.flush();
        channel.force(true);
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Supervised model, LittleEndianWriter out) throws IOException {
    FastTextGrams grams = model.features().settings();
    FastText settings = model.classifier().settings();
    int[] counts = model.classifier().counts().texts();
    int[] order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<String> names = new ArrayList<>();
    for (int label : order) {
      names.add(model.labels().get(label));
    }
    Rows input = model.classifier().network().input();
    BucketIndex index = model.features().index();
    boolean bucketed = grams.bucketed();
    Optional<BucketIndex.Some> pruned =
        index instanceof BucketIndex.Some some && some.rest() == Rest.DROPPED
            ? Optional.of(some)
            : Optional.empty();
    int loss =
        switch (settings.loss()) {
          case HIERARCHICAL_SOFTMAX -> 1;
          case NEGATIVE_SAMPLING -> 2;
          case SOFTMAX -> 3;
          case ONE_VS_ALL -> 4;
        };
    Arguments arguments =
        new Arguments(
            input.width(),
            settings.epochs(),
            grams.minCount(),
            settings.neg(),
            grams.wordNgrams(),
            loss,
            Arguments.SUPERVISED,
            bucketed ? grams.bucket() : 0,
            grams.minn(),
            grams.maxn());
    boolean listed = bucketed && pruned.isPresent();
    new FastTextHead(
            arguments,
            model.features().words(),
            names,
            Arrays.stream(order).mapToLong(label -> counts[label]).toArray(),
            listed,
            listed ? pruned.get().kept() : new int[0])
        .write(out);
    switch (input) {
      case QuantisedRows quantised -> {
        out.int8(1);
        FastTextNumbers.quantised(out, quantised);
      }
      case RowMatrix dense -> {
        if (listed) {
          throw new IllegalArgumentException("a pruned model that is not compressed");
        }
        out.int8(0);
        dense(out, dense, model.features().words().size(), index, arguments.bucket());
      }
    }
    out.int8(0);
    if (!(model.classifier().network().output() instanceof RowMatrix output)) {
      throw new IllegalArgumentException("compressed weights of labels");
    }
    boolean tree = settings.loss() == Loss.HIERARCHICAL_SOFTMAX;
    FastTextNumbers.dense(out, output, order.length, row -> tree ? row : order[row]);
  }

  private static void dense(
      LittleEndianWriter out, RowMatrix rows, int words, BucketIndex index, int buckets)
      throws IOException {
    FastTextNumbers.dense(
        out, rows, (long) words + buckets, row -> row < words ? row : index.column(row - words));
  }

  /// The weights of the output, which only further training would need, are written as zeros.
  private static void write(WordVectors vectors, LittleEndianWriter out) throws IOException {
    Optional<NgramVectors> ngrams = vectors.ngrams();
    int buckets = ngrams.map(n -> n.subwords().buckets()).orElse(0);
    Arguments arguments =
        new Arguments(
            vectors.width(),
            1,
            1,
            5,
            1,
            2,
            Arguments.SKIP_GRAM,
            buckets,
            ngrams.map(n -> n.subwords().shortest()).orElse(0),
            ngrams.map(n -> n.subwords().longest()).orElse(0));
    int words = vectors.size();
    new FastTextHead(arguments, vectors.words(), List.of(), new long[0], false, new int[0])
        .write(out);
    out.int8(0);
    if (ngrams.isPresent()) {
      dense(out, ngrams.get().input(), words, ngrams.get().index(), buckets);
    } else {
      FastTextNumbers.dense(out, vectors.vectors(), words, row -> row);
    }
    out.int8(0);
    FastTextNumbers.dense(out, RowMatrix.zero(words, vectors.width()), words, row -> row);
  }
}
