-- What employees say is kept in a log of its own: that of a workspace without members, keys or screens beside the one that
-- asks. Whatever shows customers looks into the log of its own workspace and cannot come upon it.
ALTER TABLE workspace ADD COLUMN employees_of integer UNIQUE REFERENCES workspace ON DELETE CASCADE;
-- The workspace of the log that takes the answers to a survey; null is the survey's own, that of customers.
ALTER TABLE survey ADD COLUMN log integer REFERENCES workspace;
