// Takes the turn to write: the lock on it makes writers wait for each other, from
// their beginning to their end.
MERGE (turn:Head {id: 'turn'})
SET turn.taken = coalesce(turn.taken, 0) + 1
