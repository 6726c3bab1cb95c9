package topology_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// model is a network as simply as it can be had, to compare snapshots with.
type model struct {
	revision int64
	entities map[string]topology.Entity
	links    map[string]topology.Link
}

func newModel() *model {
	return &model{entities: map[string]topology.Entity{}, links: map[string]topology.Link{}}
}

func (m *model) apply(c topology.Change) {
	m.revision = c.Revision
	for _, e := range c.Entities {
		m.entities[e.ID] = e
	}
	for _, l := range c.Links {
		m.links[l.ID] = l
	}
	for _, id := range c.GoneLinks {
		delete(m.links, id)
	}
	for _, id := range c.GoneEntities {
		delete(m.entities, id)
	}
}

func (m *model) build() (*topology.Snapshot, error) {
	return topology.Build(m.revision, maps.Values(m.entities), maps.Values(m.links))
}

// arc is one place of a row, in words.
type arc struct {
	To       string
	Class    topology.Class
	Backward bool
	Link     topology.Link
	Dated    network.Interval
	HasDate  bool
}

// seen is all that can be seen of a snapshot.
type seen struct {
	Revision int64
	Entities map[string]topology.Entity
	Kinds    map[string]network.Kind
	Rows     map[string][]arc
	// OnBehalfOf has what is on behalf of each entity.
	OnBehalfOf      map[string][]arc
	Country, Region map[string]string
	// Together has the id of the first entity of each one's part.
	Together       map[string]string
	Total          int
	ByHome, ByType map[string]int
	// Within counts organisations by all places that their home lies in.
	Within                 map[string]int
	EntityCount, LinkCount int
}

func newSeen() seen {
	return seen{
		Entities: map[string]topology.Entity{}, Kinds: map[string]network.Kind{}, Rows: map[string][]arc{}, OnBehalfOf: map[string][]arc{},
		Country: map[string]string{}, Region: map[string]string{}, Together: map[string]string{},
		ByHome: map[string]int{}, ByType: map[string]int{}, Within: map[string]int{},
	}
}

// see reads a snapshot.
func see(s *topology.Snapshot) seen {
	v := newSeen()
	v.Revision = s.Revision()
	v.EntityCount, v.LinkCount = s.Size()
	first := map[uint32]string{}
	var ids []string
	for e := range s.Entities() {
		ids = append(ids, e.ID)
	}
	slices.Sort(ids)
	for _, id := range ids {
		n, ok := s.Node(id)
		if !ok || s.ID(n) != id || int(n) >= s.Nodes() {
			panic(fmt.Sprintf("%s is number %d, %v", id, n, ok))
		}
		v.Entities[id] = s.Entity(n)
		if s.TypeName(s.Type(n)) != s.Entity(n).Type {
			panic(id + " has two types")
		}
		v.Kinds[id] = network.Kinds()[s.Kind(n)]
		if g := s.KindDegree(n); g.Kind() != s.Kind(n) || g.Degree() != len(s.Row(n)) {
			panic(id + " is not what it seems at a kindDegree")
		}
		if c, ok := s.Country(n); ok {
			v.Country[id] = s.ID(c)
		}
		if r, ok := s.Region(n); ok {
			v.Region[id] = s.ID(r)
		}
		for _, a := range s.Row(n) {
			v.Rows[id] = append(v.Rows[id], seeArc(s, n, a))
		}
		for from, a := range s.OnBehalfOf(n) {
			v.OnBehalfOf[id] = append(v.OnBehalfOf[id], seeArc(s, from, a))
		}
		slices.SortFunc(v.OnBehalfOf[id], compareArcs)
		if label, ok := s.Component(n); ok {
			if first[label] == "" {
				first[label] = id
			}
			v.Together[id] = first[label]
		}
	}
	for n := range topology.Node(s.Nodes()) {
		_, there := v.Entities[s.ID(n)]
		if _, known := s.Component(n); !there && (known || len(s.Row(n)) > 0) {
			panic(s.ID(n) + " is gone, but not its links or its label")
		}
	}
	counts := s.Organizations()
	v.Total = counts.Total
	for n, count := range counts.ByHome {
		v.ByHome[s.ID(n)] = count
	}
	for n, count := range s.Within(counts) {
		v.Within[s.ID(n)] = count
	}
	for t, count := range counts.ByType {
		v.ByType[s.TypeName(t)] = count
	}
	return v
}

func seeArc(s *topology.Snapshot, n topology.Node, a topology.Arc) arc {
	e := a.Edge()
	l := topology.Link{
		ID: s.LinkID(e), Type: a.Class().Type(), From: s.ID(n), To: s.ID(a.To()), Role: s.Role(e), Valid: s.Valid(e),
		Status: a.Class().Status(), Confidence: s.Confidence(e),
	}
	if a.Backward() {
		l.From, l.To = l.To, l.From
	}
	if n, ok := s.Behalf(e); ok {
		l.OnBehalfOf = s.ID(n)
	}
	// The tenures are asked for one by one, as a search does.
	for day, ok := network.MaxDay, true; ok; {
		var t network.Tenure
		if t, ok = s.Tenure(e, day); ok {
			l.Tenures = append(l.Tenures, t)
			day, ok = t.Known-1, t.Known != network.MinDay
		}
	}
	slices.Reverse(l.Tenures)
	seen := arc{To: s.ID(a.To()), Class: a.Class(), Backward: a.Backward(), Link: l}
	seen.Dated, seen.HasDate = s.Dated(n, a)
	return seen
}

// see reads the model, each thing in the most obvious way.
func (m *model) see() seen {
	v := newSeen()
	v.Revision, v.EntityCount, v.LinkCount = m.revision, len(m.entities), len(m.links)
	for id, e := range m.entities {
		v.Entities[id], v.Kinds[id] = e, e.Kind
		if _, there := m.entities[e.Country]; there {
			v.Country[id] = e.Country
		}
		if _, there := m.entities[e.Region]; there {
			v.Region[id] = e.Region
		}
		if e.Kind == network.Organization {
			v.Total++
			if e.Home != "" {
				v.ByHome[e.Home]++
			}
			for place := range m.upFrom(e.Home) {
				v.Within[place]++
			}
			if e.Type != "" {
				v.ByType[e.Type]++
			}
		}
	}
	for _, l := range m.links {
		for i := range l.Tenures {
			if i == 0 {
				l.Tenures = slices.Clone(l.Tenures)
			}
			l.Tenures[i].Sources, l.Tenures[i].CertainSources = min(l.Tenures[i].Sources, 3), min(l.Tenures[i].CertainSources, 3)
		}
		if _, there := m.entities[l.OnBehalfOf]; !there {
			l.OnBehalfOf = ""
		}
		a := arc{To: l.To, Class: topology.ClassOf(l.Type, l.Status), Link: l}
		a.Dated, a.HasDate = m.dated(l)
		v.Rows[l.From] = append(v.Rows[l.From], a)
		if l.OnBehalfOf != "" {
			v.OnBehalfOf[l.OnBehalfOf] = append(v.OnBehalfOf[l.OnBehalfOf], a)
		}
		a.To, a.Backward = l.From, true
		v.Rows[l.To] = append(v.Rows[l.To], a)
	}
	for _, rows := range []map[string][]arc{v.Rows, v.OnBehalfOf} {
		for _, row := range rows {
			slices.SortFunc(row, compareArcs)
		}
	}
	m.seeParts(v)
	return v
}

func compareArcs(a, b arc) int {
	return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.Link.Type, b.Link.Type), cmp.Compare(a.Link.ID, b.Link.ID))
}

func (m *model) dated(l topology.Link) (network.Interval, bool) {
	ends := [2]network.Entity{}
	for i, id := range [2]string{l.From, l.To} {
		e := m.entities[id]
		ends[i] = network.Entity{ID: id, Kind: e.Kind, Valid: e.Valid}
	}
	link := network.Link{Type: l.Type, Valid: l.Valid}
	date := link.Date(network.End{Entity: &ends[0]}, network.End{Entity: &ends[1]})
	if date.IsZero() || !l.Type.Occurrence() {
		return network.Interval{}, false
	}
	return link.Happened(date), true
}

// seeParts walks from each entity, in the order of ids, over what it has not met.
func (m *model) seeParts(v seen) {
	inner := func(id string) bool {
		k := m.entities[id].Kind
		return k != network.Place && k != network.Framework
	}
	for _, first := range slices.Sorted(maps.Keys(m.entities)) {
		if v.Together[first] != "" || !inner(first) {
			continue
		}
		v.Together[first] = first
		for queue := []string{first}; len(queue) > 0; queue = queue[1:] {
			for _, a := range v.Rows[queue[0]] {
				if a.Link.Type != network.Reported && inner(a.To) && v.Together[a.To] == "" {
					v.Together[a.To] = first
					queue = append(queue, a.To)
				}
			}
		}
	}
}

// The generators draw from few ids and values, so that they meet.

var someDates = []string{"", "0000", "1950", "1997~", "2001-02", "2004-02?", "2020-02-29", "2024-06-01~", "9999-12-31"}

func drawDate(t *rapid.T) network.Date {
	text := rapid.SampledFrom(someDates).Draw(t, "date")
	if text == "" {
		return network.Date{}
	}
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func drawPeriod(t *rapid.T) network.Period {
	return network.Period{From: drawDate(t), To: drawDate(t)}
}

func drawDay(t *rapid.T) network.Day {
	return rapid.OneOf(
		rapid.SampledFrom([]network.Day{network.MinDay, network.MaxDay, -719528, 2932896, 0}),
		rapid.Map(rapid.Int32Range(-719528, 2932896), func(d int32) network.Day { return network.Day(d) }),
	).Draw(t, "day")
}

// upFrom returns a place and all that it is part of, at any depth.
func (m *model) upFrom(place string) map[string]bool {
	up := map[string]bool{}
	for more := place != ""; more; {
		before := len(up)
		up[place] = true
		for _, l := range m.links {
			if l.Type == network.PartOf && up[l.From] {
				up[l.To] = true
			}
		}
		more = len(up) > before
	}
	return up
}

func drawTenures(t *rapid.T) []network.Tenure {
	known := map[network.Day]bool{}
	var tenures []network.Tenure
	for range rapid.IntRange(0, 3).Draw(t, "tenures") {
		tenure := network.Tenure{
			Known: drawDay(t), Sources: rapid.IntRange(1, 5).Draw(t, "sources"), CertainSources: rapid.IntRange(0, 5).Draw(t, "certain sources"),
			Possible: network.Interval{From: drawDay(t), To: drawDay(t)}, Certain: network.Interval{From: drawDay(t), To: drawDay(t)},
		}
		if !known[tenure.Known] {
			known[tenure.Known] = true
			tenures = append(tenures, tenure)
		}
	}
	slices.SortFunc(tenures, func(a, b network.Tenure) int { return cmp.Compare(a.Known, b.Known) })
	return tenures
}

var someKinds = network.Kinds()

func drawEntity(t *rapid.T, people int) topology.Entity {
	kind := rapid.SampledFrom(someKinds).Draw(t, "kind")
	e := topology.Entity{
		Kind: kind, ID: fmt.Sprintf("%s:%d", kind.Prefix(), rapid.IntRange(0, people).Draw(t, "entity")),
		Name: rapid.SampledFrom([]string{"A", "Bé", "C c"}).Draw(t, "name"), Valid: drawPeriod(t),
		Type:   rapid.SampledFrom([]string{"", "X", "Y", "Z"}).Draw(t, "type"),
		Exists: network.Interval{From: drawDay(t), To: drawDay(t)},
	}
	if kind == network.Organization {
		place := rapid.SampledFrom([]string{"", "place:0", "place:1", "place:2"})
		e.Home, e.Country, e.Region = place.Draw(t, "home"), place.Draw(t, "country"), place.Draw(t, "region")
	}
	return e
}

func drawLink(t *rapid.T, ids []string, many int) (topology.Link, bool) {
	from, to := rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "to")
	n := rapid.IntRange(0, many).Draw(t, "link")
	id := fmt.Sprintf("link:%d", n)
	if n%3 > 0 {
		like := network.Link{Role: id}
		id = like.DerivedID()
	}
	return topology.Link{
		ID: id, From: from, To: to,
		Type:       rapid.SampledFrom(network.LinkTypes()).Draw(t, "type"),
		Status:     rapid.SampledFrom(network.Statuses()).Draw(t, "status"),
		Role:       rapid.SampledFrom([]string{"", "Rector", "Vice-Rector", "é"}).Draw(t, "role"),
		Valid:      drawPeriod(t),
		Confidence: rapid.SampledFrom([]float64{1, 0.5, 0.1, 1.0 / 3}).Draw(t, "confidence"),
		Tenures:    drawTenures(t),
		OnBehalfOf: rapid.SampledFrom([]string{"", "", ids[0], ids[len(ids)/2], "org:0", "org:nobody"}).Draw(t, "on behalf of"),
	}, from != to
}

// drawChange draws a change that the model can take.
func drawChange(t *rapid.T, m *model, many int) topology.Change {
	c := topology.Change{Revision: m.revision + rapid.Int64Range(1, 3).Draw(t, "revisions")}
	there := maps.Clone(m.entities)
	fresh := map[string]bool{}
	for range rapid.IntRange(0, 3).Draw(t, "entities") {
		if e := drawEntity(t, many); !fresh[e.ID] {
			fresh[e.ID] = true
			there[e.ID] = e
			c.Entities = append(c.Entities, e)
		}
	}
	named := map[string]bool{}
	used := map[string]bool{}
	if ids := slices.Sorted(maps.Keys(there)); len(ids) > 1 {
		for range rapid.IntRange(0, 4).Draw(t, "links") {
			if l, ok := drawLink(t, ids, 4*many); ok && !named[l.ID] {
				named[l.ID], used[l.From], used[l.To] = true, true, true
				c.Links = append(c.Links, l)
			}
		}
	}
	if ids := slices.Sorted(maps.Keys(m.links)); len(ids) > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "gone links") {
			if id := rapid.SampledFrom(ids).Draw(t, "gone link"); !named[id] {
				named[id] = true
				c.GoneLinks = append(c.GoneLinks, id)
			}
		}
	}
	for id, l := range m.links {
		if !named[id] {
			used[l.From], used[l.To] = true, true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.entities)) {
		if !used[id] && !fresh[id] && rapid.IntRange(0, 3).Draw(t, "gone") == 0 {
			c.GoneEntities = append(c.GoneEntities, id)
		}
	}
	return c
}
