-- Scores that were clicked in a mail, and what makes a survey ask by itself.

-- A response that so far is nothing but a click on a score: which, and when. Several different scores within seconds are a
-- program that opens every link, and count nothing until a person goes on.
ALTER TABLE survey_partial
  ADD COLUMN clicked smallint,
  ADD COLUMN clicked_at timestamptz,
  ADD COLUMN doubtful boolean NOT NULL DEFAULT false;

CREATE INDEX survey_invitation_email ON survey_invitation (workspace, email) WHERE email IS NOT NULL;

-- When a survey asks by itself: after an interaction that meets a condition, or on a schedule over a segment.
CREATE TABLE survey_trigger (
  id uuid PRIMARY KEY,
  survey uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  body jsonb NOT NULL,
  changed_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Interactions that were received before this moment were looked at.
  looked_until timestamptz NOT NULL DEFAULT now(),
  -- The day of the last wave of a schedule, by the clocks of the workspace.
  wave_on date
);
CREATE INDEX survey_trigger_survey ON survey_trigger (survey);

-- What set a trigger off: an interaction, or a customer in a wave. The key is why nothing sets it off twice.
CREATE TABLE survey_occasion (
  trigger uuid NOT NULL REFERENCES survey_trigger ON DELETE CASCADE,
  cause text NOT NULL,
  identity uuid NOT NULL,
  unit text NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done')),
  PRIMARY KEY (trigger, cause)
);
CREATE INDEX survey_occasion_due ON survey_occasion (due_at) WHERE state = 'waiting';
