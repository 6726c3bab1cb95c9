package naming_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/naming/namingtest"
)

// TestLucene shows what is asked of the index.
func TestLucene(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{"TSU", "[_tsu TO _tsu]^10000 [_tsu TO _tsu]^5000 _tsu*^5 (+([tsu TO tsu]^100 tsu*^10))"},
		{
			"G. Chang",
			"[_gchang TO _gchang]^10000 [_changg TO _changg]^5000 _gchang*^5 _gchang~1^0.001" +
				" (+([chang TO chang]^100 chang*^10 chang~1^0.001 [CNK TO CNK]^0.001) +([g TO g]^100 g*^10))",
		},
		{"SDG 4", "[_sdg4 TO _sdg4]^10000 [_4sdg TO _4sdg]^5000 _sdg4*^5 (+([sdg TO sdg]^100 sdg*^10) +([4 TO 4]^100))"},
		{`"+-&||!(){}[]^~*?:\/`, "[_and TO _and]^10000 [_and TO _and]^5000 _and*^5 (+([and TO and]^100 and*^10))"},
		{" … ", ""},
	} {
		if got := parse(t, test.query).Lucene(); got != test.want {
			t.Errorf("%q asks\n%s, not\n%s", test.query, got, test.want)
		}
	}
}

// TestLuceneFindsWhatRanks sees that no search loses in the index what its rank
// would accept.
func TestLuceneFindsWhatRanks(t *testing.T) {
	entities := readNetwork(t)
	ranked := 0
	for _, c := range namingtest.Cases(t, "testdata/search.txt") {
		q := parse(t, c.Query)
		for _, e := range entities {
			if match, ok := q.Rank(e.names); ok {
				ranked++
				if !found(t, q.Lucene(), naming.Keys(e.names)) {
					t.Errorf("%q does not ask for %s, which ranks as %s by %q", c.Query, e.id, match.Class, match.Name)
				}
			}
		}
	}
	if ranked < 200 {
		t.Errorf("only %d matches to judge by", ranked)
	}
}

// FuzzSearch sees that any query and name make a query that Lucene can read, and
// that finds the name if it ranks.
func FuzzSearch(f *testing.F) {
	for _, seed := range [][2]string{
		{"golda el khouri", "Golda El-Khoury"},
		{"AND OR NOT TO", "Nation"},
		{`(a && "b) [c TO d} ~2^3 \`, "T.S.U."},
		{"Туркменистан", "Turkmenistan"},
		{"d'e-f' - g", "DE FG"},
		{strings.Repeat("word-", 60), strings.Repeat("word ", 60)},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, query, name string) {
		q, err := naming.Parse("query", query)
		if err != nil {
			return
		}
		lucene, keys := q.Lucene(), naming.Keys([]string{name})
		match, ok := q.Rank([]string{name})
		if lucene == "" {
			if ok {
				t.Fatalf("%q asks nothing, and yet %q ranks", query, name)
			}
			return
		}
		if most := 30_000; len(lucene) > most {
			t.Errorf("%d bytes are asked", len(lucene))
		}
		matched := found(t, lucene, keys)
		if ok && !matched {
			t.Errorf("%q does not ask for %q, which ranks as %s:\n%s\n%s", query, name, match.Class, lucene, keys)
		}
		if ok && (match.Name != name || match.Score <= 0 || match.Score > 1) {
			t.Errorf("%q and %q match as %+v", query, name, match)
		}
		if self, err := naming.Parse("query", name); err == nil && len(keys) > 0 {
			if match, ok := self.Rank([]string{strings.TrimSpace(name)}); !ok || match.Class != naming.Exact {
				t.Errorf("%q is not exactly itself: %+v", name, match)
			}
		}
	})
}

func parse(t testing.TB, text string) naming.Query {
	t.Helper()
	q, err := naming.Parse("query", text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// found answers a query in place of Lucene: the part of its syntax that is used,
// and nothing else.
func found(t testing.TB, query string, keys []string) bool {
	t.Helper()
	r := &luceneReader{t: t, rest: query, keys: keys}
	ok := r.clauses()
	if r.rest != "" {
		t.Fatalf("Lucene does not read from here: %s\n%s", r.rest, query)
	}
	return ok
}

type luceneReader struct {
	t    testing.TB
	rest string
	keys []string
}

var (
	luceneRange = regexp.MustCompile(`^\[([a-z0-9_A-Z]+) TO ([a-z0-9_A-Z]+)\]`)
	luceneTerm  = regexp.MustCompile(`^([a-z0-9_][a-z0-9]*)(\*|~1|~2)`)
	luceneBoost = regexp.MustCompile(`^\^[0-9.]+`)
	operator    = regexp.MustCompile(`^(AND|OR|NOT|TO)$`)
)

// clauses reads clauses up to the end or a closing bracket: those with a plus
// must all match; without any, one must.
func (r *luceneReader) clauses() bool {
	all, some, must := true, false, false
	for {
		plus := r.skip("+")
		ok := r.clause()
		r.rest = r.rest[len(luceneBoost.FindString(r.rest)):]
		must, some = must || plus, some || ok
		all = all && (ok || !plus)
		if !r.skip(" ") {
			return all && (must || some)
		}
	}
}

func (r *luceneReader) clause() bool {
	if r.skip("(") {
		ok := r.clauses()
		if !r.skip(")") {
			r.t.Fatalf("a bracket is not closed: %s", r.rest)
		}
		return ok
	}
	if m := luceneRange.FindStringSubmatch(r.rest); m != nil {
		r.rest = r.rest[len(m[0]):]
		if m[1] != m[2] || operator.MatchString(m[1]) {
			r.t.Fatalf("no range of one term: %s", m[0])
		}
		return slices.Contains(r.keys, m[1])
	}
	m := luceneTerm.FindStringSubmatch(r.rest)
	if m == nil {
		r.t.Fatalf("no clause: %s", r.rest)
	}
	r.rest = r.rest[len(m[0]):]
	return slices.ContainsFunc(r.keys, func(key string) bool {
		if m[2] == "*" {
			return strings.HasPrefix(key, m[1])
		}
		return within(m[1], key, int(m[2][1]-'0'))
	})
}

func (r *luceneReader) skip(token string) bool {
	rest, ok := strings.CutPrefix(r.rest, token)
	r.rest = rest
	return ok
}

// within reports whether so many insertions, deletions, replacements and swaps make
// b of a: written for its plainness, to be another opinion than the package's.
func within(a, b string, most int) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	switch {
	case a == b:
		return true
	case most == 0:
		return false
	case a == "" || b == "":
		return len(a)+len(b) <= most
	}
	return within(a[1:], b, most-1) || within(a, b[1:], most-1) || within(a[1:], b[1:], most-1) ||
		len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && within(a[2:], b[2:], most-1)
}

// Example shows a search over two names.
func Example() {
	q, err := naming.Parse("query", "golda el khouri")
	if err != nil {
		fmt.Println(err)
		return
	}
	match, ok := q.Rank([]string{"UNESCO Cluster Office in Tehran", "Golda El-Khoury"})
	fmt.Println(match.Name, "–", match.Class, ok)
	// Output: Golda El-Khoury – one letter true
}
