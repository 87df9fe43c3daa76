/// Neural networks over sequences of tokens. A network is a few lines that apply layers to
/// [marginalia.learn.neural.Signal]s; each layer knows its own gradient and notes it on the
/// [marginalia.learn.neural.Tape]. Read these two first, then [marginalia.learn.neural.TextCnn] as
/// the plainest architecture.
@NullMarked
package marginalia.learn.neural;

import org.jspecify.annotations.NullMarked;
