/// The command line.
@NullMarked
package marginalia.cli;

import org.jspecify.annotations.NullMarked;
