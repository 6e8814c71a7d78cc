-- How a workspace looks to people outside, and the channels it does not use. What is hidden rather than what is in use is
-- kept, so that a channel which the product learns later is offered by itself.

ALTER TABLE workspace
  ADD COLUMN brand_color text CHECK (brand_color ~ '^#[0-9a-f]{6}$'),
  ADD COLUMN brand_color_second text CHECK (brand_color_second ~ '^#[0-9a-f]{6}$'),
  ADD COLUMN hidden_channels text[] NOT NULL DEFAULT '{}';
