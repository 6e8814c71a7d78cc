-- When each piece of scheduled work was last begun, so that of all servers only one does a round.

CREATE TABLE clock (
  task text PRIMARY KEY,
  began_at timestamptz NOT NULL
);
