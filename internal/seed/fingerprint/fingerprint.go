// Package fingerprint reports whether a quote stands word for word in a document
// that is not carried along.
//
// A word is a maximal run of characters that are not white space, with the
// punctuation that adjoins it. The fingerprint of a document is the list of the
// hashes of its runs of five words, in order: one run begins at each word but
// the last four. A hash is the first 8 bytes of the SHA-256 of the five words
// joined by single spaces, in hexadecimal. A fingerprint file holds one hash a
// line.
//
// A quote stands in the document when the hashes of its own runs follow one
// another in the fingerprint. A changed, missing, added or moved word breaks
// that row, and so does a word cut short at either end: quotes are whole words.
package fingerprint

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Run is the number of words in a run.
const Run = 5

// Fingerprint is the hashes of a document's runs of five words, in order.
type Fingerprint []string

// Of makes the fingerprint of a text. It is empty when the text is shorter than a run.
func Of(text string) Fingerprint {
	words := strings.Fields(text)
	var f Fingerprint
	for i := 0; i+Run <= len(words); i++ {
		sum := sha256.Sum256([]byte(strings.Join(words[i:i+Run], " ")))
		f = append(f, hex.EncodeToString(sum[:8]))
	}
	return f
}

// Parse reads a fingerprint as String writes it.
func Parse(text string) Fingerprint { return strings.Fields(text) }

// String writes the fingerprint, one hash a line.
func (f Fingerprint) String() string {
	if len(f) == 0 {
		return ""
	}
	return strings.Join(f, "\n") + "\n"
}

// The reasons why a quote is not accepted.
var (
	ErrShort   = fmt.Errorf("shorter than %d words", Run)
	ErrSpacing = errors.New("words are not joined by single spaces")
	ErrUnknown = errors.New("does not stand in the document word for word")
)

// Check says why the quote cannot be shown to stand in the document, or nil.
func (f Fingerprint) Check(quote string) error {
	words := strings.Fields(quote)
	if len(words) < Run {
		return ErrShort
	}
	if strings.Join(words, " ") != quote {
		return ErrSpacing
	}
	runs := Of(quote)
	for i := 0; i+len(runs) <= len(f); i++ {
		if slices.Equal(f[i:i+len(runs)], runs) {
			return nil
		}
	}
	return ErrUnknown
}
