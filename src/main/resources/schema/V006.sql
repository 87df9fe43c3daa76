-- How well each model agreed with the one before it, on the same texts without answers.
CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,            -- milliseconds since 1970
  before INTEGER NOT NULL,        -- answers of the earlier model
  answers INTEGER NOT NULL,       -- answers of the later model
  kappa REAL NOT NULL
);
