/// The evaluation screen.
@NullMarked
package marginalia.ui.evaluate;

import org.jspecify.annotations.NullMarked;
