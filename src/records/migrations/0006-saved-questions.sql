-- Questions that people keep, and the links by which a kept thing is opened to people outside.

CREATE TABLE saved_question (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  view jsonb NOT NULL,
  made_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX saved_question_workspace ON saved_question (workspace, lower(name));

-- Only the hash of a link's token is kept. `account` is whose sight the link has; null is the owner of the machine, who
-- sees everything. A link whose subject is gone opens nothing, and works again when the deletion is undone.
CREATE TABLE share (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  subject_kind text NOT NULL CHECK (subject_kind IN ('question', 'dashboard')),
  subject uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  account uuid,
  made_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  seen integer NOT NULL DEFAULT 0,
  last_seen_at timestamptz
);
CREATE INDEX share_subject ON share (workspace, subject_kind, subject);
