CREATE TABLE IF NOT EXISTS placing (
  id UInt64,
  place UInt32,
  before UInt32
)
ENGINE = Join(ANY, LEFT, id);

CREATE TABLE IF NOT EXISTS placing_place (
  number UInt32,
  touchpoint String,
  channel String,
  stage String,
  kind String,
  direct Bool,
  placement String
)
ENGINE = Join(ANY, LEFT, number);
