package catalog

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/naming"
)

type nearWord struct {
	Word  string
	Wrong int
}

// TestSimilar compares what is found with what a look at every word finds.
func TestSimilar(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	// Few letters, so that many words are alike.
	draw := func() string {
		var b strings.Builder
		for range 3 + r.IntN(12) {
			b.WriteByte("abc1"[r.IntN(3+r.IntN(2)*r.IntN(2))])
		}
		return b.String()
	}
	var words []string
	for range 4000 {
		words = append(words, draw())
	}
	table := newTerms(distinct(words))
	index := newSimilar(&table)
	found := 0
	for range 1500 {
		word := draw()
		var got, want []nearWord
		index.to(word, &table, func(n term, wrong int) { got = append(got, nearWord{table.at(n), wrong}) })
		for n := range table.len() {
			other := table.at(term(n))
			most := min(naming.ErrorsIn(word), naming.ErrorsIn(other))
			if wrong := naming.Edits(word, other, most); 0 < wrong && wrong <= most {
				want = append(want, nearWord{other, wrong})
			}
		}
		slices.SortFunc(got, func(a, b nearWord) int { return cmp.Compare(a.Word, b.Word) })
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("similar to %q (-want +got):\n%s", word, diff)
		}
		found += len(got)
	}
	if found < 4000 {
		t.Errorf("only %d similar words were found: too few to tell", found)
	}
}

// TestTerms looks for words and beginnings.
func TestTerms(t *testing.T) {
	words := []string{"a", "ab", "abc", "b", "ba", "c"}
	table := newTerms(words)
	for i, word := range words {
		if n, ok := table.find(word); !ok || n != term(i) || table.at(n) != word {
			t.Errorf("%q is %d, %v", word, n, ok)
		}
	}
	for _, word := range []string{"", "aa", "bb", "d"} {
		if n, ok := table.find(word); ok {
			t.Errorf("%q is found as %d", word, n)
		}
	}
	for _, test := range []struct {
		beginning string
		from, to  term
	}{{"a", 0, 3}, {"ab", 1, 3}, {"b", 3, 5}, {"", 0, 6}, {"d", 6, 6}, {"aa", 1, 1}} {
		if from, to := table.begunWith(test.beginning); from != test.from || to != test.to {
			t.Errorf("begun with %q are %d to %d, want %d to %d", test.beginning, from, to, test.from, test.to)
		}
	}
}
