-- Dashboards.

CREATE TABLE dashboard (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  period jsonb,
  tiles jsonb NOT NULL,
  -- Grows with every change: who changes an older version than this one is told so.
  version integer NOT NULL DEFAULT 1,
  made_by text NOT NULL,
  changed_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Removed ones are kept for a while, so that the removal can be undone with all that hangs on them.
  removed_at timestamptz
);
CREATE INDEX dashboard_workspace ON dashboard (workspace, lower(name));
