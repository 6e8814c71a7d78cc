-- Triggers with quotas by segment, an aim of answers for each touchpoint, and an account of what they did.

ALTER TABLE survey_trigger
  -- Since when it is on as it is, and how many occasions a week the log let one expect then, by touchpoint.
  ADD COLUMN began_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN expected jsonb NOT NULL DEFAULT '{}';

ALTER TABLE survey_occasion
  ADD COLUMN touchpoint text NOT NULL DEFAULT '',
  ADD COLUMN kept_at timestamptz NOT NULL DEFAULT now(),
  DROP CONSTRAINT survey_occasion_state_check,
  -- Of `nobody` nothing was known by which they could be asked.
  ADD CONSTRAINT survey_occasion_state_check CHECK (state IN ('waiting', 'done', 'nobody'));
CREATE INDEX survey_occasion_kept ON survey_occasion (trigger, kept_at);

-- Segments with a quota that the person was in when they were asked.
ALTER TABLE survey_invitation ADD COLUMN segments uuid[] NOT NULL DEFAULT '{}';
