package pathtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// anySource is the source of links that name none. It has no date.
const anySource = "source:any"

// quote is what every source of a script says.
const quote = "as the source says"

// networkParser reads the lines of a network.
type networkParser struct {
	records network.Records
	// lines are the lines on which records stand, by id.
	lines map[string]int
}

// add reads a line that describes a source, an entity or a link.
func (p *networkParser) add(line int, w *words) error {
	id, err := w.next("an id")
	if err != nil {
		return err
	}
	isLink := network.Prefix(id) == network.LinkPrefix
	if !isLink && !w.done() {
		isLink = network.LinkType(w.rest[0]).Valid()
	}
	switch {
	case isLink:
		id, err = p.link(id, w)
	case network.Prefix(id) == network.SourcePrefix:
		err = p.source(id, w)
	default:
		err = p.entity(id, w)
	}
	if err != nil {
		return err
	}
	if before, twice := p.lines[id]; twice {
		return fmt.Errorf("%s stands in line %d already (a second link of the same type, ends, role and beginning needs an id)", id, before)
	}
	p.lines[id] = line
	return nil
}

func (p *networkParser) source(id string, w *words) error {
	s := network.Source{ID: id, Title: id}
	for _, date := range []struct {
		word string
		into *network.Date
	}{{"published", &s.Published}, {"retrieved", &s.Retrieved}} {
		if w.take(date.word) {
			var err error
			if *date.into, err = takeDate(w); err != nil {
				return err
			}
		}
	}
	p.records.Sources = append(p.records.Sources, s)
	return leftOver(w)
}

func (p *networkParser) entity(id string, w *words) error {
	kind, ok := network.KindOf(id)
	if !ok {
		return fmt.Errorf("%q is no id of a source, an entity or a link", id)
	}
	e := network.Entity{ID: id, Kind: kind, Name: id}
	for !w.done() {
		var err error
		switch {
		case w.rest[0][0] == '"':
			e.Name, err = w.text("a name")
		case w.take("type"):
			e.Type, err = w.next("a type")
		case w.take("valid"):
			e.Valid, err = takePeriod(w)
		case w.take("status"):
			e.StatusHistory, err = takeHistory(w)
		default:
			err = leftOver(w)
		}
		if err != nil {
			return err
		}
	}
	p.records.Entities = append(p.records.Entities, e)
	return nil
}

func (p *networkParser) link(id string, w *words) (string, error) {
	l := network.Link{From: id, Status: network.DefaultStatus, Confidence: network.DefaultConfidence}
	var err error
	if network.Prefix(id) == network.LinkPrefix {
		l.ID = id
		if l.From, err = w.next("an end"); err != nil {
			return "", err
		}
	}
	linkType, err := w.next("a type of link")
	if err != nil {
		return "", err
	}
	l.Type = network.LinkType(linkType)
	if l.To, err = w.next("an end"); err != nil {
		return "", err
	}
	for !w.done() {
		switch {
		case w.take("as"):
			l.Role, err = w.text("a role")
		case w.take("for"):
			l.OnBehalfOf, err = w.next("an entity")
		case w.take("valid"):
			l.Valid, err = takePeriod(w)
		case w.take("status"):
			var status string
			status, err = w.next("a status")
			l.Status = network.Status(status)
		case w.take("confidence"):
			l.Confidence, err = takeNumber(w)
		case w.take("evidence"):
			l.Evidence, err = takeEvidence(w)
		default:
			err = leftOver(w)
		}
		if err != nil {
			return "", err
		}
	}
	if l.Evidence == nil {
		l.Evidence = []network.Evidence{{Source: anySource, Quote: quote}}
	}
	l.Orient()
	if l.ID == "" {
		l.ID = l.DerivedID()
	}
	p.records.Links = append(p.records.Links, l)
	return l.ID, nil
}

// finish adds the entities and sources that are only named, and returns the
// network if all of it is valid; otherwise the line that is at fault, and why.
func (p *networkParser) finish() (network.Records, int, error) {
	for _, l := range p.records.Links {
		if f := l.Check(); len(f) > 0 {
			return network.Records{}, p.lines[l.ID], f[0]
		}
		p.addNamed(p.lines[l.ID], p.entity, l.From, l.To, l.OnBehalfOf)
		for _, e := range l.Evidence {
			p.addNamed(p.lines[l.ID], p.source, e.Source)
		}
	}
	for _, e := range p.records.Entities {
		if f := e.Check(); len(f) > 0 {
			return network.Records{}, p.lines[e.ID], f[0]
		}
		if len(e.StatusHistory) > 0 {
			p.addNamed(p.lines[e.ID], p.source, anySource)
		}
	}
	for _, s := range p.records.Sources {
		if f := s.Check(); len(f) > 0 {
			return network.Records{}, p.lines[s.ID], f[0]
		}
	}
	r := p.records
	slices.SortFunc(r.Sources, func(a, b network.Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Links, func(a, b network.Link) int { return cmp.Compare(a.ID, b.ID) })
	return r, 0, nil
}

// addNamed adds records that have no line of their own, but are named in one.
// The ids are those of a link that was checked, so adding them can't fail.
func (p *networkParser) addNamed(line int, add func(id string, w *words) error, ids ...string) {
	for _, id := range ids {
		if _, there := p.lines[id]; !there && id != "" && add(id, &words{}) == nil {
			p.lines[id] = line
		}
	}
}

// takeHistory takes statuses with commas between them, each perhaps with a date.
func takeHistory(w *words) ([]network.StatusChange, error) {
	var history []network.StatusChange
	for {
		status, err := w.next("a status")
		if err != nil {
			return nil, err
		}
		c := network.StatusChange{
			Status: network.Status(status), Evidence: []network.Evidence{{Source: anySource, Quote: quote}},
		}
		if !w.done() && w.rest[0] != "," {
			if c.Date, err = takeDate(w); err != nil {
				return nil, err
			}
		}
		history = append(history, c)
		if !w.take(",") {
			return history, nil
		}
	}
}

// takeEvidence takes sources with commas between them, each perhaps with when it
// says that it was so.
func takeEvidence(w *words) ([]network.Evidence, error) {
	var evidence []network.Evidence
	for {
		source, err := w.next("a source")
		if err != nil {
			return nil, err
		}
		e := network.Evidence{Source: source, Quote: quote}
		if w.take("observed") {
			text, err := w.next("a date")
			if err != nil {
				return nil, err
			}
			if e.Observed, err = network.ParseObserved(text); err != nil {
				return nil, err
			}
		}
		evidence = append(evidence, e)
		if !w.take(",") {
			return evidence, nil
		}
	}
}

func takeDate(w *words) (network.Date, error) {
	text, err := w.next("a date")
	if err != nil {
		return network.Date{}, err
	}
	return network.ParseDate(text)
}

func takePeriod(w *words) (network.Period, error) {
	text, err := w.next("a period")
	if err != nil {
		return network.Period{}, err
	}
	if !strings.Contains(text, "..") {
		return network.Period{}, fmt.Errorf("%q is no period: write FROM..TO, FROM.. or ..TO", text)
	}
	return asPeriod(text)
}

// asPeriod reads a period, or a date as the period that it covers.
func asPeriod(text string) (network.Period, error) {
	from, to, isPeriod := strings.Cut(text, "..")
	if !isPeriod {
		to = from
	}
	var p network.Period
	var err error
	if from != "" || !isPeriod {
		if p.From, err = network.ParseDate(from); err != nil {
			return p, err
		}
	}
	if to != "" {
		if p.To, err = network.ParseDate(to); err != nil {
			return p, err
		}
	}
	return p, p.Check()
}

func leftOver(w *words) error {
	if w.done() {
		return nil
	}
	return fmt.Errorf("%q is not understood here", w.rest[0])
}
