-- Placing history again: how far each run is and what came of it, so that it can be left and found again.
CREATE TABLE placing_run (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  process uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  total bigint NOT NULL DEFAULT 0,
  examined bigint NOT NULL DEFAULT 0,
  changed bigint NOT NULL DEFAULT 0,
  error text,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX placing_run_workspace ON placing_run (workspace, started_at DESC);
