package explorer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Of a kind around an entity so many are drawn one by one at most, beyond that as one group; and so many one by one in all,
// so that no picture is a tangle.
const (
	mostApart    = 12
	mostPictured = 120
)

// picture draws what is around entities.
func (e *explorer) picture(ctx context.Context, r *request) (templ.Component, error) {
	q := readPictureQuestion(r.params)
	r.page.Title, r.page.Here, r.page.AsOf, r.page.KnownBy = "Picture", "Picture", q.asOf, q.knownBy
	if err := r.params.err(); err != nil {
		return nil, err
	}
	changed, doubts, err := e.resolve(ctx, r, map[string]*[]string{"from": &q.from})
	switch {
	case err != nil:
		return nil, err
	case len(doubts) > 0 || len(q.from) == 0:
		return askingPage(r.page, "Who is around whom?", "Around whom? Names will do, acronyms and posts too; several show what joins them.", doubts,
			func(d unclear, id string) part.Address { return q.choosing(d, id).address(r.page) }, pictureForm(r.page, &q, e.named(ctx, q.from), false)), nil
	case changed:
		return nil, elsewhere{r.remembering(q.address(r.page))}
	}
	variables := q.variables(r.page)
	variables["ids"], variables["first"] = q.from, mostApart
	answer, err := asked[ask.PictureAnswer](ctx, e, r, ask.Picture, variables)
	if err != nil {
		return nil, err
	}
	for i, m := range answer.Middle {
		if m == nil || m.ID == "" {
			return nil, noSuch("entity", q.from[i])
		}
	}
	shown := newPictured(q, answer.Middle)
	among := q.variables(r.page)
	among["ids"] = shown.ids()
	links, _, err := ask.Of[ask.AmongAnswer](ctx, e.Asker, ask.Among, among)
	if err != nil {
		return nil, err
	}
	shown.join(links.LinksAmong)
	r.page.Title, r.page.Revision = "Around "+shown.middles(), answer.Network.Revision
	r.files = shown.files(ctx)
	r.page.Scripts = loaded(e.files.script, e.files.picture)
	shown.guesses = readTaken(r.params, q.from)
	shown.island = e.island(ctx, q, r.page)
	return picturePage(r.page, shown), nil
}

// pictured is a picture with its question.
type pictured struct {
	pictureQuestion
	nodes []pictureNode
	lines []part.NetworkLine
	// links are those among the entities, by the two that they join.
	links   []ask.Judged
	drawing *part.NetworkDrawing
	island  *pictureIsland
	// guesses are what names in the question were taken as.
	guesses []taken
}

// pictureNode is an entity in a picture, or a group of those of a kind around one.
type pictureNode struct {
	ask.Named
	middle bool
	// of and count are of a group: around whom it is, and how many are in it.
	of    *ask.Named
	count int
	links []nodeLink
}

// nodeLink is a link of an entity to another in the picture.
type nodeLink struct {
	*ask.Link
	other ask.Named
}

// kinds are those around an entity, by kind.
func kinds(s *ask.Surrounded) map[network.Kind]ask.List[struct{ Node ask.Named }] {
	return map[network.Kind]ask.List[struct{ Node ask.Named }]{
		network.Person: s.People, network.Organization: s.Organizations, network.Agreement: s.Agreements, network.Event: s.Events,
		network.Programme: s.Programmes, network.Place: s.Places, network.Framework: s.Frameworks,
	}
}

// newPictured puts together who is in a picture. Where there were too many to draw one by one, fewer of a kind are.
func newPictured(q pictureQuestion, middles []*ask.Surrounded) *pictured {
	apart := mostApart
	for apart > 0 && countApart(middles, apart) > mostPictured {
		apart--
	}
	s := &pictured{pictureQuestion: q}
	met := map[string]bool{}
	add := func(n pictureNode) {
		if !met[n.ID] && !q.hides(n.ID) {
			met[n.ID] = true
			s.nodes = append(s.nodes, n)
		}
	}
	for _, m := range middles {
		add(pictureNode{Named: m.Named, middle: true})
	}
	for _, m := range middles {
		around := kinds(m)
		for _, k := range network.Kinds() {
			if list := around[k]; list.TotalCount > apart {
				add(pictureNode{
					Named: ask.Named{ID: groupID(m.ID, k), Kind: k, Name: words.Count(list.TotalCount, words.Kind(k), words.Kinds(k))},
					of:    &m.Named, count: list.TotalCount,
				})
				s.lines = append(s.lines, part.NetworkLine{From: m.ID, To: groupID(m.ID, k), Class: "presumed"})
			} else {
				for _, edge := range list.Edges {
					add(pictureNode{Named: edge.Node})
				}
			}
		}
	}
	s.lines = slices.DeleteFunc(s.lines, func(l part.NetworkLine) bool { return !met[l.From] || !met[l.To] })
	return s
}

// countApart counts those that are drawn one by one, where groups have more than so many.
func countApart(middles []*ask.Surrounded, most int) int {
	n := 0
	for _, m := range middles {
		for _, list := range kinds(m) {
			if list.TotalCount <= most {
				n += list.TotalCount
			}
		}
	}
	return n
}

// groupID names a group; no id of an entity has a blank.
func groupID(of string, kind network.Kind) string { return of + " " + string(kind) }

// ids are those of the entities in the picture.
func (s *pictured) ids() []string {
	var all []string
	for _, n := range s.nodes {
		if n.of == nil {
			all = append(all, n.ID)
		}
	}
	return all
}

// join adds the links among the entities, and draws all.
func (s *pictured) join(links []ask.Judged) {
	s.links = links
	nth := map[string]int{}
	for i, n := range s.nodes {
		nth[n.ID] = i
	}
	for i := range links {
		l := links[i].AsLink()
		s.lines = append(s.lines, part.NetworkLine{From: l.From.ID, To: l.To.ID, Class: part.Surest(links[i : i+1])})
		for _, end := range [][2]ask.Named{{l.From, l.To}, {l.To, l.From}} {
			n := &s.nodes[nth[end[0].ID]]
			n.links = append(n.links, nodeLink{l, end[1]})
		}
	}
	s.lines = part.Strongest(s.lines)
	nodes := make([]part.NetworkNode, len(s.nodes))
	for i, n := range s.nodes {
		nodes[i] = part.NetworkNode{ID: n.ID, Kind: n.Kind, Name: n.Name, Middle: n.middle, Group: n.of != nil}
	}
	s.drawing = part.NewNetworkDrawing(nodes, s.lines)
}

// middles names those in the middle.
func (s *pictured) middles() string {
	var all []ask.Named
	for _, n := range s.nodes {
		if n.middle {
			all = append(all, n.Named)
		}
	}
	return part.Others("", all)
}

// names are what those in the middle are called.
func (s *pictured) names() names {
	n := names{}
	for _, node := range s.nodes {
		if node.middle {
			n[node.ID] = node.Name
		}
	}
	return n
}

// headline says around whom the picture is, and how many are in it.
func (s *pictured) headline() string {
	n := 0
	for _, node := range s.nodes {
		switch {
		case node.of != nil:
			n += node.count
		case !node.middle:
			n++
		}
	}
	switch {
	case n == 0:
		return "Nobody is around " + s.middles()
	case len(s.from) > 1:
		return fmt.Sprintf("%s, and %s around them", s.middles(), words.Number(n))
	default:
		return fmt.Sprintf("%s and %s around it", s.middles(), words.Number(n))
	}
}

// others are the nodes that are not in the middle: those of most links first.
func (s *pictured) others() []pictureNode {
	var all []pictureNode
	for _, n := range s.nodes {
		if !n.middle {
			all = append(all, n)
		}
	}
	slices.SortStableFunc(all, func(a, b pictureNode) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(len(b.links), len(a.links)), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// mostTold is how many of the links of an entity its row tells.
const mostTold = 3

// told are the first few links of a row.
func (n *pictureNode) told() []nodeLink { return n.links[:min(len(n.links), mostTold)] }

// files are the formats in which a picture is taken away.
func (s *pictured) files(ctx context.Context) map[format]func() (file, error) {
	return map[format]func() (file, error){
		asCSV:     s.csv,
		asGraphML: s.graphML,
		asSVG: func() (file, error) {
			return svgFile(ctx, "picture.svg", s.drawing != nil, part.NetworkDrawn(s.drawing))
		},
	}
}

// csv is the links of the picture as a table.
func (s *pictured) csv() (file, error) {
	table := [][]any{{"from_id", "from", "to_id", "to", "link_id", "type", "role", "status", "holding", "sentence"}}
	for i := range s.links {
		l := s.links[i].AsLink()
		table = append(table, []any{l.From.ID, l.From.Name, l.To.ID, l.To.Name, l.ID, string(l.Type), l.Role, string(l.Status), string(l.Holding), l.Sentence})
	}
	return csvFile("picture.csv", table)
}

// graphML is the picture as a graph, without groups.
func (s *pictured) graphML() (file, error) {
	g := newGraph()
	for _, n := range s.nodes {
		if n.of == nil {
			g.node(n.Named)
		}
	}
	for i := range s.links {
		g.edge(&s.links[i])
	}
	return g.file("picture.graphml")
}
