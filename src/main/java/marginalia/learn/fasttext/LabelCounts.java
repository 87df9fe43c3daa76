package marginalia.learn.fasttext;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import marginalia.learn.embedding.OneVsAll.Precision;

/// What a classifier knows of its labels.
///
/// @param texts learnt from, per label
/// @param exclusive whether exactly one holds per text
/// @param precision of sigmoids
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record LabelCounts(int[] texts, boolean exclusive, Precision precision) {
  private static final int MOST = 1 << 24;

  void write(DataOutput out) throws IOException {
    out.writeBoolean(exclusive);
    out.writeUTF(precision.name());
    out.writeInt(texts.length);
    for (int count : texts) {
      out.writeInt(count);
    }
  }

  static LabelCounts read(DataInput in) throws IOException {
    boolean exclusive = in.readBoolean();
    Precision precision = Precision.valueOf(in.readUTF());
    int labels = in.readInt();
    if (labels < 0 || labels > MOST) {
      throw new IOException(labels + " labels");
    }
    int[] texts = new int[labels];
    for (int label = 0; label < labels; label++) {
      texts[label] = in.readInt();
    }
    return new LabelCounts(texts, exclusive, precision);
  }
}
