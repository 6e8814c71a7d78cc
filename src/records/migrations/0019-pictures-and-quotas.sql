-- Pictures that people choose between in surveys, served by ourselves, and how many responses each quota has taken.

CREATE TABLE survey_picture (
  -- Random, so that it opens to whoever was shown it and to nobody else.
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  type text NOT NULL,
  bytes bytea NOT NULL,
  made_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX survey_picture_of_workspace ON survey_picture (workspace);

CREATE TABLE survey_quota (
  survey uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  -- Key of the quota, the same in every version.
  quota text NOT NULL,
  taken integer NOT NULL DEFAULT 0,
  PRIMARY KEY (survey, quota)
);

-- A response that is sent again has its place already.
CREATE TABLE survey_quota_place (
  survey uuid NOT NULL,
  quota text NOT NULL,
  response uuid NOT NULL,
  PRIMARY KEY (survey, quota, response),
  FOREIGN KEY (survey, quota) REFERENCES survey_quota ON DELETE CASCADE
);
