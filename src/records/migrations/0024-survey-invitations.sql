-- Asking people: invitations to surveys with what became of each, the rules of how often anyone may be asked, and who is not
-- to be asked at all.

-- How a survey asks: its contact rules, texts of its mails, reminders. Absent: the defaults.
CREATE TABLE survey_asking (
  survey uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE,
  body jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  changed_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE contact_rules (
  workspace integer PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  body jsonb NOT NULL,
  changed_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Identities that are not to be asked. An address is an identity, too.
CREATE TABLE no_contact (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  identity uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('unsubscribed', 'bounced', 'complained', 'member')),
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, identity)
);

CREATE TABLE survey_invitation (
  -- Also the id of its response: however often it is answered, it counts once.
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  survey uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  origin text NOT NULL CHECK (origin IN ('list', 'segment', 'person', 'api', 'trigger')),
  -- Those that were made together.
  batch uuid NOT NULL,
  -- What it was made for: the same occasion makes no second one.
  occasion text NOT NULL,
  way text NOT NULL CHECK (way IN ('email', 'link')),
  -- Whom: one identifier and its identity, and where to reach them.
  identity uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  email text,
  phone text,
  name text NOT NULL,
  language text NOT NULL,
  hidden jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('held', 'waiting', 'made', 'sent', 'failed')),
  hold text,
  hold_until timestamptz,
  made_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  sent_at timestamptz,
  opened_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  declined_at timestamptz,
  bounced_at timestamptz,
  complained_at timestamptz,
  -- That somebody was invited stands in the log, too.
  logged boolean NOT NULL DEFAULT false,
  UNIQUE (survey, occasion),
  CHECK ((state = 'held') = (hold IS NOT NULL))
);
CREATE INDEX survey_invitation_identity ON survey_invitation (workspace, identity, made_at DESC);
CREATE INDEX survey_invitation_survey ON survey_invitation (survey, made_at DESC, id);
CREATE INDEX survey_invitation_unlogged ON survey_invitation (made_at) WHERE NOT logged AND state IN ('made', 'sent');

-- The mails of an invitation: 0 invites, the others remind. A row is sent by whoever holds it by `claim` until
-- `claimed_until`, by the clock of this database; when the holder dies, another takes it over after that.
CREATE TABLE survey_letter (
  invitation uuid NOT NULL REFERENCES survey_invitation ON DELETE CASCADE,
  number smallint NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL DEFAULT now(),
  claim uuid,
  claimed_at timestamptz,
  claimed_until timestamptz,
  trouble text CHECK (trouble IN ('mail-server', 'refused', 'interrupted', 'rewritten')),
  detail text,
  ended_at timestamptz,
  PRIMARY KEY (invitation, number)
);
CREATE INDEX survey_letter_waiting ON survey_letter (next_try_at) WHERE state = 'waiting';
CREATE INDEX survey_letter_claimed ON survey_letter (claimed_at) WHERE claimed_at IS NOT NULL;
