package network

// Phrase is a judged link in words without the names of its ends: what Sentence is
// made of, for those who put them otherwise.
type Phrase struct {
	// Begins is from when, as it was written, where it has not begun on the day.
	Begins Date
	// Presumed is whether it begins with "presumably".
	Presumed bool
	// Verb is what stands between the names: "attended", "is Minister of Education at".
	Verb string
	// Inverse is the same the other way round: "was attended by".
	Inverse string
	// Role is the part taken, unless the verb has it.
	Role string
	// Grounds are the facts nearest to the day, where it is presumed to hold or to be
	// planned.
	Grounds []Ground
}

// Ground is a fact from which it is presumed that a link holds on a day.
type Ground struct {
	Kind GroundKind
	// Dates are those of the fact, as they were written; none where it is that there
	// are none.
	Dates Period
}

// GroundKind is what the dates of a ground are.
type GroundKind string

// The kinds of grounds.
const (
	GroundSince         GroundKind = "SINCE"          // it began so, as it says itself
	GroundUntil         GroundKind = "UNTIL"          // it ends so, as it says itself
	GroundLastSeen      GroundKind = "LAST_SEEN"      // it was so, before the day and not after
	GroundFirstSeen     GroundKind = "FIRST_SEEN"     // it was so, after the day and not before
	GroundOnlySeen      GroundKind = "ONLY_SEEN"      // it was so, at no other time
	GroundSeen          GroundKind = "SEEN"           // it was so, before the day or after, and is seen on the other side of it too
	GroundDated         GroundKind = "DATED"          // it happened so
	GroundDatedBy       GroundKind = "DATED_BY"       // it happened so, or before
	GroundReported      GroundKind = "REPORTED"       // a source that does not say when came out so
	GroundUndated       GroundKind = "UNDATED"        // nothing says when
	GroundSourceUndated GroundKind = "SOURCE_UNDATED" // it is certain, but not that it could be known
)

// Words are what a ground says before its dates.
func (k GroundKind) Words() string {
	switch k {
	case GroundSince:
		return "since"
	case GroundUntil:
		return "until"
	case GroundLastSeen:
		return "last seen"
	case GroundFirstSeen:
		return "first seen"
	case GroundOnlySeen:
		return "only seen"
	case GroundSeen:
		return "seen"
	case GroundDated:
		return "dated"
	case GroundDatedBy:
		return "dated by"
	case GroundReported:
		return "reported"
	case GroundSourceUndated:
		return "source undated"
	default:
		return "undated"
	}
}

// String returns the ground in words: "last seen 2021-03".
func (g Ground) String() string {
	text := g.Kind.Words()
	switch {
	case g.Dates.From.IsZero():
		return text
	case g.Dates.To.IsZero() || g.Dates.To == g.Dates.From:
		return text + " " + g.Dates.From.String()
	default:
		return text + " " + g.Dates.From.String() + " to " + g.Dates.To.String()
	}
}

// Phrase returns the link in words without the names of its ends.
func (j *Judged) Phrase() Phrase {
	over := j.over()
	p := Phrase{Verb: j.verb(over), Inverse: j.inverse(over)}
	if j.Type != HoldsPosition {
		p.Role = j.Role
	}
	if from := j.possible().From; j.On < from {
		p.Begins = j.begins(from)
		return p
	}
	if j.Presumed() {
		p.Presumed = !j.Status.Planned()
		p.Grounds = j.grounds()
	}
	return p
}

// over reports whether a state was over before the day, by its own end or by that of
// what it joins.
func (j *Judged) over() bool {
	return j.Valid.To.Latest() < j.On || j.possible().To < j.On
}

// possible returns the days on which the link may hold, all of them where nothing was
// known of it or its dates contradict each other.
func (j *Judged) possible() Interval {
	if j.Tenure == (Tenure{}) || j.Tenure.Possible.Empty() {
		return Always()
	}
	return j.Tenure.Possible
}

// begins returns the day on which the link may begin as it was written, the day itself
// where that is not known.
func (j *Judged) begins(day Day) Date {
	if date, written := j.Began(day); written {
		return date
	}
	return day.Date()
}

// Began returns the date of which a day is the earliest reading, and from which the link
// may hold: one of its own or of its ends. False where none of these, as far as they were
// read, is of that day.
func (j *Judged) Began(day Day) (date Date, written bool) {
	dates := []Date{j.Valid.From, j.Date(j.Source, j.Target)}
	for _, end := range []End{j.Source, j.Target} {
		if end.Entity != nil {
			date, _ := end.Begins()
			dates = append(dates, date)
		}
	}
	return firstThat(dates, func(d Date) bool { return d.Earliest() == day })
}

// Closed is Began for the end: the date of which a day is the latest reading, and until
// which the link may hold.
func (j *Judged) Closed(day Day) (date Date, written bool) {
	dates := []Date{j.Valid.To}
	for _, end := range []End{j.Source, j.Target} {
		if end.Entity != nil {
			dates = append(dates, end.ends())
		}
	}
	return firstThat(dates, func(d Date) bool { return d.Latest() == day })
}

func firstThat(dates []Date, is func(Date) bool) (Date, bool) {
	for _, d := range dates {
		if !d.IsZero() && is(d) {
			return d, true
		}
	}
	return Date{}, false
}

// grounds returns what that the link presumably holds on the day rests on.
func (j *Judged) grounds() []Ground {
	switch {
	case j.wouldBeCertain():
		return []Ground{{Kind: GroundSourceUndated}}
	case j.Type.Occurrence():
		return []Ground{j.happening()}
	default:
		return j.around()
	}
}

// wouldBeCertain reports whether only that it could be known is presumed.
func (j *Judged) wouldBeCertain() bool {
	if j.Status.Planned() {
		return false
	}
	_, certain := j.holds()
	return certain.Contains(j.On)
}

func (j *Judged) holds() (possible, certain Interval) {
	b := basis{link: j.Link, date: j.Date(j.Source, j.Target)}
	return b.holds(j.Observations)
}

// happening returns when an occurrence happened, as it was written: its own date, else
// the earliest observation, else the earliest report.
func (j *Judged) happening() Ground {
	if date := j.Date(j.Source, j.Target); !date.IsZero() {
		kind := GroundDated
		if j.Valid.From.IsZero() && !j.Valid.To.IsZero() {
			kind = GroundDatedBy
		}
		return Ground{kind, Period{From: date}}
	}
	var observed Observed
	var published Date
	for _, o := range j.Observations {
		switch {
		case o.Observed.IsZero():
			published = EarlierDate(published, o.Published)
		case observed.IsZero() || o.Observed.First.Earliest() < observed.First.Earliest():
			observed = o.Observed
		}
	}
	switch {
	case !observed.IsZero():
		return Ground{GroundDated, observed.Period()}
	case !published.IsZero():
		return Ground{GroundReported, Period{From: published}}
	default:
		return Ground{Kind: GroundUndated}
	}
}

// around returns what is known of a state that is nearest before and after the day:
// its own bounds, or observations.
func (j *Judged) around() []Ground {
	seen := j.seen()
	before, after := nearest(seen, j.On)
	observed := func(kind GroundKind, d Date) Ground {
		switch {
		case len(seen) == 1:
			kind = GroundOnlySeen
		case !before.IsZero() && !after.IsZero():
			kind = GroundSeen
		}
		return Ground{kind, Period{From: d}}
	}
	var grounds []Ground
	switch from := j.Valid.From; {
	case !from.IsZero() && before.Earliest() <= from.Earliest():
		grounds = append(grounds, Ground{GroundSince, Period{From: from}})
	case !before.IsZero():
		grounds = append(grounds, observed(GroundLastSeen, before))
	}
	switch to := j.Valid.To; {
	case !to.IsZero() && EarlierDate(to, after) == to:
		grounds = append(grounds, Ground{GroundUntil, Period{From: to}})
	case !after.IsZero():
		grounds = append(grounds, observed(GroundFirstSeen, after))
	}
	if len(grounds) == 0 {
		return []Ground{{Kind: GroundUndated}}
	}
	return grounds
}

// nearest returns the last date that may be before a day or on it, and the first
// that is after it.
func nearest(dates []Date, day Day) (before, after Date) {
	for _, d := range dates {
		switch {
		case d.Earliest() > day:
			after = EarlierDate(after, d)
		case before.IsZero() || before.Earliest() < d.Earliest():
			before = d
		}
	}
	return before, after
}

// seen returns the dates on which a state was observed, each once.
func (j *Judged) seen() []Date {
	var dates []Date
	met := map[Date]bool{}
	for _, o := range j.Observations {
		for _, d := range o.dates() {
			if !met[d] {
				met[d] = true
				dates = append(dates, d)
			}
		}
	}
	return dates
}
