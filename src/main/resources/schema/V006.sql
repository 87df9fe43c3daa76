-- How well each model agreed with the one before it, on the same texts without answers.
CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,            -- milliseconds since 1970
  before INTEGER NOT NULL,        -- answers of the earlier model
  answers INTEGER NOT NULL,       -- answers of the later model
  kappa REAL NOT NULL
);

-- A text that was shown again, or nearly the same as one answered before, and what was said of both.
CREATE TABLE repeat (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action,
  document_id INTEGER NOT NULL,
  original_id INTEGER NOT NULL,   -- itself, or the text it is nearly the same as
  annotator TEXT NOT NULL,
  first TEXT NOT NULL,            -- label ids, ascending, joined by commas
  second TEXT NOT NULL
);
