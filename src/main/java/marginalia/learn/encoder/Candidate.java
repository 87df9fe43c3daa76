package marginalia.learn.encoder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import marginalia.jobs.Progress;

/// An encoder that is being tried before it is added. For one thread.
public final class Candidate {
  private final EncoderCard card;
  private final byte[] weights;
  private final Encoder encoder;

  Candidate(EncoderCard card, byte[] weights, byte[] pieces) {
    this.card = card;
    this.weights = weights;
    this.encoder = encoder(card, weights, pieces).ready();
  }

  /// Length of its vectors.
  public int width() {
    return card.width();
  }

  /// Its weights, read as those of a BERT with one head.
  ///
  /// @throws IOException if they are none
  public EncoderWeights weights() throws IOException {
    return EncoderWeights.read(weights, 1, card.pooling());
  }

  /// The numbers of a text's pieces.
  public int[] ids(String text) {
    return encoder.ids(text);
  }

  /// The vector that the runtime makes of a text.
  public float[] vector(String text) {
    return encoder.vectors(List.of(text), _ -> {}, Progress.none())[0];
  }

  private static PretrainedEncoder encoder(EncoderCard card, byte[] weights, byte[] pieces) {
    return new PretrainedEncoder(
        card,
        new PretrainedEncoder.Files() {
          @Override
          public InputStream weights() {
            return new ByteArrayInputStream(weights);
          }

          @Override
          public InputStream pieces() {
            return new ByteArrayInputStream(pieces);
          }
        });
  }
}
