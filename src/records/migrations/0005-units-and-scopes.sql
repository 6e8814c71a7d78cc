-- The tree of units: stores, franchises, teams and the regions above them. `key` is what interactions carry in `unit`.
-- A unit whose parent is gone would fall out of everyone's sight, so the records keep the tree whole.

CREATE TABLE unit (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  key text NOT NULL,
  name_es text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL,
  parent text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, key),
  FOREIGN KEY (workspace, parent) REFERENCES unit (workspace, key) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX unit_parent ON unit (workspace, parent);

-- What a secret key was made for, and the units that it sees with those under them; null is the whole workspace.
ALTER TABLE api_key ADD COLUMN scopes text[] NOT NULL DEFAULT '{figures,customers,export,import}';
ALTER TABLE api_key ADD COLUMN units text[];
