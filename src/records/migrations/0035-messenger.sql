-- The company's own tool that gets personal links and sends them by SMS, WhatsApp or anything else.

CREATE TABLE messenger (
  workspace integer PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  url text NOT NULL,
  -- What it is told is signed with it; it must be known here to sign.
  secret text NOT NULL,
  -- On which channel what it sends reaches people.
  channel text NOT NULL,
  changed_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE survey_invitation DROP CONSTRAINT survey_invitation_way_check;
ALTER TABLE survey_invitation ADD CONSTRAINT survey_invitation_way_check CHECK (way IN ('email', 'link', 'webhook'));

-- What goes out is one row, by whichever way.
ALTER TABLE survey_letter ADD COLUMN way text NOT NULL DEFAULT 'email' CHECK (way IN ('email', 'webhook'));
ALTER TABLE survey_letter DROP CONSTRAINT survey_letter_trouble_check;
ALTER TABLE survey_letter ADD CONSTRAINT survey_letter_trouble_check
  CHECK (trouble IN ('mail-server', 'messenger', 'refused', 'interrupted', 'rewritten'));
DROP INDEX survey_letter_waiting;
CREATE INDEX survey_letter_waiting ON survey_letter (way, next_try_at) WHERE state = 'waiting';
