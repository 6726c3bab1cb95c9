// Lists of the organisations of a place are read in the order of an index, by the place
// that each is in itself: those of a country are merged from those of its cities.
CREATE INDEX organization_home_id IF NOT EXISTS FOR (o:Organization) ON (o.home, o.id);
CREATE INDEX organization_home_type IF NOT EXISTS FOR (o:Organization) ON (o.home, o.type, o.id);
CREATE INDEX organization_home_name IF NOT EXISTS FOR (o:Organization) ON (o.home, o.sortName, o.id);
CREATE INDEX organization_home_begin IF NOT EXISTS FOR (o:Organization) ON (o.home, o.validFromDay, o.id);
CREATE INDEX organization_home_begin_back IF NOT EXISTS FOR (o:Organization) ON (o.home, o.validFromReversed, o.id);
CREATE INDEX entity_kind_begin_back IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.validFromReversed, e.id);

// These were for lists by the country or region that is stored on each.
DROP INDEX organization_country_id IF EXISTS;
DROP INDEX organization_country_type IF EXISTS;
DROP INDEX organization_country_name IF EXISTS;
DROP INDEX organization_country_begin IF EXISTS;
DROP INDEX organization_region_id IF EXISTS;
DROP INDEX organization_region_type IF EXISTS;
DROP INDEX organization_region_name IF EXISTS;
DROP INDEX organization_region_begin IF EXISTS;
