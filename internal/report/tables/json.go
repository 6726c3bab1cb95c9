package tables

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteJSON writes the report for programs: the query behind it, its variables and GraphQL's answer, in which lists have the entries
// of all their pages.
func (r *Report) WriteJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Query     string          `json:"query"`
		Variables map[string]any  `json:"variables"`
		Data      json.RawMessage `json:"data"`
	}{r.Document, r.Variables, r.Data})
	if err != nil {
		return fmt.Errorf("writing a report as JSON: %w", err)
	}
	return nil
}
