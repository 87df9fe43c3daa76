-- What a label is called in other languages, and what else is said of it.
ALTER TABLE label ADD COLUMN names TEXT NOT NULL DEFAULT '{}';    -- JSON object, name by code of the language
ALTER TABLE label ADD COLUMN include TEXT NOT NULL DEFAULT '';    -- what belongs here though one might doubt it
ALTER TABLE label ADD COLUMN exclude TEXT NOT NULL DEFAULT '';    -- what does not though one might think so
ALTER TABLE label ADD COLUMN notes TEXT NOT NULL DEFAULT '';      -- for those who shape the scheme
