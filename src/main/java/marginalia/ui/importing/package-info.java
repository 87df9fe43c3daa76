/// The import dialog: preview, format, columns.
@NullMarked
package marginalia.ui.importing;

import org.jspecify.annotations.NullMarked;
