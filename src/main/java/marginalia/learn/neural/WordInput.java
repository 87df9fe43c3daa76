package marginalia.learn.neural;

import java.util.List;

/// The vectors of a text's words, of one or more channels added up.
final class WordInput {
  private final List<Embedding> channels;

  WordInput(List<Embedding> channels) {
    this.channels = List.copyOf(channels);
  }

  int width() {
    return channels.getFirst().width();
  }

  /// One row per token.
  Signal of(Tape tape, int[] tokens) {
    return channels.stream()
        .map(channel -> channel.of(tape, tokens))
        .reduce((a, b) -> Combine.sum(tape, a, b))
        .orElseThrow();
  }
}
