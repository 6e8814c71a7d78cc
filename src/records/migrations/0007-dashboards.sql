-- Dashboards, who gets them by mail, and which mails have gone out.

CREATE TABLE dashboard (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  period jsonb,
  tiles jsonb NOT NULL,
  -- Grows with every change: who changes an older version than this one is told so.
  version integer NOT NULL DEFAULT 1,
  made_by text NOT NULL,
  changed_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Removed ones are kept for a while, so that the removal can be undone with all that hangs on them.
  removed_at timestamptz
);
CREATE INDEX dashboard_workspace ON dashboard (workspace, lower(name));

-- One person's weekly mail of one dashboard. `account` is whose sight its figures have; null is the owner of the machine.
-- Only the hash of the token that ends it is kept. Times of day are those of the workspace's clocks.
CREATE TABLE dashboard_subscription (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL REFERENCES workspace ON DELETE CASCADE,
  dashboard uuid NOT NULL REFERENCES dashboard ON DELETE CASCADE,
  account uuid,
  address text NOT NULL,
  -- 1 is Monday, 7 Sunday.
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  language text NOT NULL CHECK (language IN ('es', 'en')),
  made_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX dashboard_subscription_person
  ON dashboard_subscription (dashboard, lower(address));

-- Each mail that was due, once: the row is taken before anything is written or sent. `sending` is set just before the mail
-- server is spoken to: a process that dies there leaves it, and the mail is not sent a second time.
CREATE TABLE dashboard_mail (
  subscription uuid NOT NULL REFERENCES dashboard_subscription ON DELETE CASCADE,
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('taken', 'sending', 'sent', 'failed')),
  attempts smallint NOT NULL DEFAULT 1,
  taken_at timestamptz NOT NULL DEFAULT now(),
  next_at timestamptz,
  sent_at timestamptz,
  problem text,
  PRIMARY KEY (subscription, due_on)
);
