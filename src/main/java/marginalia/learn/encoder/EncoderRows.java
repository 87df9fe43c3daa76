package marginalia.learn.encoder;

import java.io.DataInput;
import java.io.IOException;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.text.Cutting;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.Bounds;

/// Turns texts into the vectors of an encoder, which stays as it is, beside weighed n-grams or
/// alone. The middle of all vectors is taken away, as those of one encoder lie close together, and
/// every vector scaled to length 1.
///
/// @param words how the n-grams are made; their columns stand before the encoder's
/// @param wordWeight length of the n-grams' part of a row beside the vector's; 0 for none of them
public record EncoderRows(PretrainedEncoder encoder, TfIdf words, double wordWeight)
    implements Vectoriser {
  /// Name of the fitted form in a model file.
  public static final String FORM = "encoder";

  public EncoderRows {
    Bounds.from("wordWeight", wordWeight, 0);
  }

  /// What came of texts.
  record Fitted(EncoderFeatures model, SparseMatrix matrix) implements Vectoriser.Fitted {}

  @Override
  public Cutting cut(String text, int texts) {
    return words.cut(text, texts);
  }

  @Override
  public Fitted fitTransform(Texts texts, Progress progress) {
    float[] vectors = Vectors.of(encoder, texts, progress);
    Optional<TfIdf.Fitted> counted =
        wordWeight == 0 ? Optional.empty() : Optional.of(words.fitTransform(texts, progress));
    float[] middle = middle(vectors, texts.size());
    TfIdf resolved = counted.map(fit -> fit.model().settings()).orElse(words);
    EncoderFeatures model =
        new EncoderFeatures(
            new EncoderRows(encoder, resolved, wordWeight),
            middle,
            counted.map(TfIdf.Fitted::model));
    return new Fitted(model, model.rows(vectors, texts.size(), counted.map(TfIdf.Fitted::matrix)));
  }

  /// Reads what the fitted form wrote.
  public static FittedVectoriser read(DataInput in) throws IOException {
    return EncoderFeatures.read(in);
  }

  private float[] middle(float[] vectors, int n) {
    double[] sums = new double[encoder.width()];
    for (int i = 0; i < vectors.length; i++) {
      sums[i % sums.length] += vectors[i];
    }
    float[] middle = new float[sums.length];
    for (int column = 0; column < middle.length && n > 0; column++) {
      middle[column] = (float) (sums[column] / n);
    }
    return middle;
  }
}
