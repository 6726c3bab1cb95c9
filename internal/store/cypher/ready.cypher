// How many indices of ours can't answer yet.
SHOW INDEXES YIELD state, type
WHERE state <> 'ONLINE' AND type <> 'LOOKUP'
RETURN count(*) AS offline
