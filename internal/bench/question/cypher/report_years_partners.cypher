// How many are reached by one step on the last day of each year.
{{ways}}
WITH p, NOT coalesce(x:Event, false) AS bound,
  CASE WHEN r1.possibleFrom[-1] > r2.possibleFrom[-1] THEN r1.possibleFrom[-1] ELSE r2.possibleFrom[-1] END AS from,
  CASE WHEN r1.possibleTo[-1] < r2.possibleTo[-1] THEN r1.possibleTo[-1] ELSE r2.possibleTo[-1] END AS to,
  CASE WHEN r1.certainFrom[-1] > r2.certainFrom[-1] THEN r1.certainFrom[-1] ELSE r2.certainFrom[-1] END AS surelyFrom,
  CASE WHEN r1.certainTo[-1] < r2.certainTo[-1] THEN r1.certainTo[-1] ELSE r2.certainTo[-1] END AS surelyTo,
  r1.certainSources[-1] > 0 AND r2.certainSources[-1] > 0 AS surely
UNWIND $years AS y
WITH y, p, bound, from, to, surely AND surelyFrom <= y.day AND y.day <= surelyTo AS certain
WHERE from <= y.day AND y.day <= to AND p.existsFrom <= y.day AND y.day <= p.existsTo
RETURN y.year AS year, count(DISTINCT p) AS reached, count(DISTINCT CASE WHEN bound THEN p END) AS bound,
  count(DISTINCT CASE WHEN certain THEN p END) AS certain, count(DISTINCT CASE WHEN bound AND certain THEN p END) AS boundCertain
