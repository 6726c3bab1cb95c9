package catalog

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// rounds is how many random changes are made: more under make soak.
func rounds() int {
	if os.Getenv("ENTENTE_SOAK") != "" {
		return 3000
	}
	return 150
}

// drawn draws names of few words, so that many are alike.
func drawn(r *rand.Rand) string {
	words := []string{
		"University", "Universität", "of", "the", "Ashgabat", "Ashgabad", "Institute", "State", "El-Khoury", "Ministry", "Education",
		"Technology", "北京", "大学", "МГУ", "T.S.U.", "Oxford", "2030", "Chang", "Zhang", "Darya", "Bank", "Daryabank", "(X)", ",",
	}
	var text []string
	for range 1 + r.IntN(5) {
		text = append(text, words[r.IntN(len(words))])
	}
	return strings.Join(text, " ")
}

// flat is a network without places and links.
type flat struct{}

func (flat) Degree(n uint32) int             { return int(n % 7) }
func (flat) Compare(a, b uint32) int         { return int(a) - int(b) }
func (flat) Around(n uint32) []uint32        { return []uint32{n / 10} }
func (flat) Country(n uint32) (uint32, bool) { return n % 5, n%3 > 0 }

// TestApply changes a catalogue at random, and compares what is found in it with what is
// found in one that was built anew.
func TestApply(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	draw := func(number uint32) Entity {
		e := Entity{Number: number}
		for range r.IntN(4) {
			e.Names = append(e.Names, Name{drawn(r), r.IntN(4) == 0})
		}
		return e
	}
	now := map[uint32]Entity{}
	all := func() []Entity {
		var entities []Entity
		for _, e := range now {
			entities = append(entities, e)
		}
		return entities
	}
	for n := range uint32(400) {
		now[n] = draw(n)
	}
	c := New(all())
	found, parts := 0, 0
	for round := range rounds() {
		var changed []Entity
		var gone []uint32
		for range r.IntN(4) {
			n := uint32(r.IntN(600))
			if slices.ContainsFunc(changed, func(e Entity) bool { return e.Number == n }) || slices.Contains(gone, n) {
				continue
			}
			if r.IntN(3) == 0 {
				gone = append(gone, n)
				delete(now, n)
			} else {
				e := draw(n)
				changed = append(changed, e)
				now[n] = e
			}
		}
		c = c.Apply(changed, gone)
		parts = max(parts, len(c.parts))
		if round%50 == 49 {
			c = c.Compact(func(n uint32) uint32 { return n })
		}
		built := New(all())
		for range 5 {
			query := drawn(r)
			got := c.Search(query, flat{}, everything)
			if diff := cmp.Diff(built.Search(query, flat{}, everything), got, cmp.AllowUnexported(Hit{}, run{}), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("round %d, %q (- built anew, + changed):\n%s", round, query, diff)
			}
			found += len(got)
			text := query + ", " + drawn(r)
			if diff := cmp.Diff(built.Match(text, flat{}, everything), c.Match(text, flat{}, everything), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("round %d, matched with %q (- built anew, + changed):\n%s", round, text, diff)
			}
		}
		for n, e := range now {
			if diff := cmp.Diff(e.Names, c.Names(n), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("round %d, names of %d (-want +got):\n%s", round, n, diff)
			}
		}
		if c.size != len(now) {
			t.Fatalf("round %d: it counts %d entities, there are %d", round, c.size, len(now))
		}
	}
	if found < 20*rounds() || parts < 3 {
		t.Errorf("%d hits in at most %d parts: too few to tell", found, parts)
	}
}

// FuzzSearch asks any text.
func FuzzSearch(f *testing.F) {
	g := readGraph(f)
	c := New(g.entities)
	for _, text := range []string{"", "a", "UNESCO", "magtymguly univ", "\xff", "北京大学", "Ashgabat, Turkmenistan (TSU)", strings.Repeat("university ", 100), "é́", "a-b'c"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		for i, h := range c.Search(text, g, everything) {
			if h.Score <= 0 || h.Score > 1 || h.Name >= len(c.Names(h.Number)) {
				t.Fatalf("hit %d of %q: %+v", i, text, h)
			}
		}
		end := 0
		for _, m := range c.Match(text, g, everything) {
			if m.From < end || m.To <= m.From || m.To > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[m.From:m.To]) {
				t.Fatalf("a match of %q from %d to %d, the last ended at %d", text, m.From, m.To, end)
			}
			end = m.To
		}
	})
}

// ExampleCatalog_Match finds who is named in a sentence.
func ExampleCatalog_Match() {
	c := New([]Entity{
		{0, []Name{{"Turkmenistan", false}}},
		{1, []Name{{"Ministry of Education", false}}},
		{2, []Name{{"UNESCO Institute for Information Technologies in Education", false}, {"UNESCO IITE", false}}},
	})
	text := "A roadmap of the ministry of education and UNESCO IITE was signed in Ashgabat."
	for _, m := range c.Match(text, flat{}, func(uint32) bool { return true }) {
		fmt.Println(m.Number, text[m.From:m.To])
	}
	// Output:
	// 1 ministry of education
	// 2 UNESCO IITE
}
