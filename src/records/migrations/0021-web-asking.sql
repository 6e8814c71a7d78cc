-- How a survey is asked on web sites: the shape, the pages, the moment and the share of visitors. One row for each survey that
-- was ever set; whether it is asked now is said inside.

CREATE TABLE survey_web (
  survey uuid PRIMARY KEY REFERENCES survey ON DELETE CASCADE,
  asking jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
