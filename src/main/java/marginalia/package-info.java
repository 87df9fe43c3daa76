/// Where everything is wired: [marginalia.Main] starts the window or a command.
@NullMarked
package marginalia;

import org.jspecify.annotations.NullMarked;
