package explorer

import (
	"bytes"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/interchange"
)

// graph is entities and links to be taken away, each once.
type graph struct {
	nodes, edges []interchange.GraphItem
	met          map[string]bool
}

func newGraph() *graph { return &graph{met: map[string]bool{}} }

// node adds an entity.
func (g *graph) node(e ask.Named) {
	if !g.met[e.ID] {
		g.met[e.ID] = true
		g.nodes = append(g.nodes, interchange.GraphItem{ID: e.ID, Said: map[string]string{"name": e.Name, "kind": string(e.Kind), "type": e.Finer}})
	}
}

// edge adds a link.
func (g *graph) edge(judged *ask.Judged) {
	if l := judged.Link; !g.met[l.ID] {
		g.met[l.ID] = true
		g.edges = append(g.edges, interchange.GraphItem{ID: l.ID, From: l.From.ID, To: l.To.ID, Said: map[string]string{
			"type": string(l.Type), "role": l.Role, "status": string(l.Status), "holding": string(judged.Holding), "sentence": judged.Sentence,
		}})
	}
}

// file is the graph as GraphML.
func (g *graph) file(name string) (file, error) {
	var out bytes.Buffer
	err := interchange.WriteGraphML(&out, interchange.GraphColumns{
		Nodes: []string{"name", "kind", "type"}, Edges: []string{"type", "role", "status", "holding", "sentence"},
	}, g.nodes, g.edges)
	return file{name, "application/graphml+xml", out.Bytes()}, err
}
