-- Dashboards that members have sent to themselves every week. A mail ends with its dashboard and with the membership.

-- Tables of an earlier draft that nothing has ever used.
DROP TABLE dashboard_mail, dashboard_subscription;

CREATE TABLE dashboard_mail (
  id uuid PRIMARY KEY,
  workspace integer NOT NULL,
  dashboard uuid NOT NULL REFERENCES dashboard ON DELETE CASCADE,
  person uuid NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  language text NOT NULL CHECK (language IN ('es', 'en')),
  -- By whose clocks `next_due_at` was reckoned: it is reckoned anew when the workspace moves to another zone.
  time_zone text NOT NULL,
  next_due_at timestamptz NOT NULL,
  last_sent_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (person, workspace, dashboard),
  FOREIGN KEY (person, workspace) REFERENCES membership (person, workspace) ON DELETE CASCADE
);
CREATE INDEX dashboard_mail_due ON dashboard_mail (next_due_at);
CREATE INDEX dashboard_mail_dashboard ON dashboard_mail (dashboard);

-- One row for each week of a mail: its key is why no week is sent twice. Who sends one holds it by `claim` until
-- `claimed_until`, by the clock of this database; when the holder dies, another takes it over after that.
CREATE TABLE dashboard_mail_letter (
  mail uuid NOT NULL REFERENCES dashboard_mail ON DELETE CASCADE,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL DEFAULT now(),
  claim uuid,
  claimed_until timestamptz,
  -- Why it was not sent: one of a closed list, and what the mail server called it.
  trouble text CHECK (trouble IN ('mail-server', 'figures', 'no-address', 'interrupted')),
  detail text,
  ended_at timestamptz,
  PRIMARY KEY (mail, due_at)
);
CREATE INDEX dashboard_mail_letter_waiting ON dashboard_mail_letter (next_try_at) WHERE state = 'waiting';
