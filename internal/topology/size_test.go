package topology_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"unsafe"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// large is a network with the skew of the real thing: some bodies have very many
// agreements, most have few.
type large struct{ links int }

func (g large) organizations() int { return g.links/10 + 2 }
func (g large) agreements() int    { return g.links/10 + 2 }
func (g large) people() int        { return g.links/10 + 2 }

func (g large) entities() iter.Seq[topology.Entity] {
	return func(yield func(topology.Entity) bool) {
		for i := range 20 {
			if !yield(topology.Entity{ID: fmt.Sprintf("place:%d", i), Kind: network.Place, Type: network.CountryType, Name: fmt.Sprint("Place ", i)}) {
				return
			}
		}
		for i := range g.organizations() {
			place := fmt.Sprintf("place:%d", i%20)
			if !yield(topology.Entity{
				ID: fmt.Sprintf("org:%07d", i), Kind: network.Organization, Type: "UNIVERSITY", Name: fmt.Sprint("Organisation ", i),
				Home: place, Country: place, Region: place,
			}) {
				return
			}
		}
		for i := range g.agreements() {
			if !yield(topology.Entity{ID: fmt.Sprintf("agreement:%07d", i), Kind: network.Agreement, Name: fmt.Sprint("Agreement ", i)}) {
				return
			}
		}
		for i := range g.people() {
			if !yield(topology.Entity{ID: fmt.Sprintf("person:%07d", i), Kind: network.Person, Name: fmt.Sprint("Person ", i)}) {
				return
			}
		}
	}
}

// link returns a link of the network, by any number.
func (g large) link(r *rand.Rand, i int) topology.Link {
	organization := r.IntN(g.organizations())
	if r.IntN(3) == 0 { // a hub
		organization = r.IntN(r.IntN(20) + 1)
	}
	l := network.Link{Type: network.PartyTo, From: fmt.Sprintf("org:%07d", organization), Role: fmt.Sprint(i)}
	role := ""
	if i%2 == 0 {
		l.To = fmt.Sprintf("agreement:%07d", r.IntN(g.agreements()))
	} else {
		l.Type, l.To, l.From, role = network.HoldsPosition, l.From, fmt.Sprintf("person:%07d", r.IntN(g.people())), fmt.Sprint("Post ", r.IntN(500))
	}
	from := network.Day(r.IntN(20000))
	day := network.Interval{From: from, To: from + network.Day(r.IntN(4000))}
	valid := network.Period{}
	if i%3 == 0 {
		valid.From, _ = network.ParseDate(day.From.String())
	}
	return topology.Link{
		ID: l.DerivedID(), Type: l.Type, From: l.From, To: l.To, Role: role, Valid: valid, Status: network.InForce, Confidence: 1,
		Tenures: []network.Tenure{{Known: from, Possible: network.Always(), Certain: day, Sources: 1}},
	}
}

func (g large) all() iter.Seq[topology.Link] {
	return func(yield func(topology.Link) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		for i := range g.links {
			if !yield(g.link(r, i)) {
				return
			}
		}
	}
}

func (g large) build(t testing.TB) *topology.Snapshot {
	s, err := topology.Build(1, g.entities(), g.all())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// heap returns how many bytes are in use.
func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// weigh returns the bytes of what make makes.
func weigh[T any](make func() T) int {
	before := heap()
	made := make()
	after := heap()
	runtime.KeepAlive(made)
	return after - before
}

func TestBytesALinkAndAnEntity(t *testing.T) {
	g := large{links: 100_000}
	build := func(links iter.Seq[topology.Link]) func() *topology.Snapshot {
		return func() *topology.Snapshot {
			s, err := topology.Build(1, g.entities(), links)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	entities, texts := 0, weigh(func() [][2]string {
		var all [][2]string
		for e := range g.entities() {
			all = append(all, [2]string{e.ID, e.Name})
		}
		return slices.Clip(all)
	})
	for range g.entities() {
		entities++
		texts -= int(unsafe.Sizeof([2]string{}))
	}
	none := weigh(build(func(func(topology.Link) bool) {}))
	with := weigh(build(g.all()))
	earlier := weigh(build(func(yield func(topology.Link) bool) {
		for l := range g.all() {
			first := l.Tenures[0]
			first.Known = network.MinDay
			l.Tenures = append([]network.Tenure{first}, l.Tenures...)
			if !yield(l) {
				return
			}
		}
	}))
	for _, c := range []struct {
		what        string
		bytes, most float64
	}{
		{"an entity without its texts", float64(none-texts) / float64(entities), 160},
		{"a link", float64(with-none) / float64(g.links), 64},
		{"an earlier tenure", float64(earlier-with) / float64(g.links), 32},
	} {
		t.Logf("%s takes %.1f bytes", c.what, c.bytes)
		if c.bytes <= 0 || c.bytes > c.most {
			t.Errorf("%s takes %.1f bytes: at most %.0f", c.what, c.bytes, c.most)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, links := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(links), func(b *testing.B) {
			g := large{links: links}
			bytes := 0
			for b.Loop() {
				bytes = weigh(func() *topology.Snapshot { return g.build(b) })
			}
			b.ReportMetric(float64(bytes), "B")
		})
	}
}

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		g := large{links: 1_000_000}
		for range g.entities() {
		}
		for range g.all() {
		}
	}
}

func BenchmarkNode(b *testing.B) {
	g := large{links: 1_000_000}
	s := g.build(b)
	var ids []string
	for e := range g.entities() {
		ids = append(ids, e.ID)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	i := 0
	for b.Loop() {
		if _, ok := s.Node(ids[i%len(ids)]); !ok {
			b.Fatal(ids[i])
		}
		i++
	}
}

func BenchmarkCompact(b *testing.B) {
	s := large{links: 1_000_000}.build(b)
	for b.Loop() {
		if _, err := s.Compact(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApply(b *testing.B) {
	for _, links := range []int{10_000, 100_000, 1_000_000} {
		for _, size := range []int{1, 100} {
			b.Run(fmt.Sprintf("%d/%d", links, size), func(b *testing.B) {
				g := large{links: links}
				s := g.build(b)
				r := rand.New(rand.NewPCG(3, 4))
				i := links
				var err error
				for b.Loop() {
					c := topology.Change{Revision: s.Revision() + 1}
					for range size {
						c.Links = append(c.Links, g.link(r, i))
						i++
					}
					if s, err = s.Apply(c); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
