/// Files in and out: formats guessed and read row by row, exports written whole or not at all. Read
/// [marginalia.exchange.FormatGuess], [marginalia.exchange.DocumentReader] and
/// [marginalia.exchange.DocumentWriter] first.
@NullMarked
package marginalia.exchange;

import org.jspecify.annotations.NullMarked;
