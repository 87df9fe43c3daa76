package marginalia.learn.encoder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.text.FittedVectoriser;
import marginalia.text.Occurrence;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import marginalia.text.TfIdfModel;

/// Fitted [EncoderRows]: columns of n-grams, if there are any, then those of the encoder, whose
/// names say nothing. Immutable; safe for any thread.
final class EncoderFeatures implements FittedVectoriser {
  private final EncoderRows settings;
  private final float[] middle;
  private final Optional<TfIdfModel> words;

  /// @param middle of the encoder's vectors of the texts it was fitted on
  EncoderFeatures(EncoderRows settings, float[] middle, Optional<TfIdfModel> words) {
    this.settings = settings;
    this.middle = middle;
    this.words = words;
  }

  @Override
  public EncoderRows settings() {
    return settings;
  }

  private int wordColumns() {
    return words.map(TfIdfModel::columns).orElse(0);
  }

  @Override
  public int columns() {
    return wordColumns() + middle.length;
  }

  @Override
  public String feature(int column) {
    return column < wordColumns()
        ? words.orElseThrow().feature(column)
        : "#" + (column - wordColumns());
  }

  @Override
  public SparseMatrix transform(Texts texts, Progress progress) {
    float[] vectors = Vectors.of(settings.encoder(), texts, progress);
    return rows(vectors, texts.size(), words.map(model -> model.transform(texts, progress)));
  }

  /// Rows of both parts side by side.
  ///
  /// @param vectors n × width numbers, as the encoder made them
  /// @param counted rows of the n-grams
  SparseMatrix rows(float[] vectors, int n, Optional<SparseMatrix> counted) {
    int width = middle.length;
    int[] starts = new int[n + 1];
    for (int row = 0; row < n; row++) {
      int grams = counted.isEmpty() ? 0 : entries(counted.get(), row);
      starts[row + 1] = Math.addExact(starts[row], grams + width);
    }
    int[] indices = new int[starts[n]];
    float[] values = new float[starts[n]];
    for (int row = 0; row < n; row++) {
      int at = starts[row + 1] - width;
      if (counted.isPresent()) {
        copyWords(counted.get(), row, indices, values, starts[row]);
      }
      centre(vectors, row * width, values, at);
      for (int column = 0; column < width; column++) {
        indices[at + column] = wordColumns() + column;
      }
    }
    return new SparseMatrix(columns(), starts, indices, values);
  }

  private static int entries(SparseMatrix matrix, int row) {
    return matrix.starts()[row + 1] - matrix.starts()[row];
  }

  private void copyWords(SparseMatrix from, int row, int[] indices, float[] values, int at) {
    int start = from.starts()[row];
    for (int i = 0; i < entries(from, row); i++) {
      indices[at + i] = from.indices()[start + i];
      values[at + i] = (float) (from.values()[start + i] * settings.wordWeight());
    }
  }

  private void centre(float[] vectors, int from, float[] into, int at) {
    double squares = 0;
    for (int i = 0; i < middle.length; i++) {
      float value = vectors[from + i] - middle[i];
      into[at + i] = value;
      squares += (double) value * value;
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < middle.length; i++) {
      into[at + i] *= scale;
    }
  }

  @Override
  public List<Occurrence> occurrences(String text) {
    return words.map(model -> model.occurrences(text)).orElse(List.of());
  }

  @Override
  public List<int[]> words(List<String> texts) {
    return words
        .map(model -> model.words(texts))
        .orElseGet(() -> texts.stream().map(_ -> new int[0]).toList());
  }

  @Override
  public String form() {
    return EncoderRows.FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(settings.encoder().slug());
    out.writeDouble(settings.wordWeight());
    for (float value : middle) {
      out.writeFloat(value);
    }
    out.writeBoolean(words.isPresent());
    if (words.isPresent()) {
      words.get().write(out);
    }
  }

  static EncoderFeatures read(DataInput in) throws IOException {
    PretrainedEncoder encoder = PretrainedEncoder.named(in.readUTF());
    double wordWeight = in.readDouble();
    float[] middle = new float[encoder.width()];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = in.readFloat();
    }
    Optional<TfIdfModel> words =
        in.readBoolean() ? Optional.of(TfIdfModel.read(in)) : Optional.empty();
    TfIdf cut =
        words.map(TfIdfModel::settings).orElseGet(() -> TfIdf.defaults(encoder.card().language()));
    return new EncoderFeatures(new EncoderRows(encoder, cut, wordWeight), middle, words);
  }
}
