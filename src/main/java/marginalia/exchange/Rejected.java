package marginalia.exchange;

import marginalia.wording.Notice;

/// A row of a file that could not be read.
///
/// @param line physical line on which it begins, from 1
/// @param excerpt its first characters, on one line
public record Rejected(long line, Notice reason, String excerpt) {}
