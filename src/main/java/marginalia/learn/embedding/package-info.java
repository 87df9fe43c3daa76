/// Vectors of words: word2vec, with and without subwords, and what it shares with fastText. Read
/// [marginalia.learn.embedding.Word2Vec], [marginalia.learn.embedding.WordVectors] and
/// [marginalia.learn.embedding.OutputLayer] first.
@NullMarked
package marginalia.learn.embedding;

import org.jspecify.annotations.NullMarked;
