package interchange_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
)

// A graph is written as its readers know it, whatever the texts are.
func TestWriteGraphML(t *testing.T) {
	var out strings.Builder
	err := interchange.WriteGraphML(&out, interchange.GraphColumns{Nodes: []string{"name", "kind"}, Edges: []string{"type"}},
		[]interchange.GraphItem{
			{ID: "org:a", Said: map[string]string{"name": "A & <b>\x00\"", "kind": "ORGANIZATION"}},
			{ID: "person:b", Said: map[string]string{"name": "بانكي"}},
		},
		[]interchange.GraphItem{{ID: "link:1", From: "person:b", To: "org:a", Said: map[string]string{"type": "HOLDS_POSITION", "other": "unsaid"}}})
	if err != nil {
		t.Fatal(err)
	}
	type data struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	}
	type item struct {
		ID     string `xml:"id,attr"`
		Source string `xml:"source,attr"`
		Target string `xml:"target,attr"`
		Data   []data `xml:"data"`
	}
	var read struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Name string `xml:"attr.name,attr"`
		} `xml:"key"`
		Graph struct {
			Nodes []item `xml:"node"`
			Edges []item `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(out.String()), &read); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if len(read.Keys) != 3 || read.Keys[0].Name != "name" || read.Keys[2].For != "edge" {
		t.Errorf("the keys are %+v", read.Keys)
	}
	if diff := cmp.Diff([]item{
		{ID: "org:a", Data: []data{{"node0", "A & <b>\uFFFD\""}, {"node1", "ORGANIZATION"}}}, {ID: "person:b", Data: []data{{"node0", "بانكي"}}},
	}, read.Graph.Nodes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]item{{ID: "link:1", Source: "person:b", Target: "org:a", Data: []data{{"edge0", "HOLDS_POSITION"}}}}, read.Graph.Edges); diff != "" {
		t.Error(diff)
	}
}
