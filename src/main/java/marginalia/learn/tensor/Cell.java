package marginalia.learn.tensor;

/// One kind of recurrence, fused: all that happens to one text at one token between two products.
/// Made for one pass over some texts; row numbers are those of their tokens. For one thread.
public sealed interface Cell permits LstmCell, GruCell {
  /// From the products of token `row` and of the state before to the next state.
  ///
  /// @param slot row of the text in `state` and in the product with the state
  /// @param before row of the text's token before; negative at its first
  void forward(int row, int slot, int before);

  /// From the slope of the hidden numbers to those of the products, which are put where the
  /// products were, and into row `slot` of `recurrent` for the product that carries it to the token
  /// before.
  ///
  /// @param carried slope that came from the token after, in row `slot`; its part that passes this
  ///   cell by is put in its place
  void backward(int row, int slot, int before, Matrix carried);
}
