/// Files in and out: one reader and one writer per format.
@NullMarked
package marginalia.exchange;

import org.jspecify.annotations.NullMarked;
