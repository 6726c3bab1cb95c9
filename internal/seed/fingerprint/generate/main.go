// Command generate prints the fingerprint of a document:
//
//	go run ./internal/seed/fingerprint/generate FILE > internal/seed/fingerprints/SOURCE.txt
//
// where SOURCE is the slug of the document's source in the network.
package main

import (
	"fmt"
	"os"

	"github.com/entente-graph/entente/internal/seed/fingerprint"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate FILE")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintf(os.Stderr, "reading the document: %v\n", err)
		os.Exit(1)
	}
	if _, err := fmt.Print(fingerprint.Of(string(text))); err != nil {
		fmt.Fprintf(os.Stderr, "writing the fingerprint: %v\n", err)
		os.Exit(1)
	}
}
