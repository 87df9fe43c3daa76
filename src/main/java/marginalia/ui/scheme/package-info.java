/// The label scheme panel.
@NullMarked
package marginalia.ui.scheme;

import org.jspecify.annotations.NullMarked;
