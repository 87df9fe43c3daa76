/// The window.
@NullMarked
package marginalia.ui;

import org.jspecify.annotations.NullMarked;
