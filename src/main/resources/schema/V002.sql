-- Identifiers from the files, found again by `document_key`. Filled in the background after an
-- import, like the search index and as far as it: keys come in no order, and an index kept during
-- the import took a third of its time.
DROP INDEX document_key;
CREATE TABLE document_key (
  key TEXT NOT NULL,
  document_id INTEGER NOT NULL,
  PRIMARY KEY (key, document_id)
) WITHOUT ROWID;
INSERT INTO document_key (key, document_id)
  SELECT key, id FROM document
  WHERE key IS NOT NULL
    AND id <= (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM setting WHERE name = 'indexedUpTo')
  ORDER BY key, id;
