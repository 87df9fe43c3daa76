package marginalia.learn.neural;

import java.util.List;
import java.util.Optional;
import marginalia.learn.neural.Attention.Attended;

/// A recurrence over the word vectors, in one direction or both, of which one vector is read out,
/// and one linear layer. LSTM: Hochreiter and Schmidhuber (1997); GRU: Cho et al. (2014); both
/// directions: Graves and Schmidhuber (2005); attention: Zhou et al. (2016),
/// doi:10.18653/v1/P16-2034.
///
/// @param width hidden numbers of each direction
/// @param spatialDropout share of the channels of the word vectors that a text does without
public record TextRnn(
    Recurrence.Kind kind,
    Directions directions,
    int width,
    Readout readout,
    double spatialDropout,
    double dropout)
    implements Architecture {
  /// One direction or both.
  public enum Directions {
    ONE,
    BOTH
  }

  /// How a sequence of hidden vectors becomes one.
  public enum Readout {
    /// Where each direction ends, side by side.
    LAST,
    /// The mean of where the directions end.
    MEAN_OF_ENDS,
    MEAN,
    MAX,
    ATTENTION
  }

  /// A bidirectional LSTM with 128 hidden numbers, read out by attention.
  public static TextRnn defaults() {
    return new TextRnn(Recurrence.Kind.LSTM, Directions.BOTH, 128, Readout.ATTENTION, 0.2, 0.5);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    Recurrent recurrent =
        new Recurrent(parameters, "recurrence", kind, directions, words.width(), width);
    boolean halved = readout == Readout.MEAN_OF_ENDS && directions == Directions.BOTH;
    int read = halved ? width : recurrent.outputs();
    Optional<Attention> attention =
        readout == Readout.ATTENTION
            ? Optional.of(new Attention(parameters, "attention", recurrent.outputs(), width))
            : Optional.empty();
    Inputs.Scoring scores = inputs.scores(parameters, read);
    Wiring wiring = new Wiring(words, recurrent, attention, scores);
    return readout == Readout.ATTENTION
        ? new WithAttention(this, wiring)
        : (tape, batch) -> scores(wiring, tape, batch);
  }

  /// @param attention where it reads out
  private record Wiring(
      WordInput words, Recurrent recurrent, Optional<Attention> attention, Inputs.Scoring scores) {
    Attended attended(Tape tape, List<Signal> ways, Spans texts) {
      return attention.orElseThrow().of(tape, Combine.beside(tape, ways), texts);
    }
  }

  private Signal scores(Wiring wiring, Tape tape, Batch batch) {
    Signal one = read(wiring, tape, ways(wiring, tape, batch), batch.texts());
    return wiring.scores.of(tape, Dropout.each(tape, one, dropout));
  }

  private List<Signal> ways(Wiring wiring, Tape tape, Batch batch) {
    Signal vectors = wiring.words.of(tape, batch.tokens());
    Spans texts = batch.texts();
    return wiring.recurrent.ways(
        tape, Dropout.channels(tape, vectors, texts, spatialDropout), texts);
  }

  private Signal read(Wiring wiring, Tape tape, List<Signal> ways, Spans texts) {
    return switch (readout) {
      case LAST -> Combine.beside(tape, ends(tape, ways, texts));
      case MEAN_OF_ENDS ->
          ends(tape, ways, texts).stream()
              .map(end -> Combine.scaled(tape, end, 1f / ways.size()))
              .reduce((a, b) -> Combine.sum(tape, a, b))
              .orElseThrow();
      case MEAN -> Pooling.mean(tape, Combine.beside(tape, ways), texts);
      case MAX -> Pooling.max(tape, Combine.beside(tape, ways), texts);
      case ATTENTION -> wiring.attended(tape, ways, texts).sum();
    };
  }

  /// The same, able to tell how it weighs the words.
  private record WithAttention(TextRnn sizes, Wiring wiring) implements Attentive {
    @Override
    public Signal scores(Tape tape, Batch batch) {
      return sizes.scores(wiring, tape, batch);
    }

    @Override
    public float[] attention(Tape tape, Batch batch) {
      List<Signal> ways = sizes.ways(wiring, tape, batch);
      return wiring.attended(tape, ways, batch.texts()).weights().value().toArray();
    }
  }

  private static List<Signal> ends(Tape tape, List<Signal> ways, Spans texts) {
    Signal forward = Pooling.last(tape, ways.getFirst(), texts);
    return ways.size() == 1
        ? List.of(forward)
        : List.of(forward, Pooling.first(tape, ways.getLast(), texts));
  }
}
