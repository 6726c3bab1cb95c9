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
	if l.barred || l.until != "" && day > l.until {
		return Not
	}
	// "A link none of whose evidence was known even presumably does not exist"
	atAll := n.known(l, knownBy)
	if len(atAll) == 0 {
		return Not
	}
	// "nothing holds before both ends exist"; "A state does not hold after the latest
	// reading of when an end is over"
	for _, id := range []string{l.From, l.To} {
		end := n.entity(id)
		if day < n.beginningFor(end, l) || !occurrence(l.Type) && day > over(end) {
			return Not
		}
	}
	// "it holds certainly where what was certainly known says so; presumably where
	// that, or what was known at all, says so"
	holding := n.says(l, atAll, day)
	if holding == Certainly {
		holding = Presumably
	}
	if certainly := n.certainlyKnown(l, knownBy); len(certainly) > 0 {
		if by := n.says(l, certainly, day); by != Not {
			holding = by
		}
	}
	// "A link whose status is PROPOSED, UNDER_DISCUSSION, DRAFTED or AGREED never
	// holds certainly"
	if holding == Certainly && planned(l.Status) {
		return Presumably
	}
	return holding
}

// says is how surely a link holds on a day by some of its evidence alone.
func (n *Network) says(l Link, evidence []Evidence, day string) string {
	if occurrence(l.Type) {
		return n.happened(l, evidence, day)
	}
	return n.held(l, evidence, day)
}

// known returns the evidence that was known at all.
//
// "knownBy (a day k) leaves only what could have been known by then."
func (n *Network) known(l Link, knownBy string) []Evidence {
	return slices.DeleteFunc(slices.Clone(l.Evidence), func(e Evidence) bool {
		certainly, presumably := n.knowable(l, e)
		return knownBy != "" && knownBy < min(certainly, presumably)
	})
}

// certainlyKnown returns the evidence that was known for certain.
func (n *Network) certainlyKnown(l Link, knownBy string) []Evidence {
	return slices.DeleteFunc(slices.Clone(l.Evidence), func(e Evidence) bool {
		certainly, _ := n.knowable(l, e)
		return knownBy != "" && knownBy < certainly
	})
}

// knowable returns the days from which on a piece of evidence was certainly and
// presumably known.
func (n *Network) knowable(l Link, e Evidence) (certainly, presumably string) {
	// "Evidence whose source has `published` was known, for certain, from the latest
	// reading of that and not before."
	source := n.source(e.Source)
	if source.Published != "" {
		day := read(source.Published).latest
		return day, day
	}
	// "Evidence of a source without it was certainly known from the latest reading of
	// the source's `retrieved`, without that never"
	certainly = afterAll
	if source.Retrieved != "" {
		certainly = read(source.Retrieved).latest
	}
	// "and presumably from the latest of the days before which it can't have been
	// written – the earliest readings of the last day of its `observed`, of the link's
	// `valid.from` unless the link is planned, and for an occurrence without one of its
	// event's or agreement's; with none of these, on every day –, never later than
	// certainly."
	presumably = beforeAll
	if e.Observed != "" {
		_, last := readRun(e.Observed)
		presumably = max(presumably, last.earliest)
	}
	if !planned(l.Status) {
		switch {
		case l.ValidFrom != "":
			presumably = max(presumably, read(l.ValidFrom).earliest)
		case occurrence(l.Type):
			presumably = max(presumably, read(n.occasion(l)).earliest)
		}
	}
	return certainly, min(presumably, certainly)
}

// beginningFor is the day before which an end did not exist, as far as a link goes.
func (n *Network) beginningFor(end Entity, l Link) string {
	own, derived := n.beginning(end)
	// "A beginning derived from such a link never cuts a link whose own `valid.from` or
	// first observation is earlier."
	if derived == "" {
		return own
	}
	begins := read(derived).earliest
	if l.ValidFrom != "" && read(l.ValidFrom).earliest < begins {
		return beforeAll
	}
	for _, day := range n.observations(l.Evidence) {
		if day.latest < begins {
			return beforeAll
		}
	}
	return begins
}

// beginning is the day before which an entity did not exist, or the date of the link
// that it is derived from: "by the earliest reading of when each begins".
func (n *Network) beginning(e Entity) (own, derived string) {
	first := StatusChange{}
	for _, c := range e.History {
		if c.Date != "" && (first.Date == "" || read(c.Date).earliest < read(first.Date).earliest) {
			first = c
		}
	}
	switch e.Kind {
	case "AGREEMENT":
		// "an agreement at the earlier of `valid.from` and its first dated status"
		if e.From == "" || first.Date != "" && read(first.Date).earliest < read(e.From).earliest {
			return read(first.Date).earliest, ""
		}
	case "ORGANIZATION", "PROGRAMME":
		// "an organisation or programme at `valid.from`, without it at its first dated
		// status if that is PROPOSED, UNDER_DISCUSSION, DRAFTED, AGREED or ESTABLISHED,
		// else at the earliest ESTABLISHES or SUCCEEDS link that makes it"
		if e.From == "" {
			if planned(first.Status) || first.Status == "ESTABLISHED" {
				return read(first.Date).earliest, ""
			}
			return beforeAll, n.establishing(e.ID)
		}
	}
	// "anything else at `valid.from`"
	return read(e.From).earliest, ""
}

// establishing is the date of the earliest link that makes an entity, "" for none:
// "(the established, the successor), not planned and with a `valid.from` of its own,
// whatever its confidence, the filter or `knownBy`".
func (n *Network) establishing(entity string) string {
	earliest := ""
	for _, l := range n.Links {
		makes := l.Type == "ESTABLISHES" && l.To == entity || l.Type == "SUCCEEDS" && l.From == entity
		if makes && !planned(l.Status) && l.ValidFrom != "" && (earliest == "" || read(l.ValidFrom).earliest < read(earliest).earliest) {
			earliest = l.ValidFrom
		}
	}
	return earliest
}

// over is the last day of an entity, as far as that ends states: "`valid.to` of an
// organisation, programme, person (who then holds no post any more) or agreement
// (which then binds no more), without it of its last dated status where that is ENDED
// or REJECTED".
func over(e Entity) string {
	if !slices.Contains([]string{"ORGANIZATION", "PROGRAMME", "PERSON", "AGREEMENT"}, e.Kind) {
		return afterAll
	}
	return end(e)
}

// end is the last day of an entity of any kind.
func end(e Entity) string {
	if e.To != "" {
		return read(e.To).latest
	}
	last, when := StatusChange{}, ""
	for _, c := range e.History {
		if c.Date != "" && read(c.Date).latest >= when {
			last, when = c, read(c.Date).latest
		}
	}
	if last.Status == "ENDED" || last.Status == "REJECTED" {
		return when
	}
	return afterAll
}

// exists reports whether an entity exists on a day.
func (n *Network) exists(e Entity, day string) bool {
	begins, derived := n.beginning(e)
	if derived != "" {
		begins = read(derived).earliest
	}
	return begins <= day && day <= end(e)
}

// observations returns the dates on which evidence observes something.
//
// "An observation is evidence's `observed` (a run of days counts, for a state, as
// two observations: its first and its last day) or, where that is missing, its
// source's `published`." "A source without `published` observes nothing."
func (n *Network) observations(evidence []Evidence) []span {
	var days []span
	for _, e := range evidence {
		switch published := n.published(e.Source); {
		case e.Observed != "":
			first, last := readRun(e.Observed)
			days = append(days, first, last)
		case published != "":
			days = append(days, read(published))
		}
	}
	return days
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
	for _, day := range n.observations(evidence) {
		forL = append(forL, day.latest)
		forU = append(forU, day.earliest)
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
	// "One with only `valid.to` happened on any day up to then: certainly from its
	// latest reading on, presumably before"
	if l.ValidFrom == "" && l.ValidTo != "" {
		return since(beforeAll, read(l.ValidTo).latest, day)
	}
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
	return n.occasion(l)
}

// occasion returns the `valid.from` of the event or agreement that a link belongs to.
func (n *Network) occasion(l Link) string {
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
