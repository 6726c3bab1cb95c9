package environment

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// What is loaded in bulk is what the store would have written: all records are
// there, and all that is derived of them is right.
func TestFill(t *testing.T) {
	s := storetest.Open(t)
	n := generate.New(generate.Hubs, 4000, 1)
	reported := 0
	err := s.Fill(t.Context(), network.Reason{Actor: "test", Summary: t.Name()}, n.Records(1200), func(records int) { reported = records })
	if err != nil {
		t.Fatal(err)
	}
	var all network.Records
	for r := range n.Records(1200) {
		all.Sources, all.Entities, all.Links = append(all.Sources, r.Sources...), append(all.Entities, r.Entities...), append(all.Links, r.Links...)
	}
	if reported != all.Len() {
		t.Errorf("%d records are reported as written; there are %d", reported, all.Len())
	}
	violations, done := storetest.Check(t, s)
	if len(violations) > 0 {
		t.Errorf("%d violations:\n%s", len(violations), strings.Join(violations[:min(10, len(violations))], "\n"))
	}
	if done.Links != len(all.Links) || done.Entities != len(all.Entities) || done.Sources != len(all.Sources) {
		t.Errorf("there are %+v", done)
	}
	if storetest.Export(t, s) != storetest.JSONL(t, all) {
		t.Error("an export gives other records than were made up")
	}
}
