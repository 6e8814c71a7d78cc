-- The quotas that a response which was set aside belongs to, by key: it takes its places when it is accepted.

ALTER TABLE survey_suspect ADD COLUMN quotas text[] NOT NULL DEFAULT '{}';
