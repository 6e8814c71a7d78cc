-- Segments: named conditions on customers. The primary key keeps the workspace, so that an id never reaches into another.

CREATE TABLE segment (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  condition jsonb NOT NULL,
  made_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, id)
);
CREATE UNIQUE INDEX segment_name ON segment (workspace, lower(name));
