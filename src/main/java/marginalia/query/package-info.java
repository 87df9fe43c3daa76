/// Which document next.
@NullMarked
package marginalia.query;

import org.jspecify.annotations.NullMarked;
