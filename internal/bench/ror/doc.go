// Package ror reads a dump of the Research Organization Registry (https://ror.org) beside
// another network, for measuring: its organisations with their countries, of what they are
// part, what they succeeded and what they are related to. It is no importer: names in other
// languages, addresses and other identifiers are left out.
package ror
