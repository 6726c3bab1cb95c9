// Package interchange reads and writes the network as files.
//
// The format is JSON Lines: one record a line, a source, an entity or a link.
// Reader is strict where encoding/json is not, and reports every fault of a line by
// its field; it does not know the network, so whether an end is there, or what a
// new record lacks, is for package curate to say. Writer writes what Reader
// reads, in one canonical form, so that equal networks are equal bytes. Schema
// describes a line to other programs.
//
// The JSON itself is left to jsontext, which refuses what RFC 7493 (I-JSON)
// refuses: duplicate keys, invalid UTF-8, lone surrogates.
package interchange
