-- What an encoder makes of the texts; can be emptied at any time and is then made anew.
CREATE TABLE text_vector (
  document_id INTEGER PRIMARY KEY REFERENCES document,
  encoder TEXT NOT NULL,
  digest INTEGER NOT NULL,        -- of the text it was made of
  vector BLOB NOT NULL            -- one byte a dimension, length 1 when scaled
);
