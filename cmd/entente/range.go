package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// dateRange is some dates from one on until another, either of which may be missing: 2019..2025, 2019.., ..2025-06, 2020.
type dateRange struct{ from, to string }

// UnmarshalText reads a range; an empty variable is none.
func (r *dateRange) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	from, to, isRange := strings.Cut(string(text), "..")
	if !isRange {
		to = from
	}
	var bounds [2]network.Date
	for i, bound := range []string{from, to} {
		if bound == "" {
			continue
		}
		date, err := network.ParseDate(bound)
		if err != nil {
			return meantRange(string(text), err)
		}
		bounds[i] = date
	}
	switch {
	case from == "" && to == "":
		return errors.New("\"..\" has neither a beginning nor an end: write dates as 2019..2025, 2019.. or ..2025")
	case from != "" && to != "" && bounds[0].Earliest() > bounds[1].Latest():
		return fmt.Errorf("%q ends before it begins: did you mean %s..%s?", text, to, from)
	}
	r.from, r.to = from, to
	return nil
}

// meantRange adds to an error what was probably meant by a text: a range that is written otherwise.
func meantRange(text string, err error) error {
	for _, between := range []string{"...", "…", "–", "—", "/", ":", ",", " to ", " - ", "-"} {
		from, to, is := strings.Cut(text, between)
		if _, err := network.ParseDate(strings.TrimSpace(from)); !is || err != nil {
			continue
		}
		if _, err := network.ParseDate(strings.TrimSpace(to)); err == nil {
			return fmt.Errorf("%q is not a range of dates: did you mean %s..%s?", text, strings.TrimSpace(from), strings.TrimSpace(to))
		}
	}
	if strings.Contains(err.Error(), "did you mean") {
		return err
	}
	return fmt.Errorf("%w; from one until another is written 2019..2025", err)
}

func (r dateRange) empty() bool { return r == dateRange{} }

// set sets a field of a filter, if there is a range.
func (r dateRange) set(filter map[string]any, field string) {
	if r.empty() {
		return
	}
	bounds := map[string]any{}
	if r.from != "" {
		bounds["from"] = r.from
	}
	if r.to != "" {
		bounds["to"] = r.to
	}
	filter[field] = bounds
}
