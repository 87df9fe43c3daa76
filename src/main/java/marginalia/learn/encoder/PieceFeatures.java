package marginalia.learn.encoder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.text.FittedVectoriser;
import marginalia.text.Occurrence;
import marginalia.text.PairedRows;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;

/// Fitted [PieceRows]: the columns, and all that is said of them, are those of the vectoriser
/// beside. Immutable; safe for any thread.
record PieceFeatures(PieceRows made, FittedVectoriser beside) implements FittedVectoriser {
  @Override
  public Vectoriser settings() {
    return new PieceRows(made.encoder(), beside.settings(), made.longest());
  }

  @Override
  public int columns() {
    return beside.columns();
  }

  @Override
  public String feature(int column) {
    return beside.feature(column);
  }

  @Override
  public PairedRows transform(Texts texts, Progress progress) {
    return new PairedRows(
        SparseMatrix.of(beside.transform(texts, progress)), made.pieces(texts, progress));
  }

  @Override
  public List<Occurrence> occurrences(String text) {
    return beside.occurrences(text);
  }

  @Override
  public List<int[]> words(List<String> texts) {
    return beside.words(texts);
  }

  @Override
  public String form() {
    return PieceRows.FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(made.encoder().slug());
    out.writeInt(made.longest());
    out.writeUTF(beside.form());
    beside.write(out);
  }

  static PieceFeatures read(DataInput in, PieceRows.Reader reader) throws IOException {
    PretrainedEncoder encoder = PretrainedEncoder.named(in.readUTF());
    int longest = in.readInt();
    FittedVectoriser beside = reader.read(in.readUTF(), in);
    return new PieceFeatures(new PieceRows(encoder, beside.settings(), longest), beside);
  }
}
