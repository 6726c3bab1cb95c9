// Package seed holds the built-in network: what two public documents say about
// UNESCO, its institutes and the Ministry of Education of Turkmenistan, as
// JSON Lines of the interchange format.
//
// Every statement carries the words that it rests on. The documents themselves
// are not here; their fingerprints are, and the tests check each quote against
// them (see package fingerprint).
package seed

import (
	_ "embed"
	"io"
	"strings"
)

//go:embed network.jsonl
var network string

// JSONL reads the built-in network: sources, then entities, then links.
func JSONL() io.Reader { return strings.NewReader(network) }
