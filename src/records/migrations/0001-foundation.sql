-- The system of record: who may do what, the catalogue, who is who, what was written to the log, and what was kept aside.

CREATE TABLE workspace (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'Europe/Madrid',
  currency text NOT NULL DEFAULT 'EUR',
  minimum_n integer NOT NULL DEFAULT 30 CHECK (minimum_n BETWEEN 1 AND 10000),
  language text NOT NULL DEFAULT 'es' CHECK (language IN ('es', 'en')),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner')),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- One-time links. Only the hash of the token is kept.
CREATE TABLE sign_in_link (
  token_hash bytea PRIMARY KEY,
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);

-- Write keys are public by nature and can be shown again; of secret keys only the hash is kept.
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('write', 'secret')),
  name text NOT NULL,
  start text NOT NULL,
  value text,
  hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  CHECK (kind = 'write' OR value IS NULL)
);
CREATE INDEX api_key_workspace ON api_key (workspace);

CREATE TABLE touchpoint (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  key text NOT NULL,
  body jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, key)
);

-- Which customer an identity belongs to. `identity` is the hash of kind and value; a customer has the id of its first identity.
CREATE SEQUENCE identity_version;
CREATE TABLE identifier (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  identity uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  customer uuid NOT NULL,
  first_seen_at timestamptz NOT NULL,
  evidence text NOT NULL,
  version bigint NOT NULL DEFAULT nextval('identity_version'),
  mirrored boolean NOT NULL DEFAULT true,
  PRIMARY KEY (workspace, identity)
);
CREATE INDEX identifier_customer ON identifier (workspace, customer);
CREATE INDEX identifier_unmirrored ON identifier (workspace) WHERE NOT mirrored;

CREATE TABLE merge (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  kept uuid NOT NULL,
  absorbed uuid NOT NULL,
  identities uuid[] NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX merge_kept ON merge (workspace, kept);
CREATE INDEX merge_absorbed ON merge (workspace, absorbed);

-- Customers that a person has parted: never joined again by themselves.
CREATE TABLE kept_apart (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  one uuid NOT NULL,
  other uuid NOT NULL,
  PRIMARY KEY (workspace, one, other),
  CHECK (one < other)
);

-- Joins that were asked for and refused, with the reason, so that they can be explained.
CREATE TABLE join_refused (
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  one uuid NOT NULL,
  other uuid NOT NULL,
  reason text NOT NULL,
  times integer NOT NULL DEFAULT 1,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, one, other)
);

-- One Vivencia process with a data directory, and how far its journal is in the log.
CREATE TABLE process (
  id uuid PRIMARY KEY,
  segment bigint NOT NULL DEFAULT 0,
  position bigint NOT NULL DEFAULT 0
);

-- The ledger: every block of the log, written here before it is written there.
CREATE TABLE block (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process uuid NOT NULL,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  source text NOT NULL,
  -- 'journal': segment and byte offsets; 'import': the import's id and item numbers; 'replay': quarantine.
  origin text NOT NULL CHECK (origin IN ('journal', 'import', 'replay')),
  origin_id text NOT NULL,
  origin_from bigint NOT NULL,
  origin_to bigint NOT NULL,
  state text NOT NULL DEFAULT 'writing' CHECK (state IN ('writing', 'done')),
  received integer NOT NULL DEFAULT 0,
  interactions integer NOT NULL DEFAULT 0,
  profiles integer NOT NULL DEFAULT 0,
  duplicates integer NOT NULL DEFAULT 0,
  quarantined integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  answers integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX block_origin ON block (origin, origin_id, origin_from);
CREATE INDEX block_writing ON block (process) WHERE state = 'writing';
CREATE INDEX block_workspace ON block (workspace);

CREATE TABLE import (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  process uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('file', 'demo')),
  name text NOT NULL,
  file text NOT NULL,
  recipe jsonb NOT NULL,
  dry_run boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  bytes_total bigint NOT NULL,
  bytes_read bigint NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}',
  -- What was kept aside, by reason, with the first example of each.
  problems jsonb NOT NULL DEFAULT '[]',
  error text,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX import_workspace ON import (workspace, started_at DESC);

CREATE TABLE quarantine (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  block bigint NOT NULL,
  source text NOT NULL,
  origin text NOT NULL,
  origin_id text NOT NULL,
  line bigint,
  reason text NOT NULL,
  detail text NOT NULL,
  raw text NOT NULL,
  received_at timestamptz NOT NULL,
  -- Set when a replay has accepted it.
  replayed_at timestamptz
);
CREATE INDEX quarantine_open ON quarantine (workspace, id) WHERE replayed_at IS NULL;
CREATE INDEX quarantine_block ON quarantine (block);
