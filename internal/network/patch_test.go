package network_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// named makes the set of the fields that a change names.
func named(fields ...network.Field) network.Fields {
	set := network.Fields{}
	for _, f := range fields {
		set[f] = true
	}
	return set
}

// same compares records by what can be written of them.
func same(t *testing.T, what string, want, got any) {
	t.Helper()
	w, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	g, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(w), string(g)); diff != "" {
		t.Errorf("%s (-want +got)\n%s", what, diff)
	}
}

func TestApplyToSource(t *testing.T) {
	old := goodSource()
	old.Published, old.Retrieved = date(t, "2023"), date(t, "2024")
	other := network.Source{
		ID: old.ID, Title: "Another", Publisher: "P", URL: "U", Published: date(t, "2001"), Language: "fr", Retrieved: date(t, "2002"), Note: "N",
	}
	for field, set := range map[network.Field]func(*network.Source, network.Source){
		"title":     func(s *network.Source, o network.Source) { s.Title = o.Title },
		"publisher": func(s *network.Source, o network.Source) { s.Publisher = o.Publisher },
		"url":       func(s *network.Source, o network.Source) { s.URL = o.URL },
		"published": func(s *network.Source, o network.Source) { s.Published = o.Published },
		"language":  func(s *network.Source, o network.Source) { s.Language = o.Language },
		"retrieved": func(s *network.Source, o network.Source) { s.Retrieved = o.Retrieved },
		"note":      func(s *network.Source, o network.Source) { s.Note = o.Note },
	} {
		for what, change := range map[string]network.Source{"updated": other, "cleared": {ID: old.ID}} {
			c := network.SourceChange{Source: change, Named: named(field)}
			want := old
			set(&want, change)
			same(t, string(field)+" "+what, want, c.Apply(old))
		}
	}
	c := network.SourceChange{Source: other}
	same(t, "nothing named", old, c.Apply(old))
	c.Named = named("title", "publisher", "url", "published", "language", "retrieved", "note")
	same(t, "a new source", other, c.Apply(network.Source{}))
}

func TestApplyToEntity(t *testing.T) {
	old := goodEntity(t)
	more := []network.Evidence{{Source: "source:b", Quote: "other words"}}
	other := network.Entity{
		ID: old.ID, Kind: network.Organization, Type: "CENTRE", Name: "Another", Names: []network.Name{{Text: "X"}}, Summary: "S",
		Identifiers: []network.Identifier{{Scheme: "isni", Value: "1"}}, Website: "W", Valid: period(t, "", "2024"),
		Facts: []network.Fact{{Name: "f", Value: network.TextValue("v")}}, StatusHistory: []network.StatusChange{{Status: network.Ended, Evidence: more}},
		Evidence: more,
	}
	for field, set := range map[network.Field]func(*network.Entity, network.Entity){
		"kind":          func(e *network.Entity, o network.Entity) { e.Kind = o.Kind },
		"type":          func(e *network.Entity, o network.Entity) { e.Type = o.Type },
		"name":          func(e *network.Entity, o network.Entity) { e.Name = o.Name },
		"names":         func(e *network.Entity, o network.Entity) { e.Names = o.Names },
		"summary":       func(e *network.Entity, o network.Entity) { e.Summary = o.Summary },
		"identifiers":   func(e *network.Entity, o network.Entity) { e.Identifiers = o.Identifiers },
		"website":       func(e *network.Entity, o network.Entity) { e.Website = o.Website },
		"valid":         func(e *network.Entity, o network.Entity) { e.Valid = o.Valid },
		"facts":         func(e *network.Entity, o network.Entity) { e.Facts = o.Facts },
		"statusHistory": func(e *network.Entity, o network.Entity) { e.StatusHistory = o.StatusHistory },
		// "Lists are replaced whole, but `evidence` is added to".
		"evidence": func(e *network.Entity, o network.Entity) {
			if o.Evidence == nil {
				e.Evidence = nil
			} else {
				e.Evidence = append(e.Evidence[:len(e.Evidence):len(e.Evidence)], o.Evidence...)
			}
		},
	} {
		for what, change := range map[string]network.Entity{"updated": other, "cleared": {ID: old.ID}} {
			c := network.EntityChange{Entity: change, Named: named(field)}
			want := old
			set(&want, change)
			same(t, string(field)+" "+what, want, c.Apply(old))
			again := c.Apply(old)
			same(t, string(field)+" "+what+" twice", again, c.Apply(again))
		}
	}
	c := network.EntityChange{Entity: other}
	same(t, "nothing named", old, c.Apply(old))
}

func TestApplyToLink(t *testing.T) {
	old := goodLink(t)
	old.Status, old.Confidence = network.Agreed, 0.5
	more := []network.Evidence{{Source: "source:b", Quote: "other words"}}
	other := network.Link{
		ID: old.ID, Type: network.MemberOf, From: "person:x", To: "org:y", Role: "R", OnBehalfOf: "org:z", Valid: period(t, "2001", ""),
		Status: network.Ended, Confidence: 0.25, Evidence: more,
	}
	for field, set := range map[network.Field]func(*network.Link, network.Link){
		"type":       func(l *network.Link, o network.Link) { l.Type = o.Type },
		"from":       func(l *network.Link, o network.Link) { l.From = o.From },
		"to":         func(l *network.Link, o network.Link) { l.To = o.To },
		"role":       func(l *network.Link, o network.Link) { l.Role = o.Role },
		"onBehalfOf": func(l *network.Link, o network.Link) { l.OnBehalfOf = o.OnBehalfOf },
		"valid":      func(l *network.Link, o network.Link) { l.Valid = o.Valid },
		// Cleared, these two have their defaults again.
		"status": func(l *network.Link, o network.Link) {
			if l.Status = o.Status; o.Status == "" {
				l.Status = network.InForce
			}
		},
		"confidence": func(l *network.Link, o network.Link) {
			if l.Confidence = o.Confidence; o.Confidence == 0 {
				l.Confidence = 1
			}
		},
		"evidence": func(l *network.Link, o network.Link) {
			if o.Evidence == nil {
				l.Evidence = nil
			} else {
				l.Evidence = append(l.Evidence[:len(l.Evidence):len(l.Evidence)], o.Evidence...)
			}
		},
	} {
		for what, change := range map[string]network.Link{"updated": other, "cleared": {ID: old.ID}} {
			c := network.LinkChange{Link: change, Named: named(field)}
			want := old
			set(&want, change)
			same(t, string(field)+" "+what, want, c.Apply(old))
			again := c.Apply(old)
			same(t, string(field)+" "+what+" twice", again, c.Apply(again))
		}
	}
	c := network.LinkChange{Link: other}
	same(t, "nothing named", old, c.Apply(old))
}

func TestApplyToNewLink(t *testing.T) {
	c := network.LinkChange{
		Link:  network.Link{ID: "link:a", Type: network.PartnersWith, From: "org:b", To: "org:a", Evidence: piece},
		Named: named("type", "from", "to", "evidence"),
	}
	want := network.Link{
		ID: "link:a", Type: network.PartnersWith, From: "org:a", To: "org:b", Status: network.InForce, Confidence: 1, Evidence: piece,
	}
	same(t, "a new symmetric link", want, c.Apply(network.Link{}))
	same(t, "the same again", want, c.Apply(want))
}

// A symmetric link has no first end: a change that names one end alone must mean
// the same whichever way round the link is stored.
func TestApplyToOneEndOfASymmetricLink(t *testing.T) {
	stored := network.Link{ID: "link:a", Type: network.PartnersWith, From: "org:a", To: "org:b", Status: network.InForce, Confidence: 1}
	for _, c := range []struct {
		name     string
		change   network.Link
		named    network.Fields
		from, to string
	}{
		{"the end that is first", network.Link{From: "org:a"}, named("from"), "org:a", "org:b"},
		{"the end that is last", network.Link{From: "org:b"}, named("from"), "org:a", "org:b"},
		{"the last end that is first", network.Link{To: "org:a"}, named("to"), "org:a", "org:b"},
		{"the last end that is last", network.Link{To: "org:b"}, named("to"), "org:a", "org:b"},
		{"another beginning", network.Link{From: "org:c"}, named("from"), "org:b", "org:c"},
		{"another end", network.Link{To: "org:c"}, named("to"), "org:a", "org:c"},
		{"both ends, the other way round", network.Link{From: "org:b", To: "org:a"}, named("from", "to"), "org:a", "org:b"},
		{"two other ends", network.Link{From: "org:d", To: "org:c"}, named("from", "to"), "org:c", "org:d"},
	} {
		c.change.ID = stored.ID
		change := network.LinkChange{Link: c.change, Named: c.named}
		got := change.Apply(stored)
		if got.From != c.from || got.To != c.to {
			t.Errorf("%s: from %s to %s, and not from %s to %s", c.name, got.From, got.To, c.from, c.to)
		}
	}
}

// One change after the other is the same as both at once.
func TestThen(t *testing.T) {
	old := goodLink(t)
	first := network.LinkChange{
		Link:  network.Link{ID: old.ID, Role: "first", Status: network.Agreed, Evidence: []network.Evidence{{Source: "source:b", Quote: "b"}}},
		Named: named("role", "status", "evidence"),
	}
	second := network.LinkChange{
		Link:  network.Link{ID: old.ID, Role: "second", Confidence: 0.5, Evidence: []network.Evidence{{Source: "source:c", Quote: "c"}}},
		Named: named("role", "confidence", "evidence", "onBehalfOf"),
	}
	both := first.Then(&second)
	want := second.Apply(first.Apply(old))
	same(t, "both changes", want, both.Apply(old))
	if want.Role != "second" || want.Status != network.Agreed || want.Confidence != 0.5 || want.OnBehalfOf != "" || len(want.Evidence) != 3 {
		t.Errorf("after both changes the link is %+v", want)
	}
	if len(first.Named) != 3 || len(second.Named) != 4 {
		t.Error("joining two changes has changed them")
	}
}

// What one change clears, the next may name again.
func TestThenAfterClearing(t *testing.T) {
	old := goodLink(t)
	old.Status, old.Confidence = network.Agreed, 0.5
	clearing := network.LinkChange{Link: network.Link{ID: old.ID}, Named: named("onBehalfOf", "valid", "status", "confidence")}
	naming := network.LinkChange{
		Link:  network.Link{ID: old.ID, OnBehalfOf: "org:z", Status: network.Ended},
		Named: named("onBehalfOf", "status"),
	}
	both := clearing.Then(&naming)
	want := naming.Apply(clearing.Apply(old))
	same(t, "cleared, then named", want, both.Apply(old))
	if want.OnBehalfOf != "org:z" || want.Valid != (network.Period{}) || want.Status != network.Ended || want.Confidence != 1 {
		t.Errorf("after both changes the link is %+v", want)
	}
}
