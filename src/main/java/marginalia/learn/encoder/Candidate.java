package marginalia.learn.encoder;

import java.io.IOException;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.text.SubwordTokeniser;

/// An encoder that is being tried before it is added. For one thread; gives the runtime's memory
/// back when it is closed.
public final class Candidate implements AutoCloseable {
  private final EncoderCard card;
  private final byte[] weights;
  private final EncoderSession session;
  private final Encoder encoder;

  Candidate(EncoderCard card, byte[] weights, EncoderSession session, SubwordTokeniser tokeniser) {
    this.card = card;
    this.weights = weights;
    this.session = session;
    this.encoder = new Encoder(session, tokeniser, card);
  }

  EncoderCard card() {
    return card;
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

  @Override
  public void close() {
    session.close();
  }
}
