/// The open project and its loop, one class per verb.
@NullMarked
package marginalia.session;

import org.jspecify.annotations.NullMarked;
