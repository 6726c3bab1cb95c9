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
			return fmt.Errorf("%w; dates from one until another are written 2019..2025", err)
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
