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

// Decode reads one line, and returns all that is wrong with it. What it names is
// right by itself where there are no faults; what it leaves out may still be
// required, of a new record.
func Decode(line []byte) (Record, []network.Fault) {
	d := &decoder{line: line, json: jsontext.NewDecoder(bytes.NewBuffer(line))}
	sort := d.sort()
	if d.broken || sort == "" {
		return Record{}, d.faults
	}
	d.json.Reset(bytes.NewBuffer(line))
	var r Record
	switch sort {
	case sourceRecord:
		r.Source = d.source()
	case entityRecord:
		r.Entity = d.entity()
	case linkRecord:
		r.Link = d.link()
	}
	d.end()
	r.Warnings = d.warnings
	return r, d.faults
}

// sort finds out what sort of record it is, wherever the line says so; "" if it
// does not.
func (d *decoder) sort() string {
	if d.json.PeekKind() == aNull {
		if d.skip(); !d.broken {
			d.fault(network.MistypedValue, "must be an object, not null")
		}
		return ""
	}
	for name := range d.members() {
		if name != "record" {
			d.skip()
			continue
		}
		switch sort := d.word(); sort {
		case sourceRecord, entityRecord, linkRecord:
			return sort
		case "":
		default:
			d.fault(network.UnlistedValue, "%q is none of source, entity, link", sort)
			return ""
		}
	}
	if !d.broken && len(d.faults) == 0 {
		d.faultAt(network.MissingValue, "record", "is required: source, entity or link")
	}
	return ""
}

func (d *decoder) source() *network.SourceChange {
	c := &network.SourceChange{Named: network.Fields{}}
	for name := range d.members() {
		switch name {
		case "record":
			d.skip()
			continue
		case "id":
			c.ID = d.word()
		case "title":
			c.Title = d.text()
		case "publisher":
			c.Publisher = d.text()
		case "url":
			c.URL = d.text()
		case "published":
			c.Published = parsed(d, network.ParseDate)
		case "language":
			c.Language = d.word()
		case "retrieved":
			c.Retrieved = parsed(d, network.ParseDate)
		case "note":
			c.Note = d.text()
		default:
			d.unknown("a source")
			continue
		}
		c.Named[network.Field(name)] = true
	}
	d.requireID(c.ID)
	s := c.Apply(network.Source{})
	d.check(s.Check(), c.Named)
	return c
}

func (d *decoder) entity() *network.EntityChange {
	c := &network.EntityChange{Named: network.Fields{}}
	for name := range d.members() {
		switch name {
		case "record":
			d.skip()
			continue
		case "id":
			c.ID = d.word()
		case "kind":
			c.Kind = network.Kind(d.word())
		case "type":
			c.Type = d.word()
		case "name":
			c.Name = d.text()
		case "names":
			c.Names = list(d, d.name)
		case "summary":
			c.Summary = d.text()
		case "identifiers":
			c.Identifiers = list(d, d.identifier)
		case "website":
			c.Website = d.text()
		case "valid":
			c.Valid = d.period()
		case "facts":
			c.Facts = list(d, d.fact)
		case "statusHistory":
			c.StatusHistory = list(d, d.statusChange)
		case "evidence":
			c.Evidence = list(d, d.evidence)
		default:
			d.unknown("an entity")
			continue
		}
		c.Named[network.Field(name)] = true
	}
	d.requireID(c.ID)
	e := c.Apply(network.Entity{})
	if fault, bad := network.CheckEntityID("id", c.ID); bad {
		d.check([]network.Fault{fault}, c.Named)
	}
	if kind, ok := network.KindOf(c.ID); ok && !c.Named["kind"] {
		e.Kind = kind // which its id says
	}
	d.check(e.Check(), c.Named)
	return c
}

func (d *decoder) link() *network.LinkChange {
	c := &network.LinkChange{Named: network.Fields{}}
	for name := range d.members() {
		switch name {
		case "record":
			d.skip()
			continue
		case "id":
			c.ID = d.word()
		case "type":
			c.Type = network.LinkType(d.word())
		case "from":
			c.From = d.word()
		case "to":
			c.To = d.word()
		case "role":
			c.Role = d.text()
		case "onBehalfOf":
			c.OnBehalfOf = d.word()
		case "valid":
			c.Valid = d.period()
		case "status":
			c.Status = network.Status(d.word())
		case "confidence":
			c.Confidence = d.confidence()
		case "evidence":
			c.Evidence = list(d, d.evidence)
		default:
			d.unknown("a link")
			continue
		}
		c.Named[network.Field(name)] = true
	}
	if c.ID == "" {
		for _, field := range []network.Field{"type", "from", "to"} {
			if !c.Named[field] {
				d.check([]network.Fault{{Kind: network.MissingValue, Field: string(field), Reason: "is required of a link without an id"}}, nil)
			}
		}
		c.ID = c.DerivedID()
		delete(c.Named, "id") // which may be null
	}
	l := c.Apply(network.Link{})
	d.check(l.Check(), c.Named)
	return c
}

func (d *decoder) name() network.Name {
	var n network.Name
	for name := range d.members() {
		switch name {
		case "text":
			n.Text = d.text()
		case "lang":
			n.Lang = d.tag()
		case "type":
			n.Type = network.NameType(d.word())
		case "valid":
			n.Valid = d.period()
		case "evidence":
			n.Evidence = list(d, d.evidence)
		default:
			d.unknown("a name")
		}
	}
	return n
}

func (d *decoder) identifier() network.Identifier {
	var id network.Identifier
	for name := range d.members() {
		switch name {
		case "scheme":
			id.Scheme = d.text()
		case "value":
			id.Value = d.text()
		default:
			d.unknown("an identifier")
		}
	}
	return id
}

func (d *decoder) fact() network.Fact {
	var f network.Fact
	for name := range d.members() {
		switch name {
		case "name":
			f.Name = d.text()
		case "value":
			f.Value = d.value()
		case "qualifier":
			f.Qualifier = d.word()
		case "unit":
			f.Unit = d.text()
		case "date":
			f.Date = parsed(d, network.ParseDate)
		case "evidence":
			f.Evidence = list(d, d.evidence)
		default:
			d.unknown("a fact")
		}
	}
	return f
}

func (d *decoder) statusChange() network.StatusChange {
	var s network.StatusChange
	for name := range d.members() {
		switch name {
		case "status":
			s.Status = network.Status(d.word())
		case "date":
			s.Date = parsed(d, network.ParseDate)
		case "evidence":
			s.Evidence = list(d, d.evidence)
		default:
			d.unknown("a change of status")
		}
	}
	return s
}

func (d *decoder) evidence() network.Evidence {
	var e network.Evidence
	for name := range d.members() {
		switch name {
		case "source":
			e.Source = d.word()
		case "quote":
			e.Quote = d.text()
		case "locator":
			e.Locator = d.text()
		case "observed":
			e.Observed = parsed(d, network.ParseObserved)
		default:
			d.unknown("a piece of evidence")
		}
	}
	return e
}

func (d *decoder) period() network.Period {
	var p network.Period
	for name := range d.members() {
		switch name {
		case "from":
			p.From = parsed(d, network.ParseDate)
		case "to":
			p.To = parsed(d, network.ParseDate)
		default:
			d.unknown("a period")
		}
	}
	return p
}

// value reads the value of a fact.
func (d *decoder) value() network.Value {
	var v network.Value
	if d.broken {
		return v
	}
	if d.json.PeekKind() == aNull {
		d.token()
		return v
	}
	raw, err := d.json.ReadValue()
	if err != nil {
		d.breakOff(err)
		return v
	}
	if err := v.UnmarshalJSON(raw); err != nil {
		d.fault(network.MistypedValue, "%v", err)
	}
	return v
}

// confidence reads a number over 0 and at most 1. It does not leave that to the
// record's check, to which 0 is none given.
func (d *decoder) confidence() float64 {
	t, ok := d.begin(aNumber)
	if !ok {
		return 0
	}
	c := t.Float()
	if !(c > 0 && c <= 1) {
		d.fault(network.OutOfRange, "must be over 0 and at most 1, not %s", t)
	}
	return c
}

// requireID is for records that must have an id.
func (d *decoder) requireID(id string) {
	if id == "" {
		d.check([]network.Fault{{Kind: network.MissingValue, Field: "id", Reason: "is required"}}, nil)
	}
}

// check notes the faults that the domain found in the fields that are named, and
// always those of the id. What is already known to be at fault is not noted
// twice, and of broken JSON nothing further.
func (d *decoder) check(found []network.Fault, named network.Fields) {
	if d.broken {
		return
	}
	known := len(d.faults)
	for _, f := range found {
		top := f.Field
		if i := strings.IndexAny(top, ".["); i >= 0 {
			top = top[:i]
		}
		if (named == nil || top == "id" || named[network.Field(top)]) && !covered(d.faults[:known], f.Field) {
			d.faults = append(d.faults, f)
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
