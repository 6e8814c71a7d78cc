-- Surveys: a draft that people change, and versions that never change once people can answer them.

CREATE TABLE survey (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  -- Stands before every question in the log, so it never changes and is never given again.
  key text NOT NULL,
  name text NOT NULL,
  draft jsonb NOT NULL,
  -- Grows with every change of name or draft: who changes an older one than this is told so.
  revision integer NOT NULL DEFAULT 1,
  -- The revision that was last published; NULL before the first time.
  published_revision integer,
  -- Of the public link. It is no secret from those who may see the survey, who copy it whenever they need it.
  token text NOT NULL UNIQUE,
  made_by text NOT NULL,
  changed_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  -- Removed ones stay: their versions say what the answers in the log were answers to.
  removed_at timestamptz,
  UNIQUE (workspace, key)
);

CREATE TABLE survey_version (
  survey uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  version integer NOT NULL,
  questionnaire jsonb NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (survey, version)
);

CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version of a survey does not change';
END
$$;

CREATE TRIGGER survey_version_stays BEFORE UPDATE ON survey_version
  FOR EACH ROW EXECUTE FUNCTION refuse_version_change();
