/// The window around the screens, which do not know each other.
@NullMarked
package marginalia.ui.shell;

import org.jspecify.annotations.NullMarked;
