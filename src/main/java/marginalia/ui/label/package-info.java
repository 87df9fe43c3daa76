/// The labelling screen.
@NullMarked
package marginalia.ui.label;

import org.jspecify.annotations.NullMarked;
