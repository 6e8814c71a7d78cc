-- Whether the public page of a survey asks the device for a small computation before its response is taken.

ALTER TABLE survey ADD COLUMN asks_computation boolean NOT NULL DEFAULT false;
