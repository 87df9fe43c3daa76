/// One class per command of the command line, each a thin caller of the session. Read
/// [marginalia.cli.MarginaliaCommand] and [marginalia.cli.Console] first.
@NullMarked
package marginalia.cli;

import org.jspecify.annotations.NullMarked;
