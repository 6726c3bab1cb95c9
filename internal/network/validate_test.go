package network_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

var piece = []network.Evidence{{Source: "source:a", Quote: "words of the source"}}

func goodSource() network.Source {
	return network.Source{
		ID: "source:a", Title: "A title\tin two\nlines", Publisher: "nCa", URL: "https://example.org/a", Language: "tk-Latn", Note: "a note",
	}
}

func goodEntity(t *testing.T) network.Entity {
	return network.Entity{
		ID: "org:unesco-iite", Kind: network.Organization, Type: "UNESCO_CATEGORY_1_INSTITUTE", Name: "UNESCO IITE", Summary: "An institute.",
		Names:         []network.Name{{Text: "ИИТО", Lang: "ru", Type: network.Acronym, Valid: period(t, "1997", "2020"), Evidence: piece}, {Text: "IITE"}},
		Identifiers:   []network.Identifier{{Scheme: "ror", Value: "https://ror.org/04a9tmd77"}},
		Website:       "https://iite.unesco.org",
		Valid:         period(t, "1997-11", ""),
		Facts:         []network.Fact{{Name: "students", Value: network.TextValue("9000"), Qualifier: ">", Unit: "people", Date: date(t, "2025"), Evidence: piece}},
		StatusHistory: []network.StatusChange{{Status: network.Established, Date: date(t, "1997-11"), Evidence: piece}},
		Evidence:      piece,
	}
}

func goodLink(t *testing.T) network.Link {
	return network.Link{
		ID: "link:a", Type: network.HoldsPosition, From: "person:a", To: "org:b", Role: "rector", OnBehalfOf: "place:c",
		Valid: period(t, "2020", "2021"), Status: network.InForce, Confidence: 1, Evidence: piece,
	}
}

func TestGoodRecordsHaveNoFaults(t *testing.T) {
	s, e, l := goodSource(), goodEntity(t), goodLink(t)
	if f := s.Check(); len(f) > 0 {
		t.Errorf("%v", f)
	}
	if f := e.Check(); len(f) > 0 {
		t.Errorf("%v", f)
	}
	if f := l.Check(); len(f) > 0 {
		t.Errorf("%v", f)
	}
	for _, bare := range []network.Entity{
		{ID: "person:a", Kind: network.Person, Name: "A"},
		{ID: "framework:a", Kind: network.Framework, Name: "A"},
	} {
		if f := bare.Check(); len(f) > 0 {
			t.Errorf("%s: %v", bare.ID, f)
		}
	}
}

func TestSourceCheck(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*network.Source)
		want   string
	}{
		{"no id", func(s *network.Source) { s.ID = "" }, "id: "},
		{"bad id", func(s *network.Source) { s.ID = "source:A" }, "id: "},
		{"id of an entity", func(s *network.Source) { s.ID = "org:a" }, `id: "org:a" must begin with "source:"`},
		{"no title", func(s *network.Source) { s.Title = "" }, "title: is required"},
		{"blank title", func(s *network.Source) { s.Title = " \n\t" }, "title: is required"},
		{"bad UTF-8", func(s *network.Source) { s.Title = "a\xff" }, "title: is not valid UTF-8"},
		{"a control character", func(s *network.Source) { s.Publisher = "a\x00b" }, "publisher: has the control character U+0000"},
		{"a carriage return", func(s *network.Source) { s.Note = "a\r\nb" }, "note: has the control character U+000D"},
		{"delete", func(s *network.Source) { s.Note = "a\x7f" }, "note: has the control character U+007F"},
		{"a C1 control character", func(s *network.Source) { s.URL = "a\u0085" }, "url: has the control character U+0085"},
		{"too long", func(s *network.Source) { s.Note = strings.Repeat("a", 65537) }, "note: has 65537 bytes: at most 65536"},
		{"bad language", func(s *network.Source) { s.Language = "Turkmen language" }, "language: "},
		{"language that is no BCP 47", func(s *network.Source) { s.Language = "en_GB" }, "language: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := goodSource()
			c.change(&s)
			oneFault(t, s.Check(), c.want)
		})
	}
	long := goodSource()
	long.Note = strings.Repeat("é", 32768)
	if f := long.Check(); len(f) > 0 {
		t.Errorf("64 KiB are too long: %v", f)
	}
}

func TestEntityCheck(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*network.Entity)
		want   string
	}{
		{"no kind", func(e *network.Entity) { e.Kind = "" }, "kind: is required"},
		{"bad kind", func(e *network.Entity) { e.Kind = "BODY" }, `kind: "BODY" is none of ORGANIZATION, PERSON, AGREEMENT, EVENT, PROGRAMME, PLACE, FRAMEWORK`},
		{"no id", func(e *network.Entity) { e.ID = "" }, "id: "},
		{"bad id", func(e *network.Entity) { e.ID = "org:a b" }, "id: "},
		{"wrong prefix", func(e *network.Entity) { e.ID = "person:a" }, `id: "person:a" must begin with "org:"`},
		{"endless id", func(e *network.Entity) { e.ID = "org:" + strings.Repeat("a", 510) }, "id: has 514 bytes"},
		{"bad type", func(e *network.Entity) { e.Type = "BAR" }, `type: "BAR" is no type of ORGANIZATION: INTERGOVERNMENTAL, `},
		{"type of another kind", func(e *network.Entity) { e.Type = "CITY" }, `type: "CITY" is no type of ORGANIZATION`},
		{"type in small letters", func(e *network.Entity) { e.Type = "ministry" }, "type: "},
		{"no name", func(e *network.Entity) { e.Name = "" }, "name: is required"},
		{"control character in the name", func(e *network.Entity) { e.Name = "a\x1b" }, "name: has the control character U+001B"},
		{"bad summary", func(e *network.Entity) { e.Summary = "\xc0" }, "summary: is not valid UTF-8"},
		{"bad website", func(e *network.Entity) { e.Website = "\x01" }, "website: has the control character U+0001"},
		{"period the wrong way", func(e *network.Entity) { e.Valid = period(t, "2021", "2020") }, "valid: it begins (2021) after it ends (2020)"},

		{"no text of a name", func(e *network.Entity) { e.Names[1].Text = "" }, "names[1].text: is required"},
		{"bad language of a name", func(e *network.Entity) { e.Names[0].Lang = "x" }, "names[0].lang: "},
		{"bad type of a name", func(e *network.Entity) { e.Names[0].Type = "NICK" }, `names[0].type: "NICK" is none of ALIAS, ACRONYM, FORMER, TRANSLITERATION, MISSPELLING`},
		{"bad period of a name", func(e *network.Entity) { e.Names[0].Valid = period(t, "2021", "2020") }, "names[0].valid: "},
		{"bad evidence of a name", func(e *network.Entity) { e.Names[0].Evidence = []network.Evidence{{Quote: "q"}} }, "names[0].evidence[0].source: is required"},

		{"no scheme", func(e *network.Entity) { e.Identifiers[0].Scheme = "" }, "identifiers[0].scheme: is required"},
		{"no value of an identifier", func(e *network.Entity) { e.Identifiers[0].Value = "" }, "identifiers[0].value: is required"},

		{"no name of a fact", func(e *network.Entity) { e.Facts[0].Name = "" }, "facts[0].name: is required"},
		{"no value of a fact", func(e *network.Entity) { e.Facts[0].Value = network.Value{} }, "facts[0].value: is required"},
		{"bad value of a fact", func(e *network.Entity) { e.Facts[0].Value = network.TextValue("a\x00") }, "facts[0].value: has the control character U+0000"},
		{"bad qualifier", func(e *network.Entity) { e.Facts[0].Qualifier = ">=" }, `facts[0].qualifier: ">=" is none of >, <, ~`},
		{"bad unit", func(e *network.Entity) { e.Facts[0].Unit = "\x00" }, "facts[0].unit: "},
		{"bad evidence of a fact", func(e *network.Entity) {
			e.Facts[0].Evidence = []network.Evidence{{Source: "org:a", Quote: "q"}}
		}, `facts[0].evidence[0].source: "org:a" is no id of a source`},

		{"no status", func(e *network.Entity) { e.StatusHistory[0].Status = "" }, "statusHistory[0].status: is required"},
		{"bad status", func(e *network.Entity) { e.StatusHistory[0].Status = "OPEN" }, `statusHistory[0].status: "OPEN" is none of PROPOSED, `},
		{"no evidence of a status", func(e *network.Entity) { e.StatusHistory[0].Evidence = nil }, "statusHistory[0].evidence: is required"},
		{"bad evidence of a status", func(e *network.Entity) {
			e.StatusHistory[0].Evidence = []network.Evidence{{Source: "source:a"}}
		}, "statusHistory[0].evidence[0].quote: is required"},
		{"status of a person", func(e *network.Entity) { e.ID, e.Kind, e.Type = "person:a", network.Person, "" }, "statusHistory: PERSON has no status"},
		{"status of an event", func(e *network.Entity) { e.ID, e.Kind, e.Type = "event:a", network.Event, "MEETING" }, "statusHistory: EVENT has no status"},
		{"status of a place", func(e *network.Entity) { e.ID, e.Kind, e.Type = "place:a", network.Place, "CITY" }, "statusHistory: PLACE has no status"},
		{"type of a person", func(e *network.Entity) {
			e.ID, e.Kind, e.Type, e.StatusHistory = "person:a", network.Person, "MINISTER", nil
		}, "type: PERSON has no finer types"},

		{"no source", func(e *network.Entity) { e.Evidence = []network.Evidence{{Quote: "q"}} }, "evidence[0].source: is required"},
		{"bad source", func(e *network.Entity) { e.Evidence = []network.Evidence{{Source: "a", Quote: "q"}} }, `evidence[0].source: "a" is no id of a source`},
		{"no quote", func(e *network.Entity) { e.Evidence = []network.Evidence{{Source: "source:a", Quote: " "}} }, "evidence[0].quote: is required"},
		{"bad locator", func(e *network.Entity) {
			e.Evidence = []network.Evidence{{Source: "source:a", Quote: "q", Locator: "\x00"}}
		}, "evidence[0].locator: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := goodEntity(t)
			c.change(&e)
			oneFault(t, e.Check(), c.want)
		})
	}
}

func TestLinkCheck(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*network.Link)
		want   string
	}{
		{"no id", func(l *network.Link) { l.ID = "" }, "id: "},
		{"wrong prefix", func(l *network.Link) { l.ID = "org:a" }, `id: "org:a" must begin with "link:"`},
		{"no type", func(l *network.Link) { l.Type = "" }, "type: is required"},
		{"bad type", func(l *network.Link) { l.Type = "KNOWS" }, `type: "KNOWS" is none of PART_OF, `},
		{"no from", func(l *network.Link) { l.From = "" }, "from: is required"},
		{"no to", func(l *network.Link) { l.To = "" }, "to: is required"},
		{"from a source", func(l *network.Link) { l.From = "source:a" }, `from: "source:a" is no id of an entity: it must begin with org:, person:, agreement:, event:, programme:, place: or framework:`},
		{"to a link", func(l *network.Link) { l.To = "link:a" }, `to: "link:a" is no id of an entity`},
		{"to no id", func(l *network.Link) { l.To = "org:A" }, `to: "org:A" is no id of an entity: a prefix, a colon and a slug (`},
		{"to an endless id", func(l *network.Link) { l.To = "org:" + strings.Repeat("a", 510) }, "to: has 514 bytes"},
		{
			"wrong ends", func(l *network.Link) { l.From = "org:a" },
			"to: HOLDS_POSITION does not lead from ORGANIZATION to ORGANIZATION: it leads from PERSON to ORGANIZATION. " +
				"From ORGANIZATION to ORGANIZATION may lead PART_OF, REPRESENTS, ACCREDITED_TO, ESTABLISHES, SUCCEEDS, SUPERVISES, OPERATES, MEMBER_OF, PARTNERS_WITH, FUNDS or RELATED_TO",
		},
		{
			"the wrong way round", func(l *network.Link) { l.From, l.To = l.To, l.From },
			"to: HOLDS_POSITION does not lead from ORGANIZATION to PERSON: it leads from PERSON to ORGANIZATION, so turn it round. From ORGANIZATION to PERSON may lead RELATED_TO",
		},
		{
			"ends of different pairs", func(l *network.Link) { l.Type, l.From, l.To = network.Succeeds, "org:a", "agreement:b" },
			"to: SUCCEEDS does not lead from ORGANIZATION to AGREEMENT: it leads from ORGANIZATION to ORGANIZATION, or from AGREEMENT to AGREEMENT. " +
				"From ORGANIZATION to AGREEMENT may lead PARTY_TO, FUNDS, REPORTED or RELATED_TO",
		},
		{
			"ends that may be anything", func(l *network.Link) { l.Type = network.Concerns },
			"to: CONCERNS does not lead from PERSON to ORGANIZATION: it leads from AGREEMENT, EVENT or PROGRAMME to anything. From PERSON to ORGANIZATION may lead HOLDS_POSITION, ",
		},
		{"to itself", func(l *network.Link) { l.Type, l.From, l.To = network.RelatedTo, "org:a", "org:a" }, "to: a link may not lead from an entity to itself"},
		{"no role", func(l *network.Link) { l.Role = "" }, "role: is required for HOLDS_POSITION"},
		{"blank role", func(l *network.Link) { l.Role = " " }, "role: is required for HOLDS_POSITION"},
		{"bad role", func(l *network.Link) { l.Role = "a\x00" }, "role: has the control character U+0000"},
		{"on behalf of a source", func(l *network.Link) { l.OnBehalfOf = "source:a" }, `onBehalfOf: "source:a" is no id of an entity`},
		{"period the wrong way", func(l *network.Link) { l.Valid = period(t, "2021-02", "2021-01-31") }, "valid: it begins (2021-02) after it ends (2021-01-31)"},
		{"no status", func(l *network.Link) { l.Status = "" }, "status: is required"},
		{"bad status", func(l *network.Link) { l.Status = "PLANNED" }, `status: "PLANNED" is none of PROPOSED, `},
		{"no confidence", func(l *network.Link) { l.Confidence = 0 }, "confidence: must be over 0 and at most 1, not 0"},
		{"negative confidence", func(l *network.Link) { l.Confidence = -0.5 }, "confidence: "},
		{"too much confidence", func(l *network.Link) { l.Confidence = 1.01 }, "confidence: must be over 0 and at most 1, not 1.01"},
		{"confidence of no number", func(l *network.Link) { l.Confidence = math.NaN() }, "confidence: "},
		{"no evidence", func(l *network.Link) { l.Evidence = nil }, "evidence: is required: at least one piece"},
		{"bad evidence", func(l *network.Link) {
			l.Evidence = []network.Evidence{piece[0], {Source: "source:a"}}
		}, "evidence[1].quote: is required"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := goodLink(t)
			c.change(&l)
			oneFault(t, l.Check(), c.want)
		})
	}
	// "Symmetric links may be written either way round."
	l := goodLink(t)
	l.Type, l.From, l.To = network.PartnersWith, "programme:a", "org:b"
	if f := l.Check(); len(f) > 0 {
		t.Errorf("a symmetric link may not be written the other way round: %v", f)
	}
}

func TestEveryFaultIsNamed(t *testing.T) {
	l := network.Link{ID: "link:A", Type: "KNOWS", From: "a", To: "b", Status: "PLANNED", Confidence: 2}
	var fields []string
	for _, f := range l.Check() {
		fields = append(fields, f.Field)
	}
	if diff := cmp.Diff([]string{"id", "type", "from", "to", "status", "confidence", "evidence"}, fields); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// oneFault checks that a record has this fault and no other.
func oneFault(t *testing.T, faults []network.Fault, want string) {
	t.Helper()
	if len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), want) {
		t.Errorf("the faults are %q and not %q", faults, want)
	}
}
