/// Linear models over sparse features.
@NullMarked
package marginalia.learn.linear;

import org.jspecify.annotations.NullMarked;
