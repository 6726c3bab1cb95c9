package question_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// Both languages give the same figures of a report.
func TestSameReport(t *testing.T) {
	for _, shape := range []generate.Shape{generate.Hubs, generate.Spread} {
		t.Run(string(shape), func(t *testing.T) { checkSameReport(t, generate.New(shape, 3000, 1)) })
	}
}

func checkSameReport(t *testing.T, n *generate.Network) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db, func(c *store.Config) { c.ReadTimeout = time.Minute })
	for records := range n.Records(1000) {
		storetest.Put(t, s, records)
	}
	driver, ask := db.Driver(t), asking(t, s)
	workloads, err := question.Reports()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range workloads {
		questions, err := question.Draw(t.Context(), w, n, ask)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range w.Forms {
			t.Run(w.Name+" "+form.Name, func(t *testing.T) {
				var data struct{ RegionalReport map[string]json.RawMessage }
				if err := ask(t.Context(), form.GraphQL, questions[0].Variables, &data); err != nil {
					t.Fatal(err)
				}
				if string(data.RegionalReport["complete"]) != "true" {
					t.Fatal("the report is not complete")
				}
				if form.Cypher == "" {
					return
				}
				result, err := neo4j.ExecuteQuery(t.Context(), driver, form.Cypher, questions[0].Parameters, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(db.Name))
				if err != nil {
					t.Fatal(err)
				}
				compareReport(t, data.RegionalReport, result.Records)
			})
		}
	}
}

// compareReport compares what a report says in one of its fields with the rows of a
// statement. Of a list that has pages there are all in the rows, or only their number.
func compareReport(t *testing.T, said map[string]json.RawMessage, records []*neo4j.Record) {
	t.Helper()
	var rows []string
	for _, r := range records {
		rows = append(rows, line(r.AsMap()))
	}
	slices.Sort(rows)
	delete(said, "complete")
	for field, text := range said {
		figures, total := figuresIn(t, text)
		if len(figures) == 0 {
			t.Errorf("%s: there is nothing to compare", field)
		}
		switch {
		case total < 0:
			if diff := cmp.Diff(figures, rows); diff != "" {
				t.Errorf("%s (-GraphQL +Cypher):\n%s", field, diff)
			}
		case len(rows) == 1 && records[0].Keys[0] == "totalCount":
			if want := fmt.Sprintf("totalCount=%d ", total); rows[0] != want {
				t.Errorf("%s: %s in GraphQL, %s in Cypher", field, want, rows[0])
			}
		default:
			if total != len(rows) {
				t.Errorf("%s: %d in GraphQL, %d in Cypher", field, total, len(rows))
			}
			for _, figure := range figures {
				if _, is := slices.BinarySearch(rows, figure); !is && !slices.Contains(rows, carried(figure)) {
					t.Errorf("%s: Cypher has no %s", field, figure)
				}
			}
		}
	}
}

// figuresIn returns the figures of a field as lines, in order; and of a list that has pages
// how many there are in all, of others -1.
func figuresIn(t *testing.T, text json.RawMessage) (lines []string, total int) {
	t.Helper()
	var page struct {
		TotalCount *int
		Edges      []struct{ Node map[string]any }
	}
	var list []map[string]any
	total = -1
	if json.Unmarshal(text, &list) != nil {
		var one map[string]any
		if err := json.Unmarshal(text, &one); err != nil {
			t.Fatal(err)
		}
		if list = []map[string]any{one}; one["edges"] != nil {
			if err := json.Unmarshal(text, &page); err != nil {
				t.Fatal(err)
			}
			list, total = nil, *page.TotalCount
			for _, edge := range page.Edges {
				list = append(list, edge.Node)
			}
		}
	}
	for _, figures := range list {
		lines = append(lines, line(figures))
	}
	slices.Sort(lines)
	return lines, total
}

// line writes figures by name, entities as their ids.
func line(figures map[string]any) (text string) {
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		value := figures[name]
		if entity, is := value.(map[string]any); is {
			value = entity["id"]
		}
		text += fmt.Sprintf("%s=%v ", name, value)
	}
	return text
}

// carried writes a carrier as Cypher has it that does not say what is lost and what is
// farther away.
func carried(carrier string) string {
	var entity string
	var farther, lost int
	if _, err := fmt.Sscanf(carrier, "entity=%s farther=%d lost=%d", &entity, &farther, &lost); err != nil {
		return ""
	}
	return fmt.Sprintf("carried=%d entity=%s ", farther+lost, entity)
}
