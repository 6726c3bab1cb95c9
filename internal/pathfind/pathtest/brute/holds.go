package brute

import "slices"

// How surely a link holds.
const (
	Certainly  = "CERTAINLY"
	Presumably = "PRESUMABLY"
	Not        = "NOT"
)

// Holds says how surely a link holds on a day, as known by another ("" for all
// that is known).
func (n *Network) Holds(link, day, knownBy string) string {
	for _, l := range n.Links {
		if l.ID == link {
			return n.holds(l, day, knownBy)
		}
	}
	return Not
}

func (n *Network) holds(l Link, day, knownBy string) string {
	// "a link without such evidence does not exist, and certainty is judged by
	// what is left"
	evidence := n.known(l, knownBy)
	if len(evidence) == 0 {
		return Not
	}
	for _, id := range []string{l.From, l.To} {
		end := n.entity(id)
		// "nothing holds before both ends exist: not before the earliest reading of
		// either end's valid.from"
		if day < beginning(end) {
			return Not
		}
		// "and a state not after the latest reading of an organisation's or
		// programme's valid.to"
		closes := end.Kind == "ORGANIZATION" || end.Kind == "PROGRAMME"
		if closes && !occurrence(l.Type) && day > read(end.To).latest {
			return Not
		}
	}
	holding := n.held(l, evidence, day)
	if occurrence(l.Type) {
		holding = n.happened(l, evidence, day)
	}
	// "A link whose status is PROPOSED, UNDER_DISCUSSION, DRAFTED or AGREED never
	// holds certainly"
	if holding == Certainly && planned(l.Status) {
		return Presumably
	}
	return holding
}

// known returns the evidence that is left under `knownBy`.
//
// "knownBy (a day) leaves only evidence whose source was published by then
// (latest reading)"; "A source without `published` is known on every day".
func (n *Network) known(l Link, knownBy string) []Evidence {
	var left []Evidence
	for _, e := range l.Evidence {
		published := n.published(e.Source)
		if knownBy == "" || published == "" || read(published).latest <= knownBy {
			left = append(left, e)
		}
	}
	return left
}

// beginning is the day before which an entity did not exist: the earliest
// reading of its valid.from, "without one: of its first dated status, for an
// agreement, and for an organisation or programme whose first is PROPOSED,
// UNDER_DISCUSSION, DRAFTED or AGREED".
func beginning(e Entity) string {
	if e.From != "" {
		return read(e.From).earliest
	}
	first := StatusChange{}
	for _, c := range e.History {
		if c.Date != "" && (first.Date == "" || read(c.Date).earliest < read(first.Date).earliest) {
			first = c
		}
	}
	switch {
	case e.Kind == "AGREEMENT",
		e.Kind == "ORGANIZATION" && planned(first.Status),
		e.Kind == "PROGRAMME" && planned(first.Status):
		return read(first.Date).earliest
	default:
		return beforeAll
	}
}

// held says how surely a state holds on a day.
func (n *Network) held(l Link, evidence []Evidence, day string) string {
	// "a state does not hold outside [earliest(from), latest(to)], a missing bound
	// being no bound, whatever was observed"
	if day < read(l.ValidFrom).earliest || day > read(l.ValidTo).latest {
		return Not
	}
	// "L is the earlier of latest(from) and the first observation, U the later of
	// earliest(to) and the last observation (a missing bound leaves the observation
	// alone, a missing observation the bound …)". "The first observation is the
	// smallest of the observations' latest days, the last the largest of their
	// earliest days."
	var forL, forU []string
	if l.ValidFrom != "" {
		forL = append(forL, read(l.ValidFrom).latest)
	}
	if l.ValidTo != "" {
		forU = append(forU, read(l.ValidTo).earliest)
	}
	for _, e := range evidence {
		// "An observation is evidence's `observed` (a run of days counts, for a state,
		// as two observations: its first and its last day) or, where that is missing,
		// its source's `published`." "A source without `published` … observes nothing."
		switch published := n.published(e.Source); {
		case e.Observed != "":
			first, last := readRun(e.Observed)
			forL = append(forL, first.latest, last.latest)
			forU = append(forU, first.earliest, last.earliest)
		case published != "":
			forL = append(forL, read(published).latest)
			forU = append(forU, read(published).earliest)
		}
	}
	// "where neither gives L, or neither gives U, nothing is certain"
	if len(forL) == 0 || len(forU) == 0 {
		return Presumably
	}
	// "Inside, it holds certainly when L ≤ d ≤ U … otherwise presumably"
	if slices.Min(forL) <= day && day <= slices.Max(forU) {
		return Certainly
	}
	return Presumably
}

// happened says how surely an occurrence has happened by a day.
func (n *Network) happened(l Link, evidence []Evidence, day string) string {
	// "an occurrence holds certainly from latest(date) on, presumably from
	// earliest(date) on, not before"
	if date := n.date(l); date != "" {
		return since(read(date).earliest, read(date).latest, day)
	}
	// "One without any date takes `observed` as its date (certainly from the
	// smallest last day on, presumably from the smallest first day on, not before)"
	var firstDays, lastDays, published []string
	for _, e := range evidence {
		if e.Observed != "" {
			first, last := readRun(e.Observed)
			firstDays = append(firstDays, first.earliest)
			lastDays = append(lastDays, last.latest)
		} else if p := n.published(e.Source); p != "" {
			published = append(published, read(p).latest)
		}
	}
	if len(firstDays) > 0 {
		return since(slices.Min(firstDays), slices.Min(lastDays), day)
	}
	// "with only `published`, certainly from then on and presumably before"
	if len(published) > 0 {
		return since(beforeAll, slices.Min(published), day)
	}
	// Nothing says when: it may have been at any time.
	return Presumably
}

// since is how surely a thing has happened that presumably happened from one day
// on and certainly from another on.
func since(presumably, certainly, day string) string {
	switch {
	case day >= certainly:
		return Certainly
	case day >= presumably:
		return Presumably
	default:
		return Not
	}
}

// date returns the date of an occurrence, "" where it has none: its own, which is
// valid.from, else valid.to. "An occurrence without a date of its own takes the
// `valid.from` of its event or agreement." Where both ends are one, it is that
// from which the link leads: what concerns, succeeds or establishes the other.
func (n *Network) date(l Link) string {
	switch {
	case l.ValidFrom != "":
		return l.ValidFrom
	case l.ValidTo != "":
		return l.ValidTo
	}
	for _, id := range []string{l.From, l.To} {
		if end := n.entity(id); end.Kind == "EVENT" || end.Kind == "AGREEMENT" {
			return end.From
		}
	}
	return ""
}

// StatusOn returns the status of an entity on a day, "" for none.
//
// "The status of a thing on a day is the last dated change in its history that
// had certainly come (same day: the later in the list); none, if none had.
// Undated changes only show in the history."
func (n *Network) StatusOn(entity, day string) string {
	status, since := "", beforeAll
	for _, c := range n.entity(entity).History {
		if came := read(c.Date).latest; c.Date != "" && came <= day && came >= since {
			status, since = c.Status, came
		}
	}
	return status
}
