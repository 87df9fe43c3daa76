package marginalia.learn.embedding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import marginalia.learn.Frame;
import marginalia.learn.embedding.WordVectors.NgramVectors;
import marginalia.learn.tensor.RowFile;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.BucketIndex;
import marginalia.text.Subwords;
import marginalia.text.WordTable;
import marginalia.wording.NoticeException;

/// [WordVectors] as a project keeps them, in a [Frame]: all there is to them, bit by bit.
public final class KeptVectors {
  private static final Frame FRAME = new Frame("MARGVECS", 1, "engine.keptVectors");

  private KeptVectors() {}

  /// The vectors as bytes.
  public static byte[] encode(WordVectors vectors) throws IOException {
    return FRAME.encode(out -> write(vectors, out));
  }

  private static void write(WordVectors vectors, DataOutput out) throws IOException {
    vectors.words().write(out);
    out.writeBoolean(vectors.ngrams().isPresent());
    if (vectors.ngrams().isPresent()) {
      NgramVectors ngrams = vectors.ngrams().get();
      out.writeInt(ngrams.subwords().shortest());
      out.writeInt(ngrams.subwords().longest());
      out.writeInt(ngrams.subwords().buckets());
      BucketIndex.write(ngrams.index(), out);
      RowFile.write(ngrams.input(), out);
    } else {
      RowFile.write(vectors.vectors(), out);
    }
    for (float number : vectors.unknown()) {
      out.writeFloat(number);
    }
  }

  /// Reads the bytes.
  ///
  /// @throws NoticeException if they are something else, newer than this program, or damaged
  public static WordVectors decode(byte[] bytes, String source) throws NoticeException {
    return FRAME.decode(bytes, source, (in, _) -> read(in));
  }

  private static WordVectors read(DataInput in) throws IOException {
    WordTable words = WordTable.read(in);
    WordVectors vectors;
    if (in.readBoolean()) {
      Subwords subwords = new Subwords(in.readInt(), in.readInt(), in.readInt());
      BucketIndex index = BucketIndex.read(in, words.size());
      vectors = WordVectors.of(words, new NgramVectors(subwords, index, rows(in)));
    } else {
      vectors = WordVectors.of(words, rows(in));
    }
    float[] unknown = new float[vectors.width()];
    for (int i = 0; i < unknown.length; i++) {
      unknown[i] = in.readFloat();
    }
    return vectors.withUnknown(unknown);
  }

  private static RowMatrix rows(DataInput in) throws IOException {
    if (RowFile.read(in) instanceof RowMatrix dense) {
      return dense;
    }
    throw new IOException("compressed word vectors");
  }
}
