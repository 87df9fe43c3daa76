/// The list of texts: search, filters, bulk answers.
@NullMarked
package marginalia.ui.search;

import org.jspecify.annotations.NullMarked;
