// A page of the organisations of a country, or else of a region, by their number of links,
// most first, then id. The parameter of one of the two is null, and so
// are both that count where nobody asks. All of a place are read:
// an index of degrees would have to be written with every link.
CALL () {
  MATCH (e:Organization)
  WHERE e.country = $country AND (e.degree < $afterDegree OR e.degree = $afterDegree AND e.id > $afterId)
    AND ($region IS NULL OR e.region = $region)
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.degree DESC, e.id LIMIT $limit
  UNION ALL
  MATCH (e:Organization)
  WHERE e.region = $regionAlone AND (e.degree < $afterDegree OR e.degree = $afterDegree AND e.id > $afterId)
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.degree DESC, e.id LIMIT $limit
}
WITH e ORDER BY e.degree DESC, e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities,
  /* count of a place: */
  COUNT {
    MATCH (o:Organization)
    WHERE (o.country = $countedCountry OR o.region = $countedRegion)
      AND ($region IS NULL OR o.region = $region)
      AND ($types IS NULL OR o.type IN $types)
      AND ($asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo)
  }
  /* end */ AS total
