/// The SQLite project file; the only user of `java.sql`.
@NullMarked
package marginalia.store;

import org.jspecify.annotations.NullMarked;
