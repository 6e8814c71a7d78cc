-- workspace: UInt32
SELECT arraySort(groupUniqArrayArray(500)(channels)) AS channels, arraySort(groupUniqArrayArray(500)(stages)) AS stages, arraySort(groupUniqArrayArray(500)(touchpoints)) AS touchpoints, arraySort(groupUniqArrayArray(500)(units)) AS units, arraySort(groupUniqArrayArray(500)(languages)) AS languages
FROM (
  SELECT groupUniqArrayIf(500)(toString(channel), channel != '') AS channels, groupUniqArrayIf(500)(toString(stage), stage != '') AS stages, groupUniqArrayIf(500)(toString(touchpoint), touchpoint != '') AS touchpoints, groupUniqArrayIf(500)(toString(unit), unit != '') AS units, groupUniqArrayIf(500)(toString(language), language != '') AS languages
  FROM interaction
  WHERE workspace = {workspace:UInt32}
  UNION ALL
  SELECT groupUniqArrayIf(500)(toString(channel), channel != '') AS channels, groupUniqArrayIf(500)(toString(stage), stage != '') AS stages, groupUniqArrayIf(500)(toString(touchpoint), touchpoint != '') AS touchpoints, groupUniqArrayIf(500)(toString(unit), unit != '') AS units, groupUniqArrayIf(500)(toString(language), language != '') AS languages
  FROM answer
  WHERE workspace = {workspace:UInt32}
)
