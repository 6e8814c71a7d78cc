-- Responses under way. What was said so far is kept here as a page goes on; when nobody goes on with it, it is written to the
-- log through `message`: first the very message, then the journal, then the message is taken out. Whoever is killed in
-- between leaves a message that the next one writes again under the same id.

CREATE TABLE survey_partial (
  survey uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  response uuid NOT NULL,
  version integer NOT NULL,
  -- What was said so far; NULL when there is nothing that the log does not know or is about to.
  answers jsonb,
  -- Language, hidden values and when it was begun.
  context jsonb NOT NULL,
  -- How many messages of this response there are, and the questions whose answers they hold.
  parts integer NOT NULL DEFAULT 0,
  logged text[] NOT NULL DEFAULT '{}',
  message jsonb,
  message_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (survey, response)
);
CREATE INDEX survey_partial_idle ON survey_partial (updated_at) WHERE answers IS NOT NULL;
CREATE INDEX survey_partial_message ON survey_partial (message_at) WHERE message IS NOT NULL;
