-- A project file, version 1. Once released, never edited: later changes are V002.sql and so on.

-- What the project is and how it is worked on; values are JSON.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Every step a person took, oldest first: the undo log.
-- state: DONE counts; UNDONE can be redone; ABANDONED was undone and then something else was done;
-- RUNNING is an import that is not finished.
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  said TEXT NOT NULL,             -- the step in words: a notice as JSON
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,            -- milliseconds since 1970
  state TEXT NOT NULL DEFAULT 'DONE' CHECK (state IN ('RUNNING', 'DONE', 'UNDONE', 'ABANDONED'))
);
CREATE INDEX action_state ON action (state, id) WHERE state IN ('DONE', 'UNDONE');

-- One row for each file brought in. Only documents of a DONE import are seen. A RUNNING one found
-- when the project opens was cut off: everything it brought is removed.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action,
  source TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'UNDONE')),
  documents INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0
);

-- The texts.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES import,
  digest INTEGER NOT NULL,        -- first 64 bits of SHA-256 of the text
  held_out INTEGER NOT NULL DEFAULT 0,
  same_as INTEGER,                -- head of the group of exact duplicates, if grouped
  key TEXT,
  date TEXT,
  metadata TEXT,                  -- JSON object, NULL for none
  text TEXT NOT NULL
);
CREATE INDEX document_import ON document (import_id, same_as);
CREATE INDEX document_held_out ON document (id) WHERE held_out = 1;
CREATE INDEX document_same_as ON document (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX document_key ON document (key) WHERE key IS NOT NULL;

-- The label tree. absent: its creation was undone.
CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES label,
  position INTEGER NOT NULL,
  colour TEXT NOT NULL,
  key TEXT,
  definition TEXT NOT NULL,
  examples TEXT NOT NULL,         -- JSON array
  binned INTEGER NOT NULL DEFAULT 0,
  absent INTEGER NOT NULL DEFAULT 0
);

-- A label before and after a step; NULL where it did not exist.
CREATE TABLE label_change (
  action_id INTEGER NOT NULL REFERENCES action,
  label_id INTEGER NOT NULL REFERENCES label,
  before TEXT,
  after TEXT,
  PRIMARY KEY (action_id, label_id)
) WITHOUT ROWID;

-- Every answer ever given, oldest first, never overwritten.
CREATE TABLE annotation (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action,
  document_id INTEGER NOT NULL REFERENCES document,
  replaces INTEGER,               -- the annotation that counted before this one
  verdict TEXT NOT NULL,
  labels TEXT NOT NULL,           -- label ids, ascending, joined by commas
  unsure INTEGER NOT NULL,
  comment TEXT NOT NULL,
  annotator TEXT NOT NULL,
  answered_at INTEGER NOT NULL,   -- milliseconds since 1970
  elapsed INTEGER NOT NULL,       -- milliseconds the text was on show
  shown_label INTEGER,            -- the suggestion that was on the screen
  shown_probability REAL,
  origin TEXT NOT NULL
);
CREATE INDEX annotation_action ON annotation (action_id);
CREATE INDEX annotation_document ON annotation (document_id);

-- The annotation that counts for each document: derived from annotation, kept in its transactions.
CREATE TABLE answer (
  document_id INTEGER PRIMARY KEY REFERENCES document,
  annotation_id INTEGER NOT NULL REFERENCES annotation
);
CREATE TABLE answer_label (
  label_id INTEGER NOT NULL REFERENCES label,
  document_id INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (document_id, label_id)
) WITHOUT ROWID;
CREATE INDEX answer_label_label ON answer_label (label_id);

-- A document taken into or out of the held-out set by a step.
CREATE TABLE held_out_change (
  action_id INTEGER NOT NULL REFERENCES action,
  document_id INTEGER NOT NULL REFERENCES document,
  after INTEGER NOT NULL,
  PRIMARY KEY (action_id, document_id)
) WITHOUT ROWID;

-- Trained models, newest last; content is the model file, checksummed.
CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  trained_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  answers INTEGER NOT NULL,
  labels TEXT NOT NULL,           -- label ids in the model's order, joined by commas
  provenance TEXT NOT NULL,       -- JSON
  content BLOB NOT NULL
);

-- What the last fully trained model says of each document.
CREATE TABLE prediction (
  document_id INTEGER PRIMARY KEY REFERENCES document,
  model_id INTEGER NOT NULL,
  label_id INTEGER NOT NULL,
  probability REAL NOT NULL
);

-- Scores over the project's life: the learning curve.
CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  method TEXT NOT NULL,
  macro_f1 REAL NOT NULL,
  micro_f1 REAL NOT NULL,
  accuracy REAL NOT NULL
);

-- Full-text index over character trigrams; rows are added in the background after an import.
CREATE VIRTUAL TABLE document_trigram USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'none'
);
