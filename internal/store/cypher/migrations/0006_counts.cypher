// Organisations are counted by their homes, as they are listed: nothing is sought by the
// country or region that is stored on each.
DROP INDEX organization_country IF EXISTS;
DROP INDEX organization_region IF EXISTS;
