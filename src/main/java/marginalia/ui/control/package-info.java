/// Widgets and keys that the screens share.
@NullMarked
package marginalia.ui.control;

import org.jspecify.annotations.NullMarked;
