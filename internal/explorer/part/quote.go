package part

import (
	"cmp"
	"fmt"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// theWords says how many quotes open.
func theWords(n int) string {
	if n == 1 {
		return "The words"
	}
	return fmt.Sprintf("The words (%s quotes)", words.Number(n))
}

// FirstQuotes are the first few quotes of a statement: those that are shown.
func FirstQuotes(quotes []ask.Quote) []ask.Quote { return quotes[:min(len(quotes), maxQuotes)] }

// cite names a source shortly: who published it, and when.
func cite(d ask.Document) string {
	by := cmp.Or(d.Publisher, d.Title)
	if published := words.Date(d.Published); published != "" {
		return by + ", " + published
	}
	return by + ", undated"
}

// where says where in its source a quote stands, and when that was observed.
func where(q ask.Quote) string {
	text := ""
	if q.Locator != "" {
		text += ", " + q.Locator
	}
	if q.Observed != nil {
		text += "; observed " + words.Dates(*q.Observed)
	}
	return text
}

// Reference names the source of a quote as a footnote does, with its address.
func Reference(q ask.Quote) string {
	text := cite(q.Source) + where(q)
	if q.Source.Publisher != "" {
		text = "“" + q.Source.Title + "”, " + text
	}
	if q.Source.URL != "" {
		text += ", " + q.Source.URL
	}
	return text + "."
}
