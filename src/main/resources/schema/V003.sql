-- What the table of trained models shows, and which of them are not to be dropped.
ALTER TABLE model ADD COLUMN choice TEXT NOT NULL DEFAULT '{}';     -- name and settings, JSON
ALTER TABLE model ADD COLUMN macro_f1 REAL;                         -- on the held-out texts; NULL where there were too few
ALTER TABLE model ADD COLUMN seconds REAL NOT NULL DEFAULT 0;       -- wall time of the fit
ALTER TABLE model ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;      -- of the model file, kept or not
ALTER TABLE model ADD COLUMN protected INTEGER NOT NULL DEFAULT 0;  -- the user wants to keep it
