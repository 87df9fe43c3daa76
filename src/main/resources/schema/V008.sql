-- The label that stands for this one since they were merged; NULL for none.
ALTER TABLE label ADD COLUMN successor INTEGER;
