package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Date writes a date as people do: "13 October 2025", "about June 2023", "2019, uncertain". No date is "".
func Date(d network.Date) string {
	text := d.String()
	bare := strings.TrimRight(text, "~?")
	date := bare
	for layout, written := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(layout, bare); err == nil {
			date = t.Format(written)
		}
	}
	switch text[len(bare):] {
	case "~":
		return "about " + date
	case "?":
		return date + ", uncertain"
	}
	return date
}

// Day writes a day as people do.
func Day(d network.Day) string { return Date(d.Date()) }

// Period writes when something held: "since 2019", "8–10 October 2025", "March 2021 to 2024". No period is "".
func Period(p *network.Period) string {
	switch {
	case p == nil || p.From.IsZero() && p.To.IsZero():
		return ""
	case p.To.IsZero():
		return "since " + Date(p.From)
	case p.From.IsZero():
		return "until " + Date(p.To)
	}
	return Dates(*p)
}

// Dates writes from when to when something was observed: a single date, or two.
func Dates(p network.Period) string {
	if p.To.IsZero() || p.From == p.To {
		return Date(p.From)
	}
	from, to := p.From.String(), p.To.String()
	if len(from) == len(time.DateOnly) && len(to) == len(time.DateOnly) && from[:len("2006-01")] == to[:len("2006-01")] {
		day, _ := strconv.Atoi(from[len("2006-01-"):]) // a date has digits there
		return fmt.Sprintf("%d–%s", day, Date(p.To))
	}
	return Date(p.From) + " to " + Date(p.To)
}
