package network

import (
	"slices"
	"strings"
	"time"
)

// meant returns a question that names the day, or the two days, that a text
// probably means which is not written as a Date is: "did you mean 2020-12-31?".
// It is "" where the text is no day in any of the usual notations.
func meant(text string) string {
	const long = 40 // more than any of the notations takes
	if len(text) > long {
		return ""
	}
	text = strings.Join(strings.Fields(text), " ")
	var days []string
	for _, layout := range [...]string{
		"2006-1-2", "20060102", "2006/1/2", "2006.1.2", time.RFC3339, "2006-01-02T15:04:05", time.DateTime,
		"1/2/2006", "2/1/2006", "2.1.2006", "2-1-2006", // the first two may both be read
		"2 January 2006", "2. January 2006", "January 2, 2006", "January 2 2006",
		"2 Jan 2006", "2. Jan 2006", "Jan 2, 2006", "Jan 2 2006",
	} {
		if d, err := time.Parse(layout, text); err == nil {
			days = append(days, d.Format(time.DateOnly))
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) == 0 {
		return ""
	}
	return "did you mean " + strings.Join(days, " or ") + "?"
}
