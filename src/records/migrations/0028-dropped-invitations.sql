-- Invitations whose mail was dropped before it went out are held and no contact; some were left waiting for a mail that is
-- never sent. One whose link its person has used all the same counts as made.

UPDATE survey_invitation i SET (state, hold) = (
  SELECT CASE WHEN is_used THEN 'made' ELSE 'held' END, CASE WHEN NOT is_used THEN 'closed' END
  FROM (VALUES (coalesce(i.opened_at, i.started_at, i.completed_at, i.declined_at) IS NOT NULL)) AS u(is_used)
)
FROM survey_letter l
WHERE i.state = 'waiting' AND l.invitation = i.id AND l.number = 0 AND l.state = 'dropped';
