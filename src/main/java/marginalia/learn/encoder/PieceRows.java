package marginalia.learn.encoder;

import java.io.DataInput;
import java.io.IOException;
import marginalia.jobs.Progress;
import marginalia.text.Cutting;
import marginalia.text.FittedVectoriser;
import marginalia.text.PairedRows;
import marginalia.text.Sequences;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.Vectoriser;
import marginalia.wording.Bounds;

/// Turns texts into the pieces that an encoder reads, for models that go on training it, beside the
/// weighed columns of another vectoriser.
///
/// @param longest pieces of a text that are read, the marks around them included
public record PieceRows(PretrainedEncoder encoder, Vectoriser beside, int longest)
    implements Vectoriser {
  /// Name of the fitted form in a model file.
  public static final String FORM = "pieces";

  private static final int TEXTS_AT_ONCE = 64;

  public PieceRows {
    Bounds.fromTo("longest", longest, 8, Encoder.LONGEST);
  }

  /// What came of texts.
  record Fitted(PieceFeatures model, PairedRows matrix) implements Vectoriser.Fitted {}

  /// Reads the features of a form.
  @FunctionalInterface
  public interface Reader {
    FittedVectoriser read(String form, DataInput in) throws IOException;
  }

  @Override
  public Cutting cut(String text, int texts) {
    return beside.cut(text, texts);
  }

  @Override
  public Fitted fitTransform(Texts texts, Progress progress) {
    Vectoriser.Fitted fitted = beside.fitTransform(texts, progress);
    PieceFeatures model = new PieceFeatures(this, fitted.model());
    PairedRows rows = new PairedRows(SparseMatrix.of(fitted.matrix()), pieces(texts, progress));
    return new Fitted(model, rows);
  }

  /// Reads what the fitted form wrote.
  ///
  /// @param reader of the features beside
  public static FittedVectoriser read(DataInput in, Reader reader) throws IOException {
    return PieceFeatures.read(in, reader);
  }

  /// The pieces of each text. O(their length).
  Sequences pieces(Texts texts, Progress progress) {
    int n = texts.size();
    Encoder ready = encoder.ready();
    int[][] ids = new int[n][];
    progress.ranges(
        n,
        TEXTS_AT_ONCE,
        (from, to) -> {
          for (String text : texts.chunk(from, to)) {
            ids[from++] = ready.ids(text, longest);
          }
        });
    int[] starts = new int[n + 1];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = starts[row] + ids[row].length;
    }
    int[] tokens = new int[starts[n]];
    for (int row = 0; row < n; row++) {
      System.arraycopy(ids[row], 0, tokens, starts[row], ids[row].length);
    }
    return new Sequences(ready.pieces(), starts, tokens);
  }
}
