package store_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// step is a write, and what then is said of some records.
type step struct {
	name, records string
	want          map[string]string
}

// steps writes one after the other, and compares what the graph then says.
func steps(t *testing.T, say func(s *store.Store, db neo4jtest.Database, ids []string) map[string]string, list []step) {
	t.Helper()
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	m := newModel()
	for _, step := range list {
		storetest.Put(t, s, m.merge(t, step.records))
		var ids []string
		for id := range step.want {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		if diff := cmp.Diff(step.want, say(s, db, ids)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
		if got, _ := storetest.Check(t, s); len(got) > 0 {
			t.Errorf("%s: violations:\n%s", step.name, strings.Join(got, "\n"))
		}
	}
}

// merge reads lines, each of which says what changes of a record, into a network,
// and returns the records that were changed.
func (m *model) merge(t *testing.T, text string) network.Records {
	t.Helper()
	changed := newModel()
	reader := interchange.NewReader("step", strings.NewReader(strings.TrimSpace(text)))
	for {
		line, err := reader.Next()
		if err == io.EOF {
			return changed.records()
		}
		if err != nil {
			t.Fatal(err)
		}
		var records network.Records
		switch {
		case line.Source != nil:
			records.Sources = append(records.Sources, line.Source.Apply(m.sources[line.Source.ID]))
		case line.Entity != nil:
			records.Entities = append(records.Entities, line.Entity.Apply(m.entities[line.Entity.ID]))
		case line.Link != nil:
			records.Links = append(records.Links, line.Link.Apply(m.links[line.Link.ID]))
		}
		m.put(records)
		changed.put(records)
	}
}

// homes says the country and the region of organisations.
func homes(t *testing.T) func(s *store.Store, db neo4jtest.Database, ids []string) map[string]string {
	return func(_ *store.Store, db neo4jtest.Database, ids []string) map[string]string {
		said := map[string]string{}
		for _, record := range run(t, db, "UNWIND $ids AS id MATCH (o:Organization {id: id}) RETURN id, o.country, o.region", map[string]any{"ids": ids}).Records {
			said[record.Values[0].(string)] = fmt.Sprintf("%v %v", record.Values[1], record.Values[2])
		}
		return said
	}
}

const orphans = `
{"record":"source","id":"source:s","title":"S"}
{"record":"entity","id":"org:ministry","kind":"ORGANIZATION","name":"Ministry"}
{"record":"entity","id":"org:department","kind":"ORGANIZATION","name":"Department"}
{"record":"entity","id":"org:unit","kind":"ORGANIZATION","name":"Unit"}
{"record":"entity","id":"place:city","kind":"PLACE","type":"CITY","name":"City"}
{"record":"entity","id":"place:country","kind":"PLACE","type":"COUNTRY","name":"Country"}
{"record":"entity","id":"place:other","kind":"PLACE","type":"COUNTRY","name":"Other"}
{"record":"entity","id":"place:region","kind":"PLACE","type":"REGION","name":"Region"}
{"record":"entity","id":"place:world","kind":"PLACE","type":"REGION","name":"World"}
`

func TestHomes(t *testing.T) {
	const nowhere = "<nil> <nil>"
	link := func(id, linkType, from, to string) string {
		return fmt.Sprintf(`{"record":"link","id":"link:%s","type":"%s","from":"%s","to":"%s","evidence":[{"source":"source:s","quote":"q"}]}`+"\n", id, linkType, from, to)
	}
	steps(t, homes(t), []step{
		{"nothing is linked", orphans, map[string]string{"org:ministry": nowhere, "org:department": nowhere, "org:unit": nowhere}},
		{
			"a place without a country", link("m", "LOCATED_IN", "org:ministry", "place:city"),
			map[string]string{"org:ministry": nowhere, "org:department": nowhere},
		},
		{
			"parts have the home of the whole", link("u", "PART_OF", "org:unit", "org:department") + link("d", "PART_OF", "org:department", "org:ministry"),
			map[string]string{"org:ministry": nowhere, "org:unit": nowhere},
		},
		{
			"the city comes to a country", link("c", "PART_OF", "place:city", "place:country"),
			map[string]string{"org:ministry": "place:country <nil>", "org:department": "place:country <nil>", "org:unit": "place:country <nil>"},
		},
		{
			"the nearest region counts", link("r", "PART_OF", "place:country", "place:region") + link("w", "PART_OF", "place:region", "place:world"),
			map[string]string{"org:ministry": "place:country place:region", "org:unit": "place:country place:region"},
		},
		{
			"a place of one's own counts before that of the whole", link("l", "LOCATED_IN", "org:department", "place:other"),
			map[string]string{"org:ministry": "place:country place:region", "org:department": "place:other <nil>", "org:unit": "place:other <nil>"},
		},
		{
			"of several places the lowest id", link("l2", "LOCATED_IN", "org:department", "place:city"),
			map[string]string{"org:department": "place:country place:region", "org:unit": "place:country place:region"},
		},
		{
			"a link moves to another end", `{"record":"link","id":"link:c","to":"place:other"}`,
			map[string]string{"org:ministry": "place:other <nil>", "org:department": "place:other <nil>", "org:unit": "place:other <nil>"},
		},
		{
			"a link becomes one of another type", `{"record":"link","id":"link:u","type":"SUPERVISES"}`,
			map[string]string{"org:department": "place:other <nil>", "org:unit": nowhere},
		},
		{
			"a place becomes a region", `{"record":"entity","id":"place:other","type":"REGION"}`,
			map[string]string{"org:ministry": nowhere, "org:department": nowhere},
		},
		{
			"and the city a country in it", `{"record":"entity","id":"place:city","type":"COUNTRY"}`,
			map[string]string{"org:ministry": "place:city place:other", "org:department": "place:city place:other"},
		},
		{
			"places in a circle", link("x", "PART_OF", "place:world", "place:country"),
			map[string]string{"org:ministry": "place:city place:other"},
		},
		{
			"organisations in a circle", link("y", "PART_OF", "org:ministry", "org:department") + `{"record":"link","id":"link:u","type":"PART_OF"}`,
			map[string]string{"org:ministry": "place:city place:other", "org:unit": "place:city place:other"},
		},
		{
			"in a circle without a place", `{"record":"link","id":"link:m","from":"org:unit"}` + "\n" + `{"record":"link","id":"link:l","type":"ACTIVE_IN"}` + "\n" + `{"record":"link","id":"link:l2","type":"ACTIVE_IN"}`,
			map[string]string{"org:ministry": nowhere, "org:department": nowhere, "org:unit": "place:city place:other"},
		},
	})
}

// tenures says when links hold, by what is known when.
func tenures(t *testing.T) func(s *store.Store, db neo4jtest.Database, ids []string) map[string]string {
	return func(s *store.Store, _ neo4jtest.Database, ids []string) map[string]string {
		links, err := s.Links(t.Context(), ids)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]string{}
		for id, l := range links {
			var parts []string
			for _, tenure := range l.Tenures {
				known := tenure.Known.String()
				if tenure.Known == network.MaxDay {
					known = "today"
				}
				part := fmt.Sprintf("%s possible %s, certain %s, by %d", known, interval(tenure.Possible), interval(tenure.Certain), tenure.Sources)
				if tenure.CertainSources != tenure.Sources {
					part += fmt.Sprintf(", certainly %d", tenure.CertainSources)
				}
				parts = append(parts, strings.TrimSpace(part))
			}
			said[id] = strings.Join(parts, "; ")
		}
		return said
	}
}

func interval(i network.Interval) string {
	if i.Empty() {
		return "never"
	}
	return i.From.String() + ".." + i.To.String()
}

func TestTenures(t *testing.T) {
	steps(t, tenures(t), []step{
		{
			"at first", `
				{"record":"source","id":"source:s","title":"S","published":"2020-06-01"}
				{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A"}
				{"record":"entity","id":"org:b","kind":"ORGANIZATION","name":"B"}
				{"record":"entity","id":"agreement:m","kind":"AGREEMENT","name":"M"}
				{"record":"entity","id":"person:p","kind":"PERSON","name":"P"}
				{"record":"link","id":"link:l","type":"SUPERVISES","from":"org:a","to":"org:b","evidence":[{"source":"source:s","quote":"q"}]}
				{"record":"link","id":"link:s","type":"SIGNED","from":"person:p","to":"agreement:m","evidence":[{"source":"source:s","quote":"q"}]}`,
			map[string]string{
				"link:l": "2020-06-01 possible .., certain 2020-06-01..2020-06-01, by 1",
				"link:s": "2020-06-01 possible .., certain 2020-06-01.., by 1",
			},
		},
		{
			"an end begins and ends", `{"record":"entity","id":"org:b","valid":{"from":"1999","to":"2022"}}`,
			map[string]string{"link:l": "2020-06-01 possible 1999-01-01..2022-12-31, certain 2020-06-01..2020-06-01, by 1"},
		},
		{
			"the other end's history begins with a plan", `
				{"record":"entity","id":"org:a","statusHistory":[{"status":"PROPOSED","date":"2010","evidence":[{"source":"source:s","quote":"q"}]}]}`,
			map[string]string{"link:l": "2020-06-01 possible 2010-01-01..2022-12-31, certain 2020-06-01..2020-06-01, by 1"},
		},
		{
			"the plan is dated anew", `
				{"record":"entity","id":"org:a","statusHistory":[{"status":"PROPOSED","date":"2021","evidence":[{"source":"source:s","quote":"q"}]}]}`,
			map[string]string{"link:l": "2020-06-01 possible 2021-01-01..2022-12-31, certain never, by 1"},
		},
		{
			"the agreement is dated", `{"record":"entity","id":"agreement:m","valid":{"from":"2019-05-05"}}`,
			map[string]string{"link:s": "2020-06-01 possible 2019-05-05.., certain 2019-05-05.., by 1"},
		},
		{
			"the source was published later", `{"record":"source","id":"source:s","published":"2021-06-01"}`,
			map[string]string{
				"link:l": "2021-06-01 possible 2021-01-01..2022-12-31, certain 2021-06-01..2021-06-01, by 1",
				"link:s": "2021-06-01 possible 2019-05-05.., certain 2019-05-05.., by 1",
			},
		},
		{
			"more evidence", `
				{"record":"source","id":"source:old","title":"Old"}
				{"record":"link","id":"link:l","evidence":[{"source":"source:old","quote":"r","observed":"2022-06-01"}]}
				{"record":"link","id":"link:s","evidence":[{"source":"source:old","quote":"r"}]}`,
			map[string]string{
				"link:l": "2021-06-01 possible 2021-01-01..2022-12-31, certain 2021-06-01..2021-06-01, by 1; " +
					"2022-06-01 possible 2021-01-01..2022-12-31, certain 2021-06-01..2021-06-01, by 2, certainly 1; " +
					"today possible 2021-01-01..2022-12-31, certain 2021-06-01..2022-06-01, by 2",
				"link:s": "2019-05-05 possible 2019-05-05.., certain never, by 1, certainly 0; " +
					"2021-06-01 possible 2019-05-05.., certain 2019-05-05.., by 2, certainly 1; today possible 2019-05-05.., certain 2019-05-05.., by 2",
			},
		},
		{
			"more of the same source", `
				{"record":"link","id":"link:l","evidence":[{"source":"source:old","quote":"r","observed":"2022-06-01"},{"source":"source:old","quote":"s"},{"source":"source:old","quote":"s","locator":"p. 3"}]}`,
			map[string]string{
				"link:l": "possible 2021-01-01..2022-12-31, certain never, by 1, certainly 0; " +
					"2021-06-01 possible 2021-01-01..2022-12-31, certain 2021-06-01..2021-06-01, by 2, certainly 1; " +
					"today possible 2021-01-01..2022-12-31, certain 2021-06-01..2022-06-01, by 2",
			},
		},
		{
			"the source was retrieved", `{"record":"source","id":"source:old","retrieved":"2023"}`,
			map[string]string{
				"link:l": "possible 2021-01-01..2022-12-31, certain never, by 1, certainly 0; " +
					"2021-06-01 possible 2021-01-01..2022-12-31, certain 2021-06-01..2021-06-01, by 2, certainly 1; " +
					"2023-12-31 possible 2021-01-01..2022-12-31, certain 2021-06-01..2022-06-01, by 2",
			},
		},
	})
}

// TestEstablished: an organisation of which nobody else says when it began begins with
// the link that establishes it, and so do its links.
func TestEstablished(t *testing.T) {
	by := func(possible string) map[string]string {
		return map[string]string{"link:l": "2020-06-01 possible " + possible + ", certain 2020-06-01..2020-06-01, by 1"}
	}
	steps(t, tenures(t), []step{
		{
			"at first", `
				{"record":"source","id":"source:s","title":"S","published":"2020-06-01"}
				{"record":"entity","id":"org:founder","kind":"ORGANIZATION","name":"A"}
				{"record":"entity","id":"org:b","kind":"ORGANIZATION","name":"B"}
				{"record":"entity","id":"org:c","kind":"ORGANIZATION","name":"C"}
				{"record":"entity","id":"person:p","kind":"PERSON","name":"P"}
				{"record":"link","id":"link:l","type":"MEMBER_OF","from":"person:p","to":"org:b","evidence":[{"source":"source:s","quote":"q"}]}`,
			by(".."),
		},
		{
			"a link establishes it", `{"record":"link","id":"link:e","type":"ESTABLISHES","from":"org:founder","to":"org:b","valid":{"from":"2016"},"evidence":[{"source":"source:s","quote":"q"}]}`,
			by("2016-01-01.."),
		},
		{"which is dated anew", `{"record":"link","id":"link:e","valid":{"from":"2017-05"}}`, by("2017-05-01..")},
		{
			"another does earlier", `{"record":"link","id":"link:f","type":"SUCCEEDS","from":"org:b","to":"org:c","valid":{"from":"2015"},"evidence":[{"source":"source:s","quote":"q"}]}`,
			by("2015-01-01.."),
		},
		{"which was only planned", `{"record":"link","id":"link:f","status":"AGREED"}`, by("2017-05-01..")},
		{"it has a beginning of its own", `{"record":"entity","id":"org:b","valid":{"from":"2018"}}`, by("2018-01-01..")},
		{"and no longer", `{"record":"entity","id":"org:b","valid":null,"name":"The B"}`, by("2017-05-01..")},
		{"the link establishes another", `{"record":"link","id":"link:e","to":"org:c"}`, by("..")},
		{"and becomes one that does not", `{"record":"link","id":"link:e","to":"org:b","type":"SUPERVISES"}`, by("..")},
		{
			"all at once", `
				{"record":"entity","id":"org:d","kind":"ORGANIZATION","name":"D"}
				{"record":"link","id":"link:g","type":"ESTABLISHES","from":"org:founder","to":"org:d","valid":{"from":"2019"},"evidence":[{"source":"source:s","quote":"q"}]}
				{"record":"link","id":"link:m","type":"MEMBER_OF","from":"person:p","to":"org:d","evidence":[{"source":"source:s","quote":"q"}]}`,
			map[string]string{"link:m": "2020-06-01 possible 2019-01-01.., certain 2020-06-01..2020-06-01, by 1"},
		},
	})
}

// degrees says how many links entities have.
func degrees(t *testing.T) func(s *store.Store, db neo4jtest.Database, ids []string) map[string]string {
	return func(_ *store.Store, db neo4jtest.Database, ids []string) map[string]string {
		said := map[string]string{}
		for _, record := range run(t, db, "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id, e.degree", map[string]any{"ids": ids}).Records {
			said[record.Values[0].(string)] = fmt.Sprint(record.Values[1])
		}
		return said
	}
}

func TestDegrees(t *testing.T) {
	steps(t, degrees(t), []step{
		{"without links", orphans, map[string]string{"org:ministry": "0", "org:unit": "0"}},
		{
			"with links", `
				{"record":"link","id":"link:a","type":"PARTNERS_WITH","from":"org:unit","to":"org:ministry","evidence":[{"source":"source:s","quote":"q"}]}
				{"record":"link","id":"link:b","type":"SUPERVISES","from":"org:ministry","to":"org:unit","evidence":[{"source":"source:s","quote":"q"}]}`,
			map[string]string{"org:ministry": "2", "org:unit": "2", "org:department": "0"},
		},
		{
			"a link moves", `{"record":"link","id":"link:b","to":"org:department"}`,
			map[string]string{"org:ministry": "2", "org:unit": "1", "org:department": "1"},
		},
		{
			"a link becomes one of another type", `{"record":"link","id":"link:b","type":"PARTNERS_WITH"}`,
			map[string]string{"org:ministry": "2", "org:unit": "1", "org:department": "1"},
		},
		{
			"an entity is written anew", `{"record":"entity","id":"org:ministry","name":"The Ministry"}`,
			map[string]string{"org:ministry": "2"},
		},
	})
}
