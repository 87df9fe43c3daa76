/// Strings to numbers: normalisation, tokens, n-grams, and TF-IDF matrices.
@NullMarked
package marginalia.text;

import org.jspecify.annotations.NullMarked;
