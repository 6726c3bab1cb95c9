package network

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"time"
)

// Day is a calendar day, counted from 1970-01-01 (day 0) in the proleptic
// Gregorian calendar.
type Day int32

// The open ends of time: before and after every day that can be written.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// DayOf returns the day of a date of the calendar.
func DayOf(year int, month time.Month, day int) Day {
	const secondsADay = 24 * 60 * 60
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsADay)
}

// String writes the day as ISO 8601, or "" for an open end.
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ""
	}
	return time.Unix(0, 0).UTC().AddDate(0, 0, int(d)).Format(time.DateOnly)
}

// YearsBefore returns the day so many years before: of the last day of February the last day
// of that month.
func (d Day) YearsBefore(years int) Day {
	year, month, day := time.Unix(0, 0).UTC().AddDate(0, 0, int(d)).Date()
	return min(DayOf(year-years, month, day), DayOf(year-years, month+1, 0))
}

// Date returns the day as a date; no date for an open end.
func (d Day) Date() Date {
	text := d.String()
	if text == "" {
		return Date{}
	}
	return Date{text: text, earliest: d, latest: d}
}

// ParseDay reads a full date, such as 2024-06-01: "the day" of a question. The
// error of another text says how to write the day that was probably meant.
func ParseDay(text string) (Day, error) {
	d, err := ParseDate(text)
	switch {
	case err != nil && isDateShaped(text):
		return 0, err
	case err != nil:
		return 0, fmt.Errorf("%q is not a full day: %s", text, cmp.Or(meant(text), writeFullDay+"2020-12-31"))
	case len(text) == len(time.DateOnly):
		return d.earliest, nil
	case len(text) > len(time.DateOnly):
		return 0, fmt.Errorf("%q is not a full day: did you mean %s?", text, d.earliest)
	}
	return 0, fmt.Errorf("%q is not a full day: %s%s", text, writeFullDay, d.latest)
}

// writeFullDay says what a full day is, by the example that follows.
const writeFullDay = "write a full day, such as "

// Date is a date as people know it: a day, a month or a year, perhaps marked
// approximate (~) or uncertain (?). It follows ISO 8601-2:2019 (EDTF level 1),
// of which it takes `2025-10-13`, `2025-10`, `1997` and the two marks behind
// any of them. A Date is an interval of days; its text is kept as written, and
// the marks widen nothing. The zero Date is no date: unbounded on both sides.
type Date struct {
	text             string
	earliest, latest Day
}

// ParseDate reads a Date.
func ParseDate(text string) (Date, error) {
	bare := text
	if n := len(text); n > 0 && (text[n-1] == '~' || text[n-1] == '?') {
		bare = text[:n-1]
	}
	year, month, day, ok := splitDate(bare)
	if !ok {
		return Date{}, fmt.Errorf("%q is not a date: %s", text, cmp.Or(meant(text), "write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind"))
	}
	d := Date{text: text}
	switch len(bare) {
	case len("2006"):
		d.earliest, d.latest = DayOf(year, time.January, 1), DayOf(year, time.December, 31)
	case len("2006-01"):
		d.earliest, d.latest = DayOf(year, month, 1), DayOf(year, month+1, 0)
	default:
		d.earliest = DayOf(year, month, day)
		d.latest = d.earliest
	}
	if month > time.December || d.earliest.String() != firstDay(bare) {
		return Date{}, fmt.Errorf("%q is not a date: there is no such day", text)
	}
	return d, nil
}

// isDateShaped reports whether the text has the form of a date, whether or not
// there is such a day.
func isDateShaped(text string) bool {
	_, _, _, ok := splitDate(text)
	return ok
}

// splitDate takes YYYY, YYYY-MM or YYYY-MM-DD apart; what is missing is 1.
func splitDate(text string) (year int, month time.Month, day int, ok bool) {
	const pattern = "dddd-dd-dd"
	switch len(text) {
	case 4, 7, 10:
	default:
		return 0, 0, 0, false
	}
	parts := [3]int{0, 1, 1}
	part := 0
	for i := range len(text) {
		switch {
		case pattern[i] == '-':
			if text[i] != '-' {
				return 0, 0, 0, false
			}
			part++
			parts[part] = 0
		case text[i] < '0' || text[i] > '9':
			return 0, 0, 0, false
		default:
			parts[part] = parts[part]*10 + int(text[i]-'0')
		}
	}
	return parts[0], time.Month(parts[1]), parts[2], true
}

// firstDay fills a bare date up to a full one.
func firstDay(bare string) string { return bare + "-01-01"[len(bare)-len("2006"):] }

// IsZero reports whether this is no date.
func (d Date) IsZero() bool { return d.text == "" }

// String returns the text as written.
func (d Date) String() string { return d.text }

// Earliest is the first day that the date may mean; MinDay for no date.
func (d Date) Earliest() Day {
	if d.IsZero() {
		return MinDay
	}
	return d.earliest
}

// Latest is the last day that the date may mean; MaxDay for no date.
func (d Date) Latest() Day {
	if d.IsZero() {
		return MaxDay
	}
	return d.latest
}

// MarshalText writes the date as it was read.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.text), nil }

// UnmarshalText reads a date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

// Period is a stretch of time by its bounds; a bound that nobody gave is the
// zero Date.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// Earliest is the first day on which the period may begin; MinDay where nobody
// says.
func (p Period) Earliest() Day { return p.From.Earliest() }

// Latest is the last day on which the period may end; MaxDay where nobody says.
func (p Period) Latest() Day { return p.To.Latest() }

// Check refuses a period that ends before it begins.
func (p Period) Check() error {
	if p.Earliest() > p.Latest() {
		return fmt.Errorf("it begins (%s) after it ends (%s)", p.From, p.To)
	}
	return nil
}

// Observed is when a source says that something was so: a day, or the run of
// days from First to Last. Of a single day Last is the zero Date. The zero value
// is no observation.
type Observed struct {
	First, Last Date
}

// ParseObserved reads a date, or two with a slash between them.
func ParseObserved(text string) (Observed, error) {
	first, last, isRun := strings.Cut(text, "/")
	var o Observed
	var err error
	if o.First, err = ParseDate(first); err != nil {
		return Observed{}, err
	}
	if !isRun {
		return o, nil
	}
	if o.Last, err = ParseDate(last); err != nil {
		return Observed{}, err
	}
	if err := (Period{From: o.First, To: o.Last}).Check(); err != nil {
		return Observed{}, fmt.Errorf("%q: %w", text, err)
	}
	return o, nil
}

// IsZero reports whether nothing was observed.
func (o Observed) IsZero() bool { return o.First.IsZero() }

// Period returns the first and the last day, which of a single day are the same.
func (o Observed) Period() Period {
	if o.Last.IsZero() {
		return Period{From: o.First, To: o.First}
	}
	return Period{From: o.First, To: o.Last}
}

// String writes it as it was read.
func (o Observed) String() string {
	if o.Last.IsZero() {
		return o.First.text
	}
	return o.First.text + "/" + o.Last.text
}

// MarshalText writes it as it was read.
func (o Observed) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads a date or a run of days.
func (o *Observed) UnmarshalText(text []byte) (err error) {
	*o, err = ParseObserved(string(text))
	return err
}
