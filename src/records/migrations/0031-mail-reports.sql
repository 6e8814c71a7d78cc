-- What mail servers told of the letters of invitations, once of each kind: lost for good, late or lost for now, complained about.
CREATE TABLE mail_report (
  invitation uuid NOT NULL REFERENCES survey_invitation ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('bounced', 'delayed', 'complained')),
  -- The enhanced status, such as 5.1.1; "" where none was told.
  status text NOT NULL,
  -- What the other server said, shortened.
  detail text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (invitation, kind)
);
