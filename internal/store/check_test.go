package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// small is a network that has something of everything that Check looks at.
const small = `
{"record":"source","id":"source:a","title":"A","published":"2020-03-01"}
{"record":"source","id":"source:b","title":"B"}
{"record":"entity","id":"agreement:map","kind":"AGREEMENT","type":"ROADMAP","name":"Roadmap","statusHistory":[{"status":"DRAFTED","date":"2020","evidence":[{"source":"source:a","quote":"was drafted"}]},{"status":"SIGNED","date":"2021-05","evidence":[{"source":"source:a","quote":"was signed"}]}]}
{"record":"entity","id":"event:talk","kind":"EVENT","type":"MEETING","name":"Talk","valid":{"from":"2020-02-01","to":"2020-02-02"}}
{"record":"entity","id":"org:centre","kind":"ORGANIZATION","type":"CENTRE","name":"Centre"}
{"record":"entity","id":"org:ministry","kind":"ORGANIZATION","type":"MINISTRY","name":"Ministry","names":[{"text":"MoE","type":"ACRONYM","evidence":[{"source":"source:a","quote":"the MoE"},{"source":"source:b","quote":"MoE"}]}],"facts":[{"name":"staff","value":12,"date":"2020"}],"identifiers":[{"scheme":"wikidata","value":"Q1"}],"valid":{"from":"1991"},"evidence":[{"source":"source:a","quote":"The Ministry","observed":"2020-01"}]}
{"record":"entity","id":"person:x","kind":"PERSON","name":"X"}
{"record":"entity","id":"place:city","kind":"PLACE","type":"CITY","name":"City"}
{"record":"entity","id":"place:country","kind":"PLACE","type":"COUNTRY","name":"Country"}
{"record":"entity","id":"place:region","kind":"PLACE","type":"REGION","name":"Region"}
{"record":"link","id":"link:attended","type":"ATTENDED","from":"person:x","to":"event:talk","onBehalfOf":"org:ministry","evidence":[{"source":"source:a","quote":"attended"}]}
{"record":"link","id":"link:city","type":"PART_OF","from":"place:city","to":"place:country","evidence":[{"source":"source:b","quote":"in Country"}]}
{"record":"link","id":"link:country","type":"PART_OF","from":"place:country","to":"place:region","evidence":[{"source":"source:b","quote":"in Region"}]}
{"record":"link","id":"link:located","type":"LOCATED_IN","from":"org:ministry","to":"place:city","evidence":[{"source":"source:b","quote":"in City"}]}
{"record":"link","id":"link:party","type":"PARTY_TO","from":"org:ministry","to":"agreement:map","valid":{"from":"2021"},"evidence":[{"source":"source:a","quote":"a party"},{"source":"source:b","quote":"party to it","observed":"2022"}]}
{"record":"link","id":"link:part","type":"PART_OF","from":"org:centre","to":"org:ministry","evidence":[{"source":"source:b","quote":"of the Ministry"}]}
{"record":"link","id":"link:partners","type":"PARTNERS_WITH","from":"org:centre","to":"org:ministry","evidence":[{"source":"source:a","quote":"partners"}]}
{"record":"link","id":"link:position","type":"HOLDS_POSITION","from":"person:x","to":"org:ministry","role":"Minister","evidence":[{"source":"source:a","quote":"Minister X"},{"source":"source:a","quote":"X, the Minister"}]}
`

func smallNetwork(t testing.TB) network.Records {
	t.Helper()
	return storetest.Records(t, "small", strings.NewReader(strings.TrimSpace(small)))
}

func TestCheckHealthy(t *testing.T) {
	s := storetest.Seeded(t)
	records := storetest.Scatter("more", 1100, 1500) // more than a page
	for _, batch := range storetest.Batches(records, 1000) {
		storetest.Put(t, s, batch)
	}
	got, done := storetest.Check(t, s)
	if len(got) > 0 {
		t.Errorf("violations of what entente wrote itself:\n%s", strings.Join(got[:min(20, len(got))], "\n"))
	}
	seed := storetest.Seed(t)
	want := store.Checked{
		Sources: len(seed.Sources) + len(records.Sources), Entities: len(seed.Entities) + len(records.Entities), Links: len(seed.Links) + len(records.Links),
		Evidence: evidenceOf(seed) + evidenceOf(records), Changes: 6, Revision: 6,
	}
	if diff := cmp.Diff(want, done); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func evidenceOf(records network.Records) int {
	n := 0
	for _, e := range records.Entities {
		n += len(e.Evidence)
		for _, name := range e.Names {
			n += len(name.Evidence)
		}
		for _, f := range e.Facts {
			n += len(f.Evidence)
		}
		for _, c := range e.StatusHistory {
			n += len(c.Evidence)
		}
	}
	for _, l := range records.Links {
		n += len(l.Evidence)
	}
	return n
}

// TestCheckEmpty: a graph that was migrated and never written to is in order.
func TestCheckEmpty(t *testing.T) {
	if got, _ := storetest.Check(t, storetest.Open(t)); len(got) > 0 {
		t.Errorf("violations of nothing: %v", got)
	}
}

// TestCheck damages the graph behind entente's back, each time with one
// statement, and expects exactly that to be reported.
func TestCheck(t *testing.T) {
	s := storetest.Open(t)
	storetest.Put(t, s, smallNetwork(t))
	if got, _ := storetest.Check(t, s); len(got) > 0 {
		t.Fatalf("violations of the network before it is damaged:\n%s", strings.Join(got, "\n"))
	}
	for _, test := range []struct{ name, damage, want string }{
		{"source: required field", `MATCH (s:Source {id: 'source:b'}) REMOVE s.title`, `
			source:b: title: is required`},
		{"source: date", `MATCH (s:Source {id: 'source:b'}) SET s.retrieved = 'May 2020'`, `
			source:b: retrieved: "May 2020" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`},
		{"source: date of another type", `MATCH (s:Source {id: 'source:b'}) SET s.retrieved = date('2020-05-01')`, `
			source:b: retrieved: "" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`},
		{"source: text of another type", `MATCH (s:Source {id: 'source:b'}) SET s.publisher = 5`, `
			source:b: publisher: is stored as 5, but <nil> follows from the records`},
		{"source: language", `MATCH (s:Source {id: 'source:b'}) SET s.language = 'Turkmen!'`, `
			source:b: language: "Turkmen!" is no BCP 47 language tag`},
		{"source: form of id", `CREATE (:Source {id: 'Source C', title: 'C'})`, `
			Source C: id: "Source C" is no id: a prefix, a colon and a slug (^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$)`},
		{"source: prefix of id", `CREATE (:Source {id: 'document:c', title: 'C'})`, `
			document:c: id: "document:c" must begin with "source:"`},
		{"source: publication changed", `MATCH (s:Source {id: 'source:a'}) SET s.published = '2019-03-01'`, `
			link:attended: known: is stored as [18322], but [17956] follows from the records
			link:partners: certainFrom: is stored as [18322], but [17956] follows from the records
			link:partners: certainTo: is stored as [18322], but [17956] follows from the records
			link:partners: known: is stored as [18322], but [17956] follows from the records
			link:party: known: is stored as [18322 18993 2147483647], but [17956 18993 2147483647] follows from the records
			link:position: certainFrom: is stored as [18322], but [17956] follows from the records
			link:position: certainTo: is stored as [18322], but [17956] follows from the records
			link:position: known: is stored as [18322], but [17956] follows from the records
			source:a: publishedFrom: is stored as 18322, but 17956 follows from the records
			source:a: publishedTo: is stored as 18322, but 17956 follows from the records`},

		{"entity: required field", `MATCH (e:Entity {id: 'person:x'}) REMOVE e.name`, `
			person:x: name: is required`},
		{"entity: kind", `MATCH (e:Entity {id: 'person:x'}) SET e.kind = 'ROBOT'`, `
			person:x: kind: "ROBOT" is none of ORGANIZATION, PERSON, AGREEMENT, EVENT, PROGRAMME, PLACE, FRAMEWORK
			person:x: kind: is ROBOT, but the labels are Entity, Person`},
		{"entity: no kind", `MATCH (e:Entity {id: 'person:x'}) REMOVE e.kind`, `
			person:x: kind: is , but the labels are Entity, Person
			person:x: kind: is required`},
		{"entity: prefix of id", `CREATE (:Entity:Place {id: 'org:y', kind: 'PLACE', name: 'Y'})`, `
			org:y: id: "org:y" must begin with "place:"`},
		{"entity: type", `MATCH (e:Entity {id: 'event:talk'}) SET e.type = 'CITY'`, `
			event:talk: type: "CITY" is no type of EVENT: MEETING, VISIT, CONFERENCE, TRAINING, CEREMONY, OTHER`},
		{"entity: label missing", `MATCH (e:Entity {id: 'person:x'}) REMOVE e:Person`, `
			person:x: kind: is PERSON, but the labels are Entity`},
		{"entity: label of another kind", `MATCH (e:Entity {id: 'person:x'}) REMOVE e:Person SET e:Place`, `
			person:x: kind: is PERSON, but the labels are Entity, Place`},
		{"entity: second label", `MATCH (e:Entity {id: 'person:x'}) SET e:Place`, `
			person:x: kind: is PERSON, but the labels are Entity, Person, Place`},
		{"entity: not labelled so", `CREATE (:Person {id: 'person:y', name: 'Y'})`, `
			person:y: labels: a node labelled Person is not labelled Entity`},
		{"entity: no id", `CREATE (:Entity:Person {name: 'Y'})`, `
			(nameless): labels: a node labelled Entity, Person has no id`},
		{"entity: id of another type", `CREATE (:Entity:Person {id: 7, name: 'Y'})`, `
			7: labels: a node labelled Entity, Person has no id`},
		{"entity: also a source", `MATCH (e:Entity {id: 'person:x'}) SET e:Source, e.title = 'X'`, `
			person:x: id: "person:x" must begin with "source:"
			person:x: labels: a node labelled Entity, Person, Source is more than one sort of thing`},
		{"entity: date", `MATCH (e:Entity {id: 'event:talk'}) SET e.validFrom = '2020-02-30'`, `
			event:talk: validFrom: "2020-02-30" is not a date: there is no such day`},
		{"entity: period", `MATCH (e:Entity {id: 'event:talk'}) SET e.validTo = '2019'`, `
			event:talk: valid: it begins (2020-02-01) after it ends (2019)`},
		{"entity: unreadable list", `MATCH (e:Entity {id: 'org:ministry'}) SET e.facts = '[{"name":'`, `
			org:ministry: facts: can't be read: unexpected end of JSON input`},
		{"entity: date in a list", `MATCH (e:Entity {id: 'org:ministry'}) SET e.facts = '[{"name":"staff","value":1,"date":"2020-13"}]'`, `
			org:ministry: facts: can't be read: "2020-13" is not a date: there is no such day`},
		{"entity: list written otherwise", `MATCH (e:Entity {id: 'org:ministry'}) SET e.facts = '[ {"name":"staff","value":12,"date":"2020","old":true} ]'`, `
			org:ministry: facts: is stored as [ {"name":"staff","value":12,"date":"2020","old":true} ], but [{"name":"staff","value":12,"date":"2020"}] follows from the records`},
		{"entity: status without evidence", `MATCH (v:Evidence {entityId: 'agreement:map', part: 'statusHistory/1'}) DETACH DELETE v`, `
			agreement:map: statusHistory[1].evidence: is required`},
		{"entity: status of what has none", `MATCH (e:Entity {id: 'place:city'}), (s:Source {id: 'source:a'})
			SET e.statusHistory = '[{"status":"SIGNED"}]'
			CREATE (:Evidence {entityId: e.id, part: 'statusHistory/0', position: 0, quote: 'signed'})-[:FROM]->(s)`, `
			place:city: statusHistory: PLACE has no status: only agreements, programmes and organisations have`},

		{"derived: keys of names", `MATCH (e:Entity {id: 'person:x'}) SET e.nameKeys = ['z']`, `
			person:x: nameKeys: is stored as [z], but ` + fmt.Sprint(naming.Keys([]string{"X"})) + ` follows from the records`},
		{"derived: beginning", `MATCH (e:Entity {id: 'event:talk'}) SET e.validFromDay = 0`, `
			event:talk: validFromDay: is stored as 0, but 18293 follows from the records`},
		{"derived: existence", `MATCH (e:Entity {id: 'event:talk'}) SET e.existsFrom = 0, e.existsTo = 0`, `
			event:talk: existsFrom: is stored as 0, but 18293 follows from the records
			event:talk: existsTo: is stored as 0, but 18294 follows from the records`},
		{"derived: statuses", `MATCH (e:Entity {id: 'agreement:map'}) SET e.statuses = ['SIGNED', 'DRAFTED'], e.statusDays = [1, 2]`, `
			agreement:map: statusDays: is stored as [1 2], but [18627 18778] follows from the records
			agreement:map: statuses: is stored as [SIGNED DRAFTED], but [DRAFTED SIGNED] follows from the records`},
		{"derived: degree", `MATCH (e:Entity {id: 'org:ministry'}) SET e.degree = 7`, `
			org:ministry: degree: is stored as 7, but 5 follows from the records`},
		{"derived: country", `MATCH (e:Entity {id: 'org:centre'}) SET e.country = 'place:city'`, `
			org:centre: country: is stored as place:city, but place:country follows from the records`},
		{"derived: home", `MATCH (e:Entity {id: 'org:centre'}) SET e.home = 'place:country'`, `
			org:centre: home: is stored as place:country, but place:city follows from the records`},
		{"derived: words of names", `MATCH (e:Entity {id: 'place:city'}) REMOVE e.nameWords`, `
			place:city: nameWords: is stored as <nil>, but [ city ] follows from the records`},
		{"derived: region", `MATCH (e:Entity {id: 'org:centre'}) REMOVE e.region`, `
			org:centre: region: is stored as <nil>, but place:region follows from the records`},
		{"derived: home of what has none", `MATCH (e:Entity {id: 'place:city'}) SET e.type = 'COUNTRY'`, `
			org:centre: country: is stored as place:country, but place:city follows from the records
			org:ministry: country: is stored as place:country, but place:city follows from the records`},
		{"derived: tenures", `MATCH ()-[r:PARTY_TO {id: 'link:party'}]->() SET r.possibleFrom = [0, 0], r.certainTo = []`, `
			link:party: certainTo: is stored as <nil>, but [-2147483648 -2147483648 18993] follows from the records
			link:party: possibleFrom: is stored as [0 0], but [18628 18628 18628] follows from the records`},
		{"derived: sources of tenures", `MATCH ()-[r:PARTY_TO {id: 'link:party'}]->() SET r.sources = [1, 1]`, `
			link:party: sources: is stored as [1 1], but [1 2 2] follows from the records`},
		{"derived: certain sources of tenures", `MATCH ()-[r:PARTY_TO {id: 'link:party'}]->() SET r.certainSources = [1, 2, 2]`, `
			link:party: certainSources: is stored as [1 2 2], but [1 1 2] follows from the records`},
		{"derived: when it was established", `MATCH (e:Entity {id: 'org:ministry'}) SET e.established = '1990'`, `
			org:ministry: established: is stored as 1990, but <nil> follows from the records`},
		{"derived: place in the timeline", `MATCH ()-[r:PARTY_TO {id: 'link:party'}]->() SET r.dated = '2022', r.day = 1`, `
			link:party: dated: is stored as 2022, but 2021 follows from the records
			link:party: day: is stored as 1, but 18628 follows from the records`},
		{"derived: last day of a date", `MATCH ()-[r:PARTY_TO {id: 'link:party'}]->() SET r.dayTo = 1`, `
			link:party: dayTo: is stored as 1, but 18992 follows from the records`},
		{"derived: existence of an end", `MATCH (e:Entity {id: 'event:talk'}) SET e.validFrom = '2020-02-02', e.validFromDay = 18294, e.validFromReversed = -18294, e.datedFrom = [18294], e.existsFrom = 18294`, `
			event:talk: firstDay: is stored as 18293, but 18294 follows from the records
			link:attended: certainFrom: is stored as [18293], but [18294] follows from the records
			link:attended: dated: is stored as 2020-02-01, but 2020-02-02 follows from the records
			link:attended: day: is stored as 18293, but 18294 follows from the records
			link:attended: dayTo: is stored as 18293, but 18294 follows from the records
			link:attended: possibleFrom: is stored as [18293], but [18294] follows from the records`},

		{"link: type", `MATCH (a:Entity {id: 'person:x'}), (b:Entity {id: 'org:centre'}) CREATE (a)-[:KNOWS {id: 'link:knows'}]->(b)`, `
			link:knows: type: a relationship KNOWS between person:x and org:centre is no link`},
		{"link: no id", `MATCH (a:Entity {id: 'person:x'}), (b:Entity {id: 'org:centre'}) CREATE (a)-[:MEMBER_OF]->(b)`, `
			(nameless): type: a relationship MEMBER_OF between person:x and org:centre is no link`},
		{"link: from what is no entity", `MATCH (a:Source {id: 'source:a'}), (b:Entity {id: 'org:centre'}) CREATE (a)-[:MENTIONS]->(b)`, `
			(nameless): type: a relationship MENTIONS between org:centre and source:a is no link`},
		{"link: to what is no entity", `MATCH (a:Entity {id: 'org:centre'}), (b:Source {id: 'source:a'}) CREATE (a)-[:FUNDS {id: 'link:f'}]->(b) SET a.degree = 3`, `
			link:f: type: it does not lead from an entity to an entity`},
		{"link: form of id", `MATCH ()-[r:HOLDS_POSITION {id: 'link:position'}]->(), (v:Evidence {linkId: 'link:position'}) SET r.id = 'Link', v.linkId = 'Link'`, `
			Link: id: "Link" is no id: a prefix, a colon and a slug (^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$)`},
		{"link: id of two types", `MATCH (a:Entity {id: 'person:x'}), (b:Entity {id: 'org:centre'}) CREATE (a)-[:MEMBER_OF {id: 'link:city'}]->(b) SET a.degree = 3, b.degree = 3`, `
			link:city: id: more than one link has it`},
		{"link: ends", `MATCH (a:Entity {id: 'place:city'})-[old]->(b:Entity {id: 'place:country'}), (p:Entity {id: 'person:x'}) SET b.degree = 1, p.degree = 3
			WITH a, p, old, properties(old) AS all DELETE old CREATE (a)-[new:PART_OF]->(p) SET new = all`, `
			link:city: to: PART_OF does not lead from PLACE to PERSON: it leads from ORGANIZATION to ORGANIZATION, or from PLACE to PLACE, or from PROGRAMME to PROGRAMME, or from EVENT to EVENT. From PLACE to PERSON may lead RELATED_TO
			org:centre: country: is stored as place:country, but <nil> follows from the records
			org:centre: region: is stored as place:region, but <nil> follows from the records
			org:ministry: country: is stored as place:country, but <nil> follows from the records
			org:ministry: region: is stored as place:region, but <nil> follows from the records`},
		{"link: turned", `MATCH (a:Entity)-[old:HOLDS_POSITION]->(b) WITH a, b, old, properties(old) AS all DELETE old CREATE (b)-[new:HOLDS_POSITION]->(a) SET new = all`, `
			link:position: to: HOLDS_POSITION does not lead from ORGANIZATION to PERSON: it leads from PERSON to ORGANIZATION, so turn it round. From ORGANIZATION to PERSON may lead RELATED_TO`},
		{"link: symmetric, turned", `MATCH (a:Entity)-[old:PARTNERS_WITH]->(b) WITH a, b, old, properties(old) AS all DELETE old CREATE (b)-[new:PARTNERS_WITH]->(a) SET new = all`, `
			link:partners: from: a symmetric link leads from the smaller id, not from org:ministry to org:centre`},
		{"link: from an entity to itself", `MATCH (a:Entity {id: 'org:centre'})-[old:PART_OF]->(b) WITH a, b, old, properties(old) AS all DELETE old CREATE (a)-[new:PART_OF]->(a) SET new = all, a.degree = 2, b.degree = 4, a.home = null, a.country = null, a.region = null`, `
			link:part: to: a link may not lead from an entity to itself`},
		{"link: status", `MATCH ()-[r:PARTY_TO]->() SET r.status = 'DONE'`, `
			link:party: status: "DONE" is none of PROPOSED, UNDER_DISCUSSION, DRAFTED, AGREED, SIGNED, IN_FORCE, ESTABLISHED, ENDED, REJECTED`},
		{"link: no status", `MATCH ()-[r:PARTY_TO]->() REMOVE r.status`, `
			link:party: status: is required`},
		{"link: confidence", `MATCH ()-[r:PARTY_TO]->() SET r.confidence = 1.5`, `
			link:party: confidence: must be over 0 and at most 1, not 1.5`},
		{"link: no role", `MATCH ()-[r:HOLDS_POSITION]->() REMOVE r.role`, `
			link:position: role: is required for HOLDS_POSITION`},
		{"link: date", `MATCH ()-[r:PARTY_TO]->() SET r.validTo = '20th century'`, `
			link:party: validTo: "20th century" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`},
		{"link: period", `MATCH ()-[r:PARTY_TO]->() SET r.validTo = '1999'`, `
			link:party: valid: it begins (2021) after it ends (1999)`},
		{"link: on behalf of nobody", `MATCH ()-[r:ATTENDED]->() SET r.onBehalfOf = 'org:gone'`, `
			link:attended: onBehalfOf: there is no "org:gone"`},
		{"link: without evidence", `MATCH (v:Evidence {linkId: 'link:part'}) DETACH DELETE v`, `
			link:part: evidence: is required: at least one piece`},

		{"evidence: without source", `MATCH (:Evidence {linkId: 'link:part'})-[f:FROM]->() DELETE f`, `
			link:part: evidence[0].source: is required`},
		{"evidence: from what is no source", `MATCH (v:Evidence {linkId: 'link:part'})-[f:FROM]->() MATCH (m:Migration) DELETE f CREATE (v)-[:FROM]->(m)`, `
			link:part: evidence[0].source: is required`},
		{"evidence: of two sources", `MATCH (v:Evidence {linkId: 'link:part'}) MATCH (s:Source {id: 'source:a'}) CREATE (v)-[:FROM]->(s)`, `
			link:part: evidence: is numbered 0 where 1 comes next`},
		{"evidence: without quote", `MATCH (v:Evidence {linkId: 'link:part'}) REMOVE v.quote`, `
			link:part: evidence[0].quote: is required`},
		{"evidence: observed", `MATCH (v:Evidence {linkId: 'link:part'}) SET v.observed = '2020/1990'`, `
			link:part: evidence: observed: "2020/1990": it begins (2020) after it ends (1990)`},
		{"evidence: of no entity", `MATCH (v:Evidence {entityId: 'org:ministry', part: ''}) SET v.entityId = 'org:gone'`, `
			org:gone: evidence: is of a record that is not there`},
		{"evidence: of no link", `MATCH (v:Evidence {linkId: 'link:position', position: 1}) SET v.linkId = 'link:gone'`, `
			link:gone: evidence: is of a record that is not there`},
		{"evidence: of nothing", `CREATE (:Evidence {quote: 'q'})`, `
			(nameless): labels: a node labelled Evidence supports nothing`},
		{"evidence: of two records", `MATCH (v:Evidence {linkId: 'link:part'}) SET v.entityId = 'person:x', v.part = ''`, `
			(nameless): labels: a node labelled Evidence supports both an entity and a link
			person:x: evidence: is of a link of type "PART_OF"`},
		{"evidence: of no item", `MATCH (v:Evidence {part: 'names/0', position: 1}) SET v.part = 'names/7', v.position = 0`, `
			org:ministry: names/7.evidence: supports what is not there`},
		{"evidence: part of a link", `MATCH (v:Evidence {linkId: 'link:part'}) SET v.part = 'role'`, `
			link:part: role.evidence: supports what is not there`},
		{"evidence: position", `MATCH (v:Evidence {part: 'names/0', position: 1}) SET v.position = 4`, `
			org:ministry: names/0.evidence: is numbered 4 where 1 comes next`},
		{"evidence: of a link of another type", `MATCH (v:Evidence {linkId: 'link:part'}) SET v.linkType = 'SIGNED'`, `
			link:part: evidence: is of a link of type "SIGNED"`},

		{"log: head behind", `MATCH (h:Head) SET h.revision = 0`, `
			head: revision: is 0, but the change log ends at 1`},
		{"log: no head", `MATCH (h:Head) DELETE h`, `
			head: revision: is 0, but the change log ends at 1`},
		{"log: two heads", `CREATE (:Head {id: 'tail', revision: 1})`, `
			tail: labels: a node labelled Head is not the head of the log`},
		{"log: gap", `CREATE (:Change {revision: 4, at: datetime(), actor: 'test'}) WITH 1 AS one MATCH (h:Head) SET h.revision = 4`, `
			change 2: revision: is missing from the change log
			change 3: revision: is missing from the change log`},
		{"log: who and when", `MATCH (c:Change) REMOVE c.actor`, `
			change 1: actor: the change log does not say who changed the network, and when`},
		{"log: no revision", `CREATE (:Change {at: datetime(), actor: 'test'})`, `
			(nameless): labels: a node labelled Change has no revision`},
		{"migration", `MATCH (m:Migration {number: 1}) DELETE m`, `
			migration 1: number: is not recorded as run`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			if err := s.CheckDamaged(t.Context(), test.damage, func(v store.Violation) { got = append(got, storetest.Line(v)) }); err != nil {
				t.Fatalf("check after %s: %v", test.damage, err)
			}
			slices.Sort(got)
			var want []string
			for w := range strings.Lines(strings.TrimSpace(test.want)) {
				want = append(want, strings.TrimSpace(w))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.damage, diff)
			}
		})
	}
}
