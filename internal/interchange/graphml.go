package interchange

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// GraphItem is a node or an edge of a graph that is written out, with what is said of it, by the names of columns.
type GraphItem struct {
	ID string
	// From and To are the ids of an edge's ends.
	From, To string
	Said     map[string]string
}

// GraphColumns are what is said of the nodes and of the edges of a graph, in this order.
type GraphColumns struct{ Nodes, Edges []string }

// WriteGraphML writes a graph as GraphML (http://graphml.graphdrawing.org/specification.html), which Gephi, yEd and
// NetworkX read. Edges are directed, all columns are texts, and characters that XML can't have become U+FFFD.
func WriteGraphML(w io.Writer, columns GraphColumns, nodes, edges []GraphItem) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	for _, of := range []struct {
		element string
		names   []string
	}{{"node", columns.Nodes}, {"edge", columns.Edges}} {
		for i, name := range of.names {
			fmt.Fprintf(out, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"string\"/>\n", graphKey(of.element, i), of.element, escaped(name))
		}
	}
	fmt.Fprint(out, "  <graph edgedefault=\"directed\">\n")
	for _, node := range nodes {
		fmt.Fprintf(out, "    <node id=\"%s\">\n", escaped(node.ID))
		writeSaid(out, "node", columns.Nodes, node.Said)
	}
	for _, edge := range edges {
		fmt.Fprintf(out, "    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", escaped(edge.ID), escaped(edge.From), escaped(edge.To))
		writeSaid(out, "edge", columns.Edges, edge.Said)
	}
	fmt.Fprint(out, "  </graph>\n</graphml>\n")
	if err := out.Flush(); err != nil { // it tells of all errors before
		return fmt.Errorf("writing GraphML: %w", err)
	}
	return nil
}

// writeSaid writes what is said of an element, and ends it.
func writeSaid(out io.Writer, element string, names []string, said map[string]string) {
	for i, name := range names {
		if value := said[name]; value != "" {
			fmt.Fprintf(out, "      <data key=\"%s\">%s</data>\n", graphKey(element, i), escaped(value))
		}
	}
	fmt.Fprintf(out, "    </%s>\n", element)
}

// graphKey is the id of a column.
func graphKey(element string, i int) string { return fmt.Sprintf("%s%d", element, i) }

// escaped writes a text for XML.
func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a strings.Builder takes all
	return out.String()
}
