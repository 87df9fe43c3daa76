package marginalia.learn.fasttext;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import marginalia.text.WordTable;

/// What stands before the numbers in a file of C++ fastText 0.9: the arguments and the dictionary.
///
/// @param bucketColumns for a pruned model the buckets kept, in the order of their rows
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FastTextHead(
    Arguments arguments,
    WordTable words,
    List<String> labels,
    long[] labelCounts,
    boolean pruned,
    int[] bucketColumns) {
  private static final int MAGIC = 793_712_314;
  private static final int VERSION = 12;
  private static final int OLD_VERSION = 11;
  private static final byte WORD = 0;
  private static final byte LABEL = 1;
  private static final String PREFIX = "__label__";

  /// The arguments of the training program, by its names; those not named are not kept.
  ///
  /// @param model 1 CBOW, 2 skip-gram, 3 supervised
  /// @param loss 1 hierarchical softmax, 2 negative sampling, 3 softmax, 4 one-vs-all
  record Arguments(
      int dim,
      int epoch,
      int minCount,
      int neg,
      int wordNgrams,
      int loss,
      int model,
      int bucket,
      int minn,
      int maxn) {
    static final int SKIP_GRAM = 2;
    static final int SUPERVISED = 3;
    private static final int WINDOW = 5;
    private static final int RATE_UPDATES = 100;
    private static final double SAMPLING = 1e-4;

    private static Arguments read(LittleEndianReader in) throws IOException {
      int dim = in.int32();
      in.int32();
      int epoch = in.int32();
      int minCount = in.int32();
      int neg = in.int32();
      int wordNgrams = in.int32();
      int loss = in.int32();
      int model = in.int32();
      int bucket = in.int32();
      int minn = in.int32();
      int maxn = in.int32();
      in.int32();
      in.float64();
      return new Arguments(dim, epoch, minCount, neg, wordNgrams, loss, model, bucket, minn, maxn);
    }

    private void write(LittleEndianWriter out) throws IOException {
      out.int32(dim);
      out.int32(WINDOW);
      out.int32(epoch);
      out.int32(minCount);
      out.int32(neg);
      out.int32(wordNgrams);
      out.int32(loss);
      out.int32(model);
      out.int32(bucket);
      out.int32(minn);
      out.int32(maxn);
      out.int32(RATE_UPDATES);
      out.float64(SAMPLING);
    }

    private Arguments withoutSubwords() {
      return new Arguments(dim, epoch, minCount, neg, wordNgrams, loss, model, bucket, 0, 0);
    }
  }

  boolean supervised() {
    return arguments.model() == Arguments.SUPERVISED;
  }

  /// Reads the head of a file.
  ///
  /// @throws IOException if it is no such file
  static FastTextHead read(LittleEndianReader in) throws IOException {
    if (in.left() < 8 || in.int32() != MAGIC) {
      throw new IOException("it does not begin as fastText files do");
    }
    int version = in.int32();
    if (version != VERSION && version != OLD_VERSION) {
      throw new IOException("version " + version + " of the format is unknown");
    }
    Arguments arguments = Arguments.read(in);
    if (version == OLD_VERSION && arguments.model() == Arguments.SUPERVISED) {
      arguments = arguments.withoutSubwords();
    }
    int size = in.int32();
    int words = in.int32();
    int labels = in.int32();
    in.int64();
    long kept = in.int64();
    if (words < 0 || labels < 0 || size != (long) words + labels) {
      throw new IOException(words + " words and " + labels + " labels of " + size);
    }
    in.checked(size, 10, 1);
    WordTable table = new WordTable();
    List<String> names = new ArrayList<>();
    long[] counts = new long[labels];
    for (int i = 0; i < size; i++) {
      byte[] word = in.word();
      long count = in.int64();
      byte type = in.int8();
      if (type == LABEL && names.size() < labels) {
        String name = LittleEndianReader.string(word);
        counts[names.size()] = count;
        names.add(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name);
      } else if (type == WORD && table.size() < words) {
        if (table.add(word, 0, word.length, WordTable.hash(word), count) != table.size() - 1) {
          throw new IOException("a word is listed twice");
        }
      } else {
        throw new IOException("word " + i + " is of type " + type);
      }
    }
    return new FastTextHead(
        arguments,
        table,
        names,
        counts,
        kept >= 0,
        kept >= 0 ? kept(kept, arguments, in) : new int[0]);
  }

  private static int[] kept(long size, Arguments arguments, LittleEndianReader in)
      throws IOException {
    int count = (int) in.checked(size, 1, 8);
    int[] kept = new int[count];
    java.util.Arrays.fill(kept, -1);
    for (int i = 0; i < count; i++) {
      int bucket = in.int32();
      int row = in.int32();
      if (bucket < 0 || bucket >= arguments.bucket() || row < 0 || row >= count || kept[row] >= 0) {
        throw new IOException("bucket " + bucket + " has row " + row + " of " + count);
      }
      kept[row] = bucket;
    }
    return kept;
  }

  void write(LittleEndianWriter out) throws IOException {
    out.int32(MAGIC);
    out.int32(VERSION);
    arguments.write(out);
    out.int32(words.size() + labels.size());
    out.int32(words.size());
    out.int32(labels.size());
    long tokens = 0;
    for (int word = 0; word < words.size(); word++) {
      tokens += words.count(word);
    }
    out.int64(tokens);
    out.int64(pruned ? bucketColumns.length : -1);
    for (int word = 0; word < words.size(); word++) {
      out.word(words.bytes(word));
      out.int64(words.count(word));
      out.int8(WORD);
    }
    for (int label = 0; label < labels.size(); label++) {
      String name = PREFIX + labels.get(label).replaceAll("\\s", "_");
      out.word(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.int64(labelCounts[label]);
      out.int8(LABEL);
    }
    for (int row = 0; row < bucketColumns.length && pruned; row++) {
      out.int32(bucketColumns[row]);
      out.int32(row);
    }
  }
}
