// Package m49 is the United Nations' standard M49: which countries and areas there are, in which region each lies, and
// roughly where. By it what a network lacks is told from what has none.
//
// countries.csv and regions.csv are the table "Standard country or area codes for statistical use (M49)" of the
// Statistics Division, as it was published in September 2024; names are those of the table. A country's region is the
// innermost: 014, Eastern Africa, and not 202, Sub-Saharan Africa. Latitude and longitude are of about the middle of its
// largest land, in whole degrees: they say where a country's tile lies on a map of tiles, and nothing else.
package m49
