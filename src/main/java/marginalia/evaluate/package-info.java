/// How good a model is.
@NullMarked
package marginalia.evaluate;

import org.jspecify.annotations.NullMarked;
