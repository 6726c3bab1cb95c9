package interchange

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// cslItem is a document in CSL-JSON.
type cslItem struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Issued    *cslDate `json:"issued,omitempty"`
	Accessed  *cslDate `json:"accessed,omitempty"`
	URL       string   `json:"URL,omitempty"`
	Language  string   `json:"language,omitempty"`
	Note      string   `json:"note,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

// WriteCSL writes documents as CSL-JSON, which reference managers and word processors cite from: the input of the Citation
// Style Language, https://github.com/citation-style-language/schema (csl-data.json, 1.0).
func WriteCSL(w io.Writer, sources []network.Source) error {
	items := make([]cslItem, len(sources))
	for i, s := range sources {
		items[i] = cslItem{
			ID: s.ID, Type: "document", Title: s.Title, Publisher: s.Publisher, Issued: cslDateOf(s.Published), Accessed: cslDateOf(s.Retrieved),
			URL: s.URL, Language: s.Language, Note: s.Note,
		}
		if s.URL != "" {
			items[i].Type = "webpage"
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(items); err != nil {
		return fmt.Errorf("writing CSL-JSON: %w", err)
	}
	return nil
}

// cslDateOf returns a date as far as it is known; nil for none.
func cslDateOf(d network.Date) *cslDate {
	if d.IsZero() {
		return nil
	}
	year, month, day := risDate(d)
	date := &cslDate{Parts: [][]int{nil}, Circa: strings.ContainsAny(d.String(), "~?")}
	for _, part := range []string{year, month, day} {
		if n, err := strconv.Atoi(part); err == nil {
			date.Parts[0] = append(date.Parts[0], n)
		}
	}
	return date
}
