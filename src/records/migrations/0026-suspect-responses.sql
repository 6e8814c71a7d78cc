-- Responses to surveys that look as if no customer had given them: kept with their message, and counted when someone says so.

CREATE TABLE survey_suspect (
  survey uuid NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  response uuid NOT NULL,
  signs text[] NOT NULL,
  -- As it goes to the journal when it is accepted.
  message jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- null: nobody has decided.
  accepted boolean,
  decided_by text,
  decided_at timestamptz,
  PRIMARY KEY (survey, response)
);

CREATE INDEX survey_suspect_open ON survey_suspect (survey, created_at DESC) WHERE accepted IS NULL;
