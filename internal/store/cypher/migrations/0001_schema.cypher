// The schema of the network: every id is unique, and everything that a statement
// looks up by has an index. Community Edition has no other constraints; what
// else must hold is checked before it is written, and by `entente check`.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (s:Source) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT head_id IF NOT EXISTS FOR (h:Head) REQUIRE h.id IS UNIQUE;
CREATE CONSTRAINT change_revision IF NOT EXISTS FOR (c:Change) REQUIRE c.revision IS UNIQUE;
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE;

// Evidence is found by what it supports.
CREATE INDEX evidence_link IF NOT EXISTS FOR (v:Evidence) ON (v.linkId);
CREATE INDEX evidence_entity IF NOT EXISTS FOR (v:Evidence) ON (v.entityId);

// Lists of entities are read in the order of an index.
CREATE INDEX entity_kind_id IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.id);
CREATE INDEX entity_kind_name IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.sortName, e.id);
CREATE INDEX entity_kind_begin IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.validFromDay, e.id);
CREATE INDEX entity_kind_degree IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.degree);
CREATE INDEX organization_country IF NOT EXISTS FOR (o:Organization) ON (o.country);
CREATE INDEX organization_region IF NOT EXISTS FOR (o:Organization) ON (o.region);
CREATE INDEX organization_type IF NOT EXISTS FOR (o:Organization) ON (o.type);

// Who was at an event on behalf of an organisation is found by the latter.
CREATE INDEX attended_behalf IF NOT EXISTS FOR ()-[r:ATTENDED]-() ON (r.onBehalfOf);
CREATE INDEX led_behalf IF NOT EXISTS FOR ()-[r:LED]-() ON (r.onBehalfOf);
CREATE INDEX organized_behalf IF NOT EXISTS FOR ()-[r:ORGANIZED]-() ON (r.onBehalfOf);
CREATE INDEX hosted_behalf IF NOT EXISTS FOR ()-[r:HOSTED]-() ON (r.onBehalfOf);

// Names are found by their folded keys, of which each word is a term.
CREATE FULLTEXT INDEX name_words IF NOT EXISTS FOR (e:Entity) ON EACH [e.nameKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// Identifiers are found whole.
CREATE FULLTEXT INDEX identifier IF NOT EXISTS FOR (e:Entity) ON EACH [e.identifierKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};

// One constraint a type of link: with them, a link is found by its id whatever
// its type.
CREATE CONSTRAINT link_part_of IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_located_in IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_holds_position IF NOT EXISTS FOR ()-[r:HOLDS_POSITION]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_represents IF NOT EXISTS FOR ()-[r:REPRESENTS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_accredited_to IF NOT EXISTS FOR ()-[r:ACCREDITED_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_party_to IF NOT EXISTS FOR ()-[r:PARTY_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_signed IF NOT EXISTS FOR ()-[r:SIGNED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_establishes IF NOT EXISTS FOR ()-[r:ESTABLISHES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_succeeds IF NOT EXISTS FOR ()-[r:SUCCEEDS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_supervises IF NOT EXISTS FOR ()-[r:SUPERVISES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_operates IF NOT EXISTS FOR ()-[r:OPERATES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_member_of IF NOT EXISTS FOR ()-[r:MEMBER_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_partners_with IF NOT EXISTS FOR ()-[r:PARTNERS_WITH]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_funds IF NOT EXISTS FOR ()-[r:FUNDS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_organized IF NOT EXISTS FOR ()-[r:ORGANIZED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_hosted IF NOT EXISTS FOR ()-[r:HOSTED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_attended IF NOT EXISTS FOR ()-[r:ATTENDED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_led IF NOT EXISTS FOR ()-[r:LED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_concerns IF NOT EXISTS FOR ()-[r:CONCERNS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_contributes_to IF NOT EXISTS FOR ()-[r:CONTRIBUTES_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_offers IF NOT EXISTS FOR ()-[r:OFFERS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_active_in IF NOT EXISTS FOR ()-[r:ACTIVE_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_reported IF NOT EXISTS FOR ()-[r:REPORTED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT link_related_to IF NOT EXISTS FOR ()-[r:RELATED_TO]-() REQUIRE r.id IS UNIQUE;
