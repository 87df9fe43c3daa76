/// fastText: texts as the mean of vectors of words, word n-grams and character n-grams. Read
/// [marginalia.learn.fasttext.FastTextGrams], [marginalia.learn.fasttext.FastText] and
/// [marginalia.learn.fasttext.FastTextFile] first.
@NullMarked
package marginalia.learn.fasttext;

import org.jspecify.annotations.NullMarked;
