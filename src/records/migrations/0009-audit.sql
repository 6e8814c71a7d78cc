-- Who did what: one chain of entries for each workspace. There is no reference to the workspace: the trail outlives it.
CREATE TABLE audit_entry (
  workspace integer NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  at timestamptz(3) NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'key', 'local', 'system', 'nobody')),
  actor_id text,
  actor_name text,
  actor_role text,
  action text NOT NULL,
  subject_kind text,
  subject_id text,
  subject_name text,
  details jsonb NOT NULL,
  address text,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (workspace, sequence)
);
CREATE INDEX audit_entry_at ON audit_entry (workspace, at);

-- How long each chain is, and its last hash. Whoever appends holds its row, so that no chain ever forks.
CREATE TABLE audit_chain (
  workspace integer PRIMARY KEY,
  entries bigint NOT NULL DEFAULT 0,
  head bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail only grows: % on % is refused.', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_chain_stays BEFORE DELETE OR TRUNCATE ON audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE FUNCTION refuse_shorter_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.workspace <> OLD.workspace OR NEW.entries < OLD.entries THEN
    RAISE EXCEPTION 'The audit trail only grows: a chain never gets shorter.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_chain_only_grows BEFORE UPDATE ON audit_chain
  FOR EACH ROW EXECUTE FUNCTION refuse_shorter_chain();
