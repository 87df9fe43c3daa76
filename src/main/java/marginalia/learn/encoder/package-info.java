/// Encoders that were trained elsewhere and come with the program: they turn a text into a vector
/// that lies near those of texts which mean the same. Read
/// [marginalia.learn.encoder.PretrainedEncoder] first, then [marginalia.learn.encoder.EncoderRows],
/// which makes features of them.
@NullMarked
package marginalia.learn.encoder;

import org.jspecify.annotations.NullMarked;
