-- What was measured, the model as chosen and the labels there were: points of the learning curve are
-- on one curve only where it is the same. Empty for points from before.
ALTER TABLE evaluation ADD COLUMN setup TEXT NOT NULL DEFAULT '';
