package marginalia.learn.neural;

/// How a network is wired: a record of its sizes, one class per paper.
public sealed interface Architecture
    permits TextCnn,
        Nbow,
        Dan,
        TextRnn,
        TwoLstmStack,
        TextRcnn,
        Han,
        SentenceDocument,
        AttentiveConvolution,
        StructuredAttention,
        LabelEmbedding {
  /// Asks for the parameters and wires the layers.
  Network network(Parameters parameters, Inputs inputs);

  /// Whether it reads the words of the labels.
  default boolean readsLabels() {
    return false;
  }
}
