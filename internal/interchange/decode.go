package interchange

import (
	"bytes"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/entente-graph/entente/internal/network"
)

// The words of the field `record`.
const (
	sourceRecord = "source"
	entityRecord = "entity"
	linkRecord   = "link"
)

// Decode reads one line, and gives all that is wrong with it. What it names is
// right by itself where there are no faults; what it leaves out may still be
// required, of a new record.
func Decode(line []byte) (Record, []network.Fault) {
	w := &walk{json: jsontext.NewDecoder(bytes.NewBuffer(line))}
	sort := w.sort()
	if w.broken || sort == "" {
		return Record{}, w.faults
	}
	w.json.Reset(bytes.NewBuffer(line))
	var r Record
	switch sort {
	case sourceRecord:
		r.Source = w.source()
	case entityRecord:
		r.Entity = w.entity()
	case linkRecord:
		r.Link = w.link()
	}
	w.end()
	return r, w.faults
}

// sort finds out what sort of record it is, wherever the line says so; "" if it
// does not.
func (w *walk) sort() string {
	if w.json.PeekKind() == aNull {
		if w.skip(); !w.broken {
			w.fault("must be an object, not null")
		}
		return ""
	}
	for name := range w.members() {
		if name != "record" {
			w.skip()
			continue
		}
		switch sort := w.word(); sort {
		case sourceRecord, entityRecord, linkRecord:
			return sort
		case "":
		default:
			w.fault("%q is none of source, entity, link", sort)
			return ""
		}
	}
	if !w.broken && len(w.faults) == 0 {
		w.faultAt("record", "is required: source, entity or link")
	}
	return ""
}

func (w *walk) source() *network.SourceChange {
	c := &network.SourceChange{Named: network.Fields{}}
	for name := range w.members() {
		switch name {
		case "record":
			w.skip()
			continue
		case "id":
			c.ID = w.word()
		case "title":
			c.Title = w.text()
		case "publisher":
			c.Publisher = w.text()
		case "url":
			c.URL = w.text()
		case "published":
			c.Published = parsed(w, network.ParseDate)
		case "language":
			c.Language = w.word()
		case "retrieved":
			c.Retrieved = parsed(w, network.ParseDate)
		case "note":
			c.Note = w.text()
		default:
			w.unknown("a source")
			continue
		}
		c.Named[network.Field(name)] = true
	}
	w.requireID(c.ID)
	s := c.Apply(network.Source{})
	w.check(s.Check(), c.Named)
	return c
}

func (w *walk) entity() *network.EntityChange {
	c := &network.EntityChange{Named: network.Fields{}}
	for name := range w.members() {
		switch name {
		case "record":
			w.skip()
			continue
		case "id":
			c.ID = w.word()
		case "kind":
			c.Kind = network.Kind(w.word())
		case "type":
			c.Type = w.word()
		case "name":
			c.Name = w.text()
		case "names":
			c.Names = list(w, w.name)
		case "summary":
			c.Summary = w.text()
		case "identifiers":
			c.Identifiers = list(w, w.identifier)
		case "website":
			c.Website = w.text()
		case "valid":
			c.Valid = w.period()
		case "facts":
			c.Facts = list(w, w.fact)
		case "statusHistory":
			c.StatusHistory = list(w, w.statusChange)
		case "evidence":
			c.Evidence = list(w, w.evidence)
		default:
			w.unknown("an entity")
			continue
		}
		c.Named[network.Field(name)] = true
	}
	w.requireID(c.ID)
	e := c.Apply(network.Entity{})
	if kind, ok := network.KindOf(c.ID); !ok {
		w.check([]network.Fault{{Field: "id", Reason: "is no id of an entity"}}, c.Named)
	} else if !c.Named["kind"] {
		e.Kind = kind // which its id says
	}
	w.check(e.Check(), c.Named)
	return c
}

func (w *walk) link() *network.LinkChange {
	c := &network.LinkChange{Named: network.Fields{}}
	for name := range w.members() {
		switch name {
		case "record":
			w.skip()
			continue
		case "id":
			c.ID = w.word()
		case "type":
			c.Type = network.LinkType(w.word())
		case "from":
			c.From = w.word()
		case "to":
			c.To = w.word()
		case "role":
			c.Role = w.text()
		case "onBehalfOf":
			c.OnBehalfOf = w.word()
		case "valid":
			c.Valid = w.period()
		case "status":
			c.Status = network.Status(w.word())
		case "confidence":
			c.Confidence = w.confidence()
		case "evidence":
			c.Evidence = list(w, w.evidence)
		default:
			w.unknown("a link")
			continue
		}
		c.Named[network.Field(name)] = true
	}
	if c.ID == "" {
		for _, field := range []network.Field{"type", "from", "to"} {
			if !c.Named[field] {
				w.check([]network.Fault{{Field: string(field), Reason: "is required of a link without an id"}}, nil)
			}
		}
		c.ID = c.DerivedID()
	}
	l := c.Apply(network.Link{})
	w.check(l.Check(), c.Named)
	return c
}

func (w *walk) name() network.Name {
	var n network.Name
	for name := range w.members() {
		switch name {
		case "text":
			n.Text = w.text()
		case "lang":
			n.Lang = w.word()
		case "type":
			n.Type = network.NameType(w.word())
		case "valid":
			n.Valid = w.period()
		case "evidence":
			n.Evidence = list(w, w.evidence)
		default:
			w.unknown("a name")
		}
	}
	return n
}

func (w *walk) identifier() network.Identifier {
	var id network.Identifier
	for name := range w.members() {
		switch name {
		case "scheme":
			id.Scheme = w.text()
		case "value":
			id.Value = w.text()
		default:
			w.unknown("an identifier")
		}
	}
	return id
}

func (w *walk) fact() network.Fact {
	var f network.Fact
	for name := range w.members() {
		switch name {
		case "name":
			f.Name = w.text()
		case "value":
			f.Value = w.value()
		case "qualifier":
			f.Qualifier = w.word()
		case "unit":
			f.Unit = w.text()
		case "date":
			f.Date = parsed(w, network.ParseDate)
		case "evidence":
			f.Evidence = list(w, w.evidence)
		default:
			w.unknown("a fact")
		}
	}
	return f
}

func (w *walk) statusChange() network.StatusChange {
	var s network.StatusChange
	for name := range w.members() {
		switch name {
		case "status":
			s.Status = network.Status(w.word())
		case "date":
			s.Date = parsed(w, network.ParseDate)
		case "evidence":
			s.Evidence = list(w, w.evidence)
		default:
			w.unknown("a change of status")
		}
	}
	return s
}

func (w *walk) evidence() network.Evidence {
	var e network.Evidence
	for name := range w.members() {
		switch name {
		case "source":
			e.Source = w.word()
		case "quote":
			e.Quote = w.text()
		case "locator":
			e.Locator = w.text()
		case "observed":
			e.Observed = parsed(w, network.ParseObserved)
		default:
			w.unknown("a piece of evidence")
		}
	}
	return e
}

func (w *walk) period() network.Period {
	var p network.Period
	for name := range w.members() {
		switch name {
		case "from":
			p.From = parsed(w, network.ParseDate)
		case "to":
			p.To = parsed(w, network.ParseDate)
		default:
			w.unknown("a period")
		}
	}
	return p
}

// value reads the value of a fact.
func (w *walk) value() network.Value {
	var v network.Value
	if w.broken {
		return v
	}
	if w.json.PeekKind() == aNull {
		w.token()
		return v
	}
	raw, err := w.json.ReadValue()
	if err != nil {
		w.breakOff(err)
		return v
	}
	if err := v.UnmarshalJSON(raw); err != nil {
		w.fault("%v", err)
	}
	return v
}

// confidence reads a number over 0 and at most 1. It does not leave that to the
// record's check, to which 0 is none given.
func (w *walk) confidence() float64 {
	t, ok := w.open(aNumber)
	if !ok {
		return 0
	}
	c := t.Float()
	if !(c > 0 && c <= 1) {
		w.fault("must be over 0 and at most 1, not %s", t)
	}
	return c
}

// requireID is for records that must have an id.
func (w *walk) requireID(id string) {
	if id == "" {
		w.check([]network.Fault{{Field: "id", Reason: "is required"}}, nil)
	}
}

// check notes the faults that the domain found in the fields that are named, and
// always those of the id. What is already known to be at fault is not told
// twice, and of broken JSON nothing further.
func (w *walk) check(found []network.Fault, named network.Fields) {
	if w.broken {
		return
	}
	known := len(w.faults)
	for _, f := range found {
		top := f.Field
		if i := strings.IndexAny(top, ".["); i >= 0 {
			top = top[:i]
		}
		if (named == nil || top == "id" || named[network.Field(top)]) && !covered(w.faults[:known], f.Field) {
			w.faults = append(w.faults, f)
		}
	}
}

// covered reports whether one of the faults is of the field, or of what holds it.
func covered(faults []network.Fault, field string) bool {
	for _, f := range faults {
		rest, ok := strings.CutPrefix(field, f.Field)
		if ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}
