package network_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// vocabulary is the table of links of the interchange format, word for word, with
// the sentence in its other tenses.
const vocabulary = `
PART_OF        | ORGANIZATION>ORGANIZATION PLACE>PLACE PROGRAMME>PROGRAMME EVENT>EVENT | is part of       | was part of       | be part of
LOCATED_IN     | ORGANIZATION>PLACE EVENT>PLACE                                        | is located in    | was located in    | be located in
ACTIVE_IN      | ORGANIZATION>PLACE PROGRAMME>PLACE                                    | is active in     | was active in     | be active in
HOLDS_POSITION | PERSON>ORGANIZATION                                                   | is ROLE at       | was ROLE at       | be ROLE at
REPRESENTS     | PERSON>PLACE PERSON>ORGANIZATION ORGANIZATION>PLACE ORGANIZATION>ORGANIZATION | represents | represented     | represent
ACCREDITED_TO  | PERSON>ORGANIZATION ORGANIZATION>ORGANIZATION                         | is accredited to | was accredited to | be accredited to
PARTY_TO       | ORGANIZATION>AGREEMENT                                                | is party to      | was party to      | be party to
SIGNED °       | PERSON>AGREEMENT                                                      | signed           | signed            | sign
ESTABLISHES °  | AGREEMENT>ORGANIZATION AGREEMENT>PROGRAMME ORGANIZATION>ORGANIZATION ORGANIZATION>PROGRAMME | established | established | establish
SUCCEEDS °     | ORGANIZATION>ORGANIZATION AGREEMENT>AGREEMENT                         | succeeded        | succeeded         | succeed
SUPERVISES     | ORGANIZATION>ORGANIZATION                                             | supervises       | supervised        | supervise
OPERATES       | ORGANIZATION>PROGRAMME ORGANIZATION>ORGANIZATION                      | operates         | operated          | operate
MEMBER_OF      | ORGANIZATION>ORGANIZATION ORGANIZATION>PROGRAMME PERSON>ORGANIZATION PERSON>PROGRAMME | is a member of | was a member of | be a member of
PARTNERS_WITH =| ORGANIZATION>ORGANIZATION ORGANIZATION>PROGRAMME                      | partners with    | partnered with    | partner with
FUNDS          | ORGANIZATION>ORGANIZATION ORGANIZATION>PROGRAMME ORGANIZATION>AGREEMENT | funds          | funded            | fund
OFFERS         | ORGANIZATION>PROGRAMME PROGRAMME>PROGRAMME                            | offers           | offered           | offer
ORGANIZED °    | ORGANIZATION>EVENT                                                    | organised        | organised         | organise
HOSTED °       | ORGANIZATION>EVENT                                                    | hosted           | hosted            | host
ATTENDED °     | PERSON>EVENT ORGANIZATION>EVENT                                       | attended         | attended          | attend
LED °          | PERSON>EVENT ORGANIZATION>EVENT                                       | led              | led               | lead
CONCERNS °     | AGREEMENT>ANY EVENT>ANY PROGRAMME>ANY                                 | concerned        | concerned         | concern
CONTRIBUTES_TO | ORGANIZATION>FRAMEWORK ORGANIZATION>PROGRAMME AGREEMENT>FRAMEWORK AGREEMENT>PROGRAMME PROGRAMME>FRAMEWORK PROGRAMME>PROGRAMME EVENT>FRAMEWORK EVENT>PROGRAMME | contributes to | contributed to | contribute to
REPORTED °     | ORGANIZATION>EVENT ORGANIZATION>AGREEMENT                             | reported         | reported          | report
RELATED_TO =   | ANY>ANY                                                               | is related to    | was related to    | be related to
`

// entry is a line of the vocabulary.
type entry struct {
	linkType              network.LinkType
	occurrence, symmetric bool
	joins                 map[string]bool
	present, past, plan   string
}

func entries(t *testing.T) []entry {
	t.Helper()
	var all []entry
	for line := range strings.Lines(strings.TrimSpace(vocabulary)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 {
			t.Fatalf("%q has %d cells", line, len(cells))
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		e := entry{joins: map[string]bool{}, present: cells[2], past: cells[3], plan: cells[4]}
		name := strings.Fields(strings.TrimSuffix(cells[0], "="))
		e.linkType = network.LinkType(name[0])
		e.occurrence, e.symmetric = strings.HasSuffix(cells[0], "°"), strings.HasSuffix(cells[0], "=")
		for _, pair := range strings.Fields(cells[1]) {
			from, to, _ := strings.Cut(pair, ">")
			for _, f := range network.Kinds() {
				for _, k := range network.Kinds() {
					if (from == "ANY" || from == string(f)) && (to == "ANY" || to == string(k)) {
						e.joins[string(f)+">"+string(k)] = true
					}
				}
			}
		}
		all = append(all, e)
	}
	return all
}

func TestLinkTypesAreThoseOfTheContract(t *testing.T) {
	want := []network.LinkType{
		"PART_OF", "LOCATED_IN", "HOLDS_POSITION", "REPRESENTS", "ACCREDITED_TO", "PARTY_TO", "SIGNED", "ESTABLISHES", "SUCCEEDS",
		"SUPERVISES", "OPERATES", "MEMBER_OF", "PARTNERS_WITH", "FUNDS", "ORGANIZED", "HOSTED", "ATTENDED", "LED", "CONCERNS",
		"CONTRIBUTES_TO", "OFFERS", "ACTIVE_IN", "REPORTED", "RELATED_TO",
	}
	if diff := cmp.Diff(want, network.LinkTypes()); diff != "" {
		t.Errorf("(-contract +LinkTypes)\n%s", diff)
	}
	for _, unknown := range []network.LinkType{"", "part_of", "KNOWS"} {
		if unknown.Valid() || unknown.Occurrence() || unknown.Symmetric() || unknown.Joins(network.Organization, network.Organization) {
			t.Errorf("%q is a type of link", unknown)
		}
	}
}

func TestVocabulary(t *testing.T) {
	seen := map[network.LinkType]bool{}
	for _, e := range entries(t) {
		seen[e.linkType] = true
		if !e.linkType.Valid() {
			t.Errorf("%s is no type of link", e.linkType)
		}
		if got := e.linkType.Occurrence(); got != e.occurrence {
			t.Errorf("%s is an occurrence: %v", e.linkType, got)
		}
		if got := e.linkType.Symmetric(); got != e.symmetric {
			t.Errorf("%s is symmetric: %v", e.linkType, got)
		}
		for _, from := range network.Kinds() {
			for _, to := range network.Kinds() {
				want := e.joins[string(from)+">"+string(to)] || e.symmetric && e.joins[string(to)+">"+string(from)]
				if got := e.linkType.Joins(from, to); got != want {
					t.Errorf("%s leads from %s to %s: %v", e.linkType, from, to, got)
				}
			}
		}
	}
	for _, lt := range network.LinkTypes() {
		if !seen[lt] {
			t.Errorf("the vocabulary does not know %s", lt)
		}
	}
}

// TestJoining compares the types that can join two of some kinds with what Joins says of
// each two, for every set of kinds.
func TestJoining(t *testing.T) {
	for set := range 1 << network.KindCount {
		var kinds []network.Kind
		for i, k := range network.Kinds() {
			if set>>i&1 != 0 {
				kinds = append(kinds, k)
			}
		}
		var want []network.LinkType
		for _, linkType := range network.LinkTypes() {
			if slices.ContainsFunc(kinds, func(from network.Kind) bool {
				return slices.ContainsFunc(kinds, func(to network.Kind) bool { return linkType.Joins(from, to) })
			}) {
				want = append(want, linkType)
			}
		}
		if got := network.Joining(network.LinkTypes(), kinds); !slices.Equal(got, want) {
			t.Errorf("%v are joined by %v, want %v", kinds, got, want)
		}
	}
}
