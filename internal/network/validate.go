package network

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// MaxText is how many bytes a text may have.
const MaxText = 64 << 10

// faults collects what is wrong with one record.
type faults []Fault

func (f *faults) add(kind FaultKind, field, format string, args ...any) {
	*f = append(*f, Fault{Kind: kind, Field: field, Reason: fmt.Sprintf(format, args...)})
}

// Check returns what is wrong with a source; nothing if it is right.
func (s *Source) Check() []Fault {
	var f faults
	f.id(s.ID, SourcePrefix)
	f.required("title", s.Title)
	f.text("publisher", s.Publisher)
	f.text("url", s.URL)
	f.language("language", s.Language)
	f.text("note", s.Note)
	return f
}

// Check returns what is wrong with an entity by itself; whether its sources are
// there is for the store to know.
func (e *Entity) Check() []Fault {
	var f faults
	switch {
	case e.Kind == "":
		f.add(MissingValue, "kind", "is required")
	case !e.Kind.Valid():
		f.add(UnlistedValue, "kind", "%q is none of %s", e.Kind, list(Kinds()))
	default:
		f.id(e.ID, e.Kind.Prefix())
	}
	f.text("type", e.Type)
	if e.Type != "" && e.Kind.Valid() && !slices.Contains(e.Kind.Types(), e.Type) {
		if len(e.Kind.Types()) == 0 {
			f.add(ForeignField, "type", "%s has no finer types", e.Kind)
		} else {
			f.add(UnlistedValue, "type", "%q is no type of %s: %s", e.Type, e.Kind, list(e.Kind.Types()))
		}
	}
	f.required("name", e.Name)
	for i, n := range e.Names {
		f.name(fmt.Sprintf("names[%d]", i), n)
	}
	f.text("summary", e.Summary)
	for i, id := range e.Identifiers {
		f.required(fmt.Sprintf("identifiers[%d].scheme", i), id.Scheme)
		f.required(fmt.Sprintf("identifiers[%d].value", i), id.Value)
	}
	f.text("website", e.Website)
	f.period("valid", e.Valid)
	for i, fact := range e.Facts {
		f.fact(fmt.Sprintf("facts[%d]", i), fact)
	}
	if len(e.StatusHistory) > 0 && e.Kind.Valid() && !e.Kind.HasStatus() {
		f.add(ForeignField, "statusHistory", "%s has no status: only agreements, programmes and organisations have", e.Kind)
	}
	for i, c := range e.StatusHistory {
		field := fmt.Sprintf("statusHistory[%d]", i)
		f.status(field+".status", c.Status)
		if len(c.Evidence) == 0 {
			f.add(MissingValue, field+".evidence", "is required")
		}
		f.evidence(field+".evidence", c.Evidence)
	}
	f.evidence("evidence", e.Evidence)
	return f
}

// Check returns what is wrong with a link by itself. The kinds of its ends are
// told by their ids.
func (l *Link) Check() []Fault {
	var f faults
	f.id(l.ID, LinkPrefix)
	switch {
	case l.Type == "":
		f.add(MissingValue, "type", "is required")
	case !l.Type.Valid():
		f.add(UnlistedValue, "type", "%q is none of %s", l.Type, list(LinkTypes()))
	}
	from, fromOK := f.end("from", l.From)
	to, toOK := f.end("to", l.To)
	if fromOK && toOK {
		if l.From == l.To {
			f.add(SelfLink, "to", "a link may not lead from an entity to itself")
		} else if l.Type.Valid() && !l.Type.Joins(from, to) {
			f.add(UnjoinedKinds, "to", "%s", l.Type.notJoining(from, to))
		}
	}
	f.text("role", l.Role)
	if l.Type == HoldsPosition && strings.TrimSpace(l.Role) == "" {
		f.add(MissingValue, "role", "is required for %s", HoldsPosition)
	}
	if l.OnBehalfOf != "" {
		f.end("onBehalfOf", l.OnBehalfOf)
	}
	f.period("valid", l.Valid)
	f.status("status", l.Status)
	if !(l.Confidence > 0 && l.Confidence <= 1) {
		f.add(OutOfRange, "confidence", "must be over 0 and at most 1, not %v", l.Confidence)
	}
	if len(l.Evidence) == 0 {
		f.add(MissingValue, "evidence", "is required: at least one piece")
	}
	f.evidence("evidence", l.Evidence)
	return f
}

func (f *faults) id(id, prefix string) {
	switch {
	case !ValidID(id):
		f.add(MalformedID, "id", "%q is no id: a prefix, a colon and a slug (%s)", id, IDPattern)
	case len(id) > maxID:
		f.add(TooLong, "id", "has %d bytes: at most %d", len(id), maxID)
	case Prefix(id) != prefix:
		f.add(MalformedID, "id", "%q must begin with %q", id, prefix+":")
	}
}

// maxID keeps ids well within what a database index takes as a key.
const maxID = 512

func (f *faults) end(field, id string) (Kind, bool) {
	if id == "" {
		f.add(MissingValue, field, "is required")
		return "", false
	}
	fault, bad := CheckEntityID(field, id)
	if bad {
		*f = append(*f, fault)
		return "", false
	}
	kind, _ := KindOf(id)
	return kind, true
}

// CheckEntityID returns what keeps an id from being that of an entity, if anything.
func CheckEntityID(field, id string) (fault Fault, bad bool) {
	var f faults
	_, known := KindOf(id)
	switch {
	case !known:
		f.add(MalformedID, field, "%q is no id of an entity: it must begin with %s", id, either(entityPrefixes()))
	case !ValidID(id):
		f.add(MalformedID, field, "%q is no id of an entity: a prefix, a colon and a slug (%s)", id, IDPattern)
	case len(id) > maxID:
		f.add(TooLong, field, "has %d bytes: at most %d", len(id), maxID)
	default:
		return Fault{}, false
	}
	return f[0], true
}

// entityPrefixes returns what ids of entities begin with, colons included.
func entityPrefixes() []string {
	var all []string
	for _, k := range Kinds() {
		all = append(all, k.Prefix()+":")
	}
	return all
}

func (f *faults) required(field, text string) {
	if strings.TrimSpace(text) == "" {
		f.add(MissingValue, field, "is required")
		return
	}
	f.text(field, text)
}

// text refuses what no text may have: too many bytes, invalid UTF-8, control
// characters but tab and newline.
func (f *faults) text(field, text string) {
	switch {
	case len(text) > MaxText:
		f.add(TooLong, field, "has %d bytes: at most %d", len(text), MaxText)
	case !utf8.ValidString(text):
		f.add(MalformedText, field, "is not valid UTF-8")
	default:
		for _, r := range text {
			if r < 0x20 && r != '\t' && r != '\n' || r >= 0x7f && r <= 0x9f {
				f.add(MalformedText, field, "has the control character U+%04X", r)
				return
			}
		}
	}
}

func (f *faults) language(field, tag string) {
	if fault, bad := CheckLanguage(field, tag); bad && tag != "" {
		*f = append(*f, fault)
	}
}

// CheckLanguage returns what keeps a text from being a language tag, if anything.
func CheckLanguage(field, tag string) (fault Fault, bad bool) {
	if _, err := language.Parse(tag); err == nil && len(tag) <= MaxText && !strings.Contains(tag, "_") {
		return Fault{}, false
	}
	return Fault{Kind: MalformedLanguage, Field: field, Reason: fmt.Sprintf("%q is no BCP 47 language tag", tag)}, true
}

func (f *faults) period(field string, p Period) {
	if err := p.Check(); err != nil {
		f.add(ReversedPeriod, field, "%v", err)
	}
}

func (f *faults) status(field string, s Status) {
	switch {
	case s == "":
		f.add(MissingValue, field, "is required")
	case !s.Valid():
		f.add(UnlistedValue, field, "%q is none of %s", s, list(Statuses()))
	}
}

func (f *faults) name(field string, n Name) {
	f.required(field+".text", n.Text)
	f.language(field+".lang", n.Lang)
	if n.Type != "" && !slices.Contains(NameTypes(), n.Type) {
		f.add(UnlistedValue, field+".type", "%q is none of %s", n.Type, list(NameTypes()))
	}
	f.period(field+".valid", n.Valid)
	f.evidence(field+".evidence", n.Evidence)
}

func (f *faults) fact(field string, fact Fact) {
	f.required(field+".name", fact.Name)
	f.text(field+".value", fact.Value.String())
	if fact.Value == (Value{}) {
		f.add(MissingValue, field+".value", "is required")
	}
	switch fact.Qualifier {
	case "", ">", "<", "~":
	default:
		f.add(UnlistedValue, field+".qualifier", "%q is none of >, <, ~", fact.Qualifier)
	}
	f.text(field+".unit", fact.Unit)
	f.evidence(field+".evidence", fact.Evidence)
}

func (f *faults) evidence(field string, pieces []Evidence) {
	for i, e := range pieces {
		at := fmt.Sprintf("%s[%d]", field, i)
		switch {
		case e.Source == "":
			f.add(MissingValue, at+".source", "is required")
		case !ValidID(e.Source) || Prefix(e.Source) != SourcePrefix || len(e.Source) > maxID:
			f.add(MalformedID, at+".source", "%q is no id of a source", e.Source)
		}
		f.required(at+".quote", e.Quote)
		f.text(at+".locator", e.Locator)
	}
}

// either joins what there is to choose from: "a, b or c".
func either[T ~string](values []T) string {
	if len(values) < 2 {
		return list(values)
	}
	last := len(values) - 1
	return list(values[:last]) + " or " + string(values[last])
}

// list writes the values that may stand somewhere.
func list[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
