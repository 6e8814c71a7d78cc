-- When each person was last in each workspace, on whatever device; and the new e-mail of a person until it is proved.

CREATE TABLE visit (
  person uuid NOT NULL,
  workspace integer NOT NULL,
  -- When the visit before this one ended; null on the first.
  before_at timestamptz,
  -- When the app was last in use.
  active_at timestamptz NOT NULL,
  PRIMARY KEY (person, workspace),
  FOREIGN KEY (person, workspace) REFERENCES membership (person, workspace) ON DELETE CASCADE
);

CREATE TABLE email_change (
  person uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  email text NOT NULL CHECK (email = lower(email)),
  token_hash bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
