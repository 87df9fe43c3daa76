-- Vectors of words, learnt from the project's texts or brought in; the last ones only.
CREATE TABLE word_vectors (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,       -- milliseconds since 1970
  origin TEXT NOT NULL,           -- the name of the file they were read from; empty if learnt here
  choice TEXT NOT NULL,           -- settings they were learnt with, JSON
  words INTEGER NOT NULL,
  width INTEGER NOT NULL,
  content BLOB NOT NULL           -- data with a checksum
);
