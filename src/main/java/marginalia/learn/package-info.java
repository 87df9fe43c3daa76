/// Numbers to probabilities; labels are 0 … k−1 here.
@NullMarked
package marginalia.learn;

import org.jspecify.annotations.NullMarked;
