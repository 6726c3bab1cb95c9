// A page of the dated changes of status that had certainly come by one day and not by
// another, by the day on which they had, then the id of their entity, then their order
// there; and how many there are.
CALL () {
  /* statuses coming: */
  CALL () {
    MATCH (e:Entity)
    WHERE e.lastDay >= $since
    RETURN e
  UNION ALL
    UNWIND $of AS id
    MATCH (e:Entity {id: id})
    RETURN e
  }
  UNWIND range(0, coalesce(size(e.statusDays), 0) - 1) AS which
  WITH e.id AS id, which, e.statusDays[which] AS day
  WHERE $notBy < day AND day <= $by
  /* end */
  AND $count
  RETURN count(*) AS total
}
CALL (total) {
  /* statuses coming: */
  CALL () {
    MATCH (e:Entity)
    WHERE e.lastDay >= $since
    RETURN e
  UNION ALL
    UNWIND $of AS id
    MATCH (e:Entity {id: id})
    RETURN e
  }
  UNWIND range(0, coalesce(size(e.statusDays), 0) - 1) AS which
  WITH e.id AS id, which, e.statusDays[which] AS day
  WHERE $notBy < day AND day <= $by
  /* end */
  AND (day > $afterDay OR day = $afterDay AND (id > $afterId OR id = $afterId AND which > $afterWhich))
  WITH day, id, which ORDER BY day, id, which LIMIT $limit
  RETURN collect([day, id, which]) AS items
}
RETURN total, items
