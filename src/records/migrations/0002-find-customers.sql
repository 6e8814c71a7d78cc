-- Finding a customer by any identifier: the beginning of every value, and any part of those that people know by heart.
-- Device ids are random and many; they are found by their beginning only, so they stay out of the larger index.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX identifier_beginning ON identifier (workspace, lower(value) text_pattern_ops);
CREATE INDEX identifier_part ON identifier USING gin (lower(value) gin_trgm_ops) WHERE kind <> 'anonymous';
