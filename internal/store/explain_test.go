package store_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestPlans explains every statement, with parameters as the program passes them,
// on the built-in network, on one that is larger and, where ENTENTE_SOAK is set, on an
// empty one: what the planner chooses depends on its statistics. It refuses plans that read too much. A statement that has to be
// planned so says it, with the reason, in a line of its own:
//
//	// exception: NodeByLabelScan: why it must be
func TestPlans(t *testing.T) {
	const mostExceptions = 3
	statements, parameters := exercised(t)
	for name, text := range store.ShortestVariants() {
		statements[name], parameters[name] = text, parameters["path_shortest"]
	}
	plans := map[string]map[string]plan{}
	networks := map[string]network.Records{"built-in": storetest.Seed(t), "large": storetest.Scatter("large", 2000, 10000)}
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks["empty"] = network.Records{}
	}
	for name, records := range networks {
		plans[name] = explainAll(t, neo4jtest.Empty(t), statements, parameters, records)
	}

	excepted := 0
	for _, name := range slices.Sorted(maps.Keys(statements)) {
		refused := map[string]string{}
		for network, plans := range plans {
			for operator, why := range refuse(statements[name], plans[name]) {
				refused[operator] = fmt.Sprintf("%s, on the %s network:\n%s", why, network, plans[name].text)
			}
		}
		exceptions := exceptionsOf(t, name, statements[name])
		excepted += len(exceptions)
		for _, operator := range exceptions {
			if _, needed := refused[operator]; !needed {
				t.Errorf("%s: the exception for %s is not needed", name, operator)
			}
			delete(refused, operator)
		}
		for operator, why := range refused {
			t.Errorf("%s: %s %s", name, operator, why)
		}
	}
	if excepted > mostExceptions {
		t.Errorf("there are %d exceptions, at most %d are allowed", excepted, mostExceptions)
	}
}

// TestRefuse makes sure that TestPlans can fail.
func TestRefuse(t *testing.T) {
	db := neo4jtest.Empty(t)
	storetest.Connect(t, db)
	for _, test := range []struct {
		statement string
		want      []string
	}{
		{"MATCH (e:Entity {id: $id}) RETURN e", nil},
		{"UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.name = row.name", nil},
		{"MATCH (e:Entity {id: $id}) RETURN COLLECT { MATCH (e)-[:SIGNED]->(a) RETURN a.id } AS signed", nil},
		{"MATCH (e:Entity {id: $id})-[:PART_OF*1..3]->(a) RETURN DISTINCT a", nil},
		{"UNWIND $pairs AS pair MATCH (a:Entity {id: pair.a}) CALL (a, pair) { MATCH (b:Entity {id: pair.b}) RETURN b } MATCH p = shortestPath((a)-[*..6]-(b)) RETURN p", nil},
		{"MATCH (e:Entity) WHERE e.summary = $s RETURN e", []string{"NodeByLabelScan"}},
		{"MATCH (n {id: $id}) RETURN n", []string{"AllNodesScan"}},
		{"MATCH (n:Head|Evidence {quote: $q}) RETURN n", []string{"UnionNodeByLabelsScan"}},
		{"MATCH ()-[r:SIGNED {role: $r}]->() RETURN r", []string{"DirectedRelationshipTypeScan"}},
		{"MATCH ()-[r:SIGNED|LED {role: $r}]-() RETURN r", []string{"AllNodesScan"}},
		{"MATCH ()-[r {id: $id}]->() RETURN r", []string{"DirectedAllRelationshipsScan"}},
		{"MATCH (a:Entity {id: $a}), (b:Source {id: $b}) RETURN a, b", []string{"CartesianProduct"}},
		{"MATCH (a:Entity {id: $a}) CALL (a) { MATCH (a)-[r]-(b:Entity) WHERE b.id > $b RETURN r } RETURN r", []string{"Expand(Into)"}},
		{"UNWIND $ids AS id MATCH (v:Evidence {linkId: id}) DETACH DELETE v", []string{"Eager"}},
		{"MATCH (e:Entity {id: $id}) RETURN head(COLLECT { MATCH (e)-[:SIGNED]->(a:Agreement) RETURN a.id }) AS first", []string{"Projection"}},
		{"MATCH (a:Entity {id: $a})-[:PART_OF*1..9]->(b:Entity {id: $b}) RETURN a", []string{"VarLengthExpand(All)"}},
		{"MATCH (a:Entity {id: $a}) ((x)-[r:PART_OF]->(y) WHERE r.id <> $c){1,9} (b:Entity {id: $b}) RETURN r", []string{"VarLengthExpand(All)"}},
		{"UNWIND $pairs AS pair MATCH (a:Entity {id: pair.a}) CALL (a, pair) { MATCH (b:Entity {id: pair.b}) RETURN b LIMIT 1 } MATCH (a)-[:PART_OF*1..4]->(b) RETURN a", []string{"VarLengthExpand(Into)"}},
		{"MATCH (a:Entity {id: $a}) ((x)-[:PART_OF]->(y)-[:PART_OF]->(z)){1,9} (b:Entity {id: $b}) RETURN x", []string{"Repeat(Trail)"}},
	} {
		got := slices.Sorted(maps.Keys(refuse(test.statement, explain(t, db, test.statement, nil))))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.statement, diff)
		}
	}
}

// TestTypesListed makes sure that a statement about links of any type lists all
// types.
func TestTypesListed(t *testing.T) {
	statements, err := store.Statements()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, linkType := range network.LinkTypes() {
		all = append(all, string(linkType))
	}
	slices.Sort(all)
	word := regexp.MustCompile(`\b[A-Z_]{3,}\b`)
	for name, text := range statements {
		var listed []string
		for _, w := range word.FindAllString(withoutComments(text), -1) {
			if network.LinkType(w).Valid() {
				listed = append(listed, w)
			}
		}
		slices.Sort(listed)
		listed = slices.Compact(listed)
		if len(listed) < len(all)/2 {
			continue // it is about these types
		}
		if diff := cmp.Diff(all, listed); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// plan is how Neo4j means to run a statement.
type plan struct {
	text      string
	operators []operator
	writes    bool
}

type operator struct{ name, details string }

var (
	scan  = regexp.MustCompile(`(AllNodes|ByLabels?|AllRelationships|RelationshipTypes?)Scan$`)
	eager = regexp.MustCompile(`^Eager`)
	bulk  = regexp.MustCompile(`(UNWIND|IN) \$`)
	// A subquery that is part of an expression is planned, but not shown.
	hidden = regexp.MustCompile(`\b(COLLECT|COUNT|EXISTS) \{`)
	// These follow paths from one end; their details name the other.
	follow   = regexp.MustCompile(`^(VarLengthExpand|Repeat|StatefulShortestPath\(All)`)
	otherEnd = regexp.MustCompile(`[->}] ?\((\w+)\)`)
)

// refuse returns the operators of a plan that are not allowed, with the reason.
func refuse(statement string, p plan) map[string]string {
	refused := map[string]string{}
	for _, o := range p.operators {
		switch {
		case scan.MatchString(o.name):
			refused[o.name] = "reads all that there is"
		case o.name == "CartesianProduct":
			refused[o.name] = "joins each with each"
		case o.name == "Expand(Into)":
			refused[o.name] = "looks up what it could have followed links to"
		case p.writes && eager.MatchString(o.name) && bulk.MatchString(statement):
			refused[o.name] = "holds back all rows of a bulk write"
		case follow.MatchString(o.name) && p.knowsOtherEnd(o):
			refused[o.name] = "searches from one end though both are known"
		case hidden.MatchString(o.details):
			refused[o.name] = "hides the plan of a subquery in " + o.details
		}
	}
	return refused
}

// knowsOtherEnd reports whether the end that an operator leads to is looked up by
// its id, so that the search could have begun there as well.
func (p plan) knowsOtherEnd(o operator) bool {
	end := otherEnd.FindStringSubmatch(o.details)
	if end == nil || strings.Contains(o.name, "Into") {
		return true
	}
	lookedUp := regexp.MustCompile(`\b` + end[1] + `\.id\]? (=|IN) `)
	return slices.ContainsFunc(p.operators, func(o operator) bool { return lookedUp.MatchString(o.details) })
}

// exceptionsOf returns the operators that a statement excepts.
func exceptionsOf(t *testing.T, name, text string) []string {
	var operators []string
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, "// exception: ")
		if !ok {
			continue
		}
		operator, reason, _ := strings.Cut(rest, ": ")
		if strings.TrimSpace(reason) == "" {
			t.Errorf("%s: the exception for %s has no reason", name, operator)
		}
		operators = append(operators, operator)
	}
	return operators
}

func withoutComments(text string) string {
	return regexp.MustCompile(`(?m)^\s*//.*$`).ReplaceAllString(text, "")
}

// explainAll explains all statements on a migrated database with these records.
func explainAll(t *testing.T, db neo4jtest.Database, statements map[string]string, parameters map[string]map[string]any, records network.Records) map[string]plan {
	s := storetest.Connect(t, db)
	if records.Len() > 0 {
		storetest.Fill(t, s, records)
	}
	run(t, db, "CALL db.prepareForReplanning()", nil)
	run(t, db, "CALL db.clearQueryCaches()", nil)
	plans := map[string]plan{}
	for name, text := range statements {
		plans[name] = explain(t, db, text, parameters[name])
	}
	return plans
}

func explain(t *testing.T, db neo4jtest.Database, text string, parameters map[string]any) plan {
	t.Helper()
	summary := run(t, db, "EXPLAIN "+text, parameters).Summary
	// Plan().Children() returns the last child in place of each (driver 5.28), so
	// the operators are taken from the table that the server draws.
	table, ok := summary.Plan().Arguments()["string-representation"].(string)
	if !ok {
		t.Fatalf("the server draws no plan of %s", text)
	}
	p := plan{text: table, writes: slices.Contains([]neo4j.StatementType{neo4j.StatementTypeReadWrite, neo4j.StatementTypeWriteOnly}, summary.StatementType())}
	p.operators = operatorsIn(table)
	if len(p.operators) == 0 {
		t.Fatalf("no operators are found in\n%s", table)
	}
	return p
}

// operatorsIn reads a table whose first column is the tree of operators and whose
// third is their details, which may go on over several lines.
func operatorsIn(table string) []operator {
	const operatorColumn, detailsColumn = 0, 2
	var operators []operator
	var borders []int
	for line := range strings.Lines(table) {
		characters := []rune(line)
		switch {
		case strings.HasPrefix(line, "+-") && borders == nil:
			for i, c := range characters {
				if c == '+' {
					borders = append(borders, i)
				}
			}
		case strings.HasPrefix(line, "|") && characters[borders[1]] == '|':
			cell := func(column int) string { return string(characters[borders[column]+2 : borders[column+1]-1]) }
			if _, name, found := strings.Cut(cell(operatorColumn), "+"); found {
				operators = append(operators, operator{name: strings.TrimSpace(name)})
			}
			if n := len(operators); n > 0 {
				operators[n-1].details += cell(detailsColumn)
			}
		}
	}
	return operators
}

// run runs Cypher behind the store's back.
func run(t testing.TB, db neo4jtest.Database, text string, parameters map[string]any) *neo4j.EagerResult {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), db.Driver(t), text, parameters, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(db.Name))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return result
}
