-- People, what they sign in with, and where they belong. The tables person, credential, login_session, verification and
-- second_factor are written by better-auth (decision 0010), the others by us alone.

CREATE TABLE person (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- The first owner has none until they set it.
  email text UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  language text CHECK (language IN ('es', 'en')),
  has_second_factor boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Who belongs to which workspace. `units` are the units that may be seen; null is all of them.
CREATE TABLE membership (
  person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'administrator', 'cx_manager', 'analyst', 'agent', 'viewer')),
  units text[],
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person, workspace),
  -- Who manages the whole sees the whole.
  CHECK (role NOT IN ('owner', 'administrator') OR units IS NULL)
);
CREATE INDEX membership_workspace ON membership (workspace);

INSERT INTO person (id, name, created_at) SELECT id, name, created_at FROM account;
INSERT INTO membership (person, workspace, role, created_at)
  SELECT id, workspace, role, created_at FROM account;

-- A way to prove who one is: a password (provider 'credential') or the company's single sign-on.
CREATE TABLE credential (
  id uuid PRIMARY KEY,
  person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  provider text NOT NULL,
  subject text NOT NULL,
  password text,
  scope text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider, subject)
);
CREATE INDEX credential_person ON credential (person);

-- A signed-in browser, looking at one workspace. It ends with the membership. Only the hash of its token is kept.
CREATE TABLE login_session (
  id uuid PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  person uuid NOT NULL,
  workspace integer NOT NULL,
  address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  FOREIGN KEY (person, workspace) REFERENCES membership (person, workspace) ON DELETE CASCADE
);
CREATE INDEX login_session_person ON login_session (person);
CREATE INDEX login_session_workspace ON login_session (workspace);

INSERT INTO login_session (id, token_hash, person, workspace, created_at, expires_at)
  SELECT gen_random_uuid(), encode(s.token_hash, 'hex'), a.id, a.workspace, s.created_at, s.expires_at
  FROM session s JOIN account a ON a.id = s.account;
DROP TABLE session;

-- Challenges and one-time tokens under way; identifiers are hashed.
CREATE TABLE verification (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON verification (identifier);

-- The secret of an authenticator app and the backup codes, both encrypted.
CREATE TABLE second_factor (
  id uuid PRIMARY KEY,
  person uuid NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failed_attempts integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);

-- Codes that were shown once: none is taken twice, however fast it comes again.
CREATE TABLE spent_code (
  person uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  spent_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person, code_hash)
);

ALTER TABLE sign_in_link DROP CONSTRAINT sign_in_link_account_fkey;
ALTER TABLE sign_in_link RENAME COLUMN account TO person;
ALTER TABLE sign_in_link ADD FOREIGN KEY (person) REFERENCES person ON DELETE CASCADE;
-- A link that came by mail proves the mailbox, not the second factor; one that this machine printed proves the machine.
ALTER TABLE sign_in_link ADD COLUMN by_mail boolean NOT NULL DEFAULT false;
CREATE INDEX sign_in_link_person ON sign_in_link (person);
DROP TABLE account;

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  email text NOT NULL CHECK (email = lower(email)),
  role text NOT NULL CHECK (role IN ('owner', 'administrator', 'cx_manager', 'analyst', 'agent', 'viewer')),
  units text[],
  language text NOT NULL CHECK (language IN ('es', 'en')),
  token_hash bytea NOT NULL UNIQUE,
  invited_by uuid REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  UNIQUE (workspace, email),
  CHECK (role NOT IN ('owner', 'administrator') OR units IS NULL)
);
CREATE INDEX invitation_email ON invitation (email);

-- What all processes on this database must agree on and nobody may see.
CREATE TABLE secret (
  name text PRIMARY KEY,
  value text NOT NULL
);
