-- Surveys ask customers. Those of employees wait until the log keeps their answers apart, and their links open nothing.

UPDATE survey SET removed_at = coalesce(removed_at, now()) WHERE draft->>'audience' = 'employees';
UPDATE survey SET draft = draft - 'audience';

ALTER TABLE survey_version DISABLE TRIGGER survey_version_stays;
UPDATE survey_version SET questionnaire = questionnaire - 'audience';
ALTER TABLE survey_version ENABLE TRIGGER survey_version_stays;
