package definition

import (
	"errors"
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// Renderings are the days as of which a definition was last rendered: the last one, and the one before it that was earlier. No date
// is none.
type Renderings struct{ Last, Before network.Date }

// ParseRenderings reads what String writes.
func ParseRenderings(text []byte) (Renderings, error) {
	root, err := document(text)
	if err != nil {
		return Renderings{}, err
	}
	var last, before string
	r := &reader{}
	r.mapping("", root, map[string]read{"as-of": r.day(&last), "before": r.day(&before)})
	if len(r.faults) == 0 && last == "" {
		r.fault(root, "as-of", "it is missing")
	}
	if err := errors.Join(r.faults...); err != nil {
		return Renderings{}, err
	}
	return Renderings{dateOf(last), dateOf(before)}, nil
}

// dateOf returns a day that was read before; no date for "".
func dateOf(day string) network.Date {
	date, _ := network.ParseDate(day)
	return date
}

// String writes the days for a file.
func (r Renderings) String() string {
	text := fmt.Sprintf("# The day of which this report was last rendered; entente report --since-last compares with it.\nas-of: %s\n", r.Last)
	if !r.Before.IsZero() {
		text += fmt.Sprintf("before: %s\n", r.Before)
	}
	return text
}

// Since returns the day with which a report as of another is compared: of the last rendering or, where that was of the same day or a
// later one, of the one before. It is no date where there is none.
func (r Renderings) Since(asOf network.Day) network.Date {
	for _, day := range []network.Date{r.Last, r.Before} {
		if !day.IsZero() && day.Earliest() < asOf {
			return day
		}
	}
	return network.Date{}
}

// Then returns the days after a rendering as of a day.
func (r Renderings) Then(asOf network.Day) Renderings { return Renderings{asOf.Date(), r.Since(asOf)} }
