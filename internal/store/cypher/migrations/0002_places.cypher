// Lists of the organisations of a country or region are read in the order of an index.
CREATE INDEX organization_country_id IF NOT EXISTS FOR (o:Organization) ON (o.country, o.id);
CREATE INDEX organization_country_type IF NOT EXISTS FOR (o:Organization) ON (o.country, o.type, o.id);
CREATE INDEX organization_country_name IF NOT EXISTS FOR (o:Organization) ON (o.country, o.sortName, o.id);
CREATE INDEX organization_country_begin IF NOT EXISTS FOR (o:Organization) ON (o.country, o.validFromDay, o.id);
CREATE INDEX organization_region_id IF NOT EXISTS FOR (o:Organization) ON (o.region, o.id);
CREATE INDEX organization_region_type IF NOT EXISTS FOR (o:Organization) ON (o.region, o.type, o.id);
CREATE INDEX organization_region_name IF NOT EXISTS FOR (o:Organization) ON (o.region, o.sortName, o.id);
CREATE INDEX organization_region_begin IF NOT EXISTS FOR (o:Organization) ON (o.region, o.validFromDay, o.id);
