// A page of the organisations of a country, or else of a region, by id, in the order of
// an index. The parameter of one of the two is null, and so
// are both that count where nobody asks.
CALL () {
  MATCH (e:Organization)
  USING INDEX SEEK e:Organization(country, id)
  WHERE e.country = $country AND e.id > $afterId
    AND ($region IS NULL OR e.region = $region)
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.country, e.id LIMIT $limit
  UNION ALL
  MATCH (e:Organization)
  USING INDEX SEEK e:Organization(region, id)
  WHERE e.region = $regionAlone AND e.id > $afterId
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.region, e.id LIMIT $limit
}
WITH e ORDER BY e.id LIMIT $limit
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
