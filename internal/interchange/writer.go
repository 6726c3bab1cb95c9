package interchange

import (
	"bufio"
	"fmt"
	"io"

	"github.com/go-json-experiment/json"

	"github.com/entente-graph/entente/internal/network"
)

// The lines as they are written: the fields in the order of the format's tables,
// what has its default left out.
type (
	sourceLine struct {
		Record    string       `json:"record"`
		ID        string       `json:"id"`
		Title     string       `json:"title"`
		Publisher string       `json:"publisher,omitempty"`
		URL       string       `json:"url,omitempty"`
		Language  string       `json:"language,omitempty"`
		Note      string       `json:"note,omitempty"`
		Published network.Date `json:"published,omitzero"`
		Retrieved network.Date `json:"retrieved,omitzero"`
	}
	entityLine struct {
		Record        string                 `json:"record"`
		ID            string                 `json:"id"`
		Kind          network.Kind           `json:"kind"`
		Type          string                 `json:"type,omitempty"`
		Name          string                 `json:"name"`
		Names         []network.Name         `json:"names,omitempty"`
		Summary       string                 `json:"summary,omitempty"`
		Identifiers   []network.Identifier   `json:"identifiers,omitempty"`
		Website       string                 `json:"website,omitempty"`
		Valid         network.Period         `json:"valid,omitzero"`
		Facts         []network.Fact         `json:"facts,omitempty"`
		StatusHistory []network.StatusChange `json:"statusHistory,omitempty"`
		Evidence      []network.Evidence     `json:"evidence,omitempty"`
	}
	linkLine struct {
		Record     string             `json:"record"`
		ID         string             `json:"id"`
		Type       network.LinkType   `json:"type"`
		From       string             `json:"from"`
		To         string             `json:"to"`
		Role       string             `json:"role,omitempty"`
		OnBehalfOf string             `json:"onBehalfOf,omitempty"`
		Valid      network.Period     `json:"valid,omitzero"`
		Status     network.Status     `json:"status,omitempty"`
		Confidence float64            `json:"confidence,omitzero"`
		Evidence   []network.Evidence `json:"evidence,omitempty"`
	}
)

// EncodeSource returns the line of a source, without its end.
func EncodeSource(s *network.Source) ([]byte, error) {
	return encode(s.ID, sourceLine{
		Record: sourceRecord, ID: s.ID, Title: s.Title, Publisher: s.Publisher, URL: s.URL, Language: s.Language, Note: s.Note,
		Published: s.Published, Retrieved: s.Retrieved,
	})
}

// EncodeEntity returns the line of an entity, without its end.
func EncodeEntity(e *network.Entity) ([]byte, error) {
	return encode(e.ID, entityLine{
		Record: entityRecord, ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Names: e.Names, Summary: e.Summary,
		Identifiers: e.Identifiers, Website: e.Website, Valid: e.Valid, Facts: e.Facts, StatusHistory: e.StatusHistory, Evidence: e.Evidence,
	})
}

// EncodeLink returns the line of a link, without its end. A symmetric link is
// written from its smaller end.
func EncodeLink(l *network.Link) ([]byte, error) {
	o := *l
	o.Orient()
	if o.Status == network.DefaultStatus {
		o.Status = ""
	}
	if o.Confidence == network.DefaultConfidence {
		o.Confidence = 0
	}
	return encode(o.ID, linkLine{
		Record: linkRecord, ID: o.ID, Type: o.Type, From: o.From, To: o.To, Role: o.Role, OnBehalfOf: o.OnBehalfOf,
		Valid: o.Valid, Status: o.Status, Confidence: o.Confidence, Evidence: o.Evidence,
	})
}

func encode(id string, line any) ([]byte, error) {
	text, err := json.Marshal(line)
	if err != nil {
		return nil, fmt.Errorf("writing %s as JSON: %w", id, err)
	}
	return text, nil
}

// Writer writes records in the canonical form: sources, then entities, then
// links, each in the order of their ids. It is the caller that has them in that
// order; Writer refuses any other.
type Writer struct {
	out  *bufio.Writer
	rank int
	last string
}

// NewWriter writes to out.
func NewWriter(out io.Writer) *Writer { return &Writer{out: bufio.NewWriter(out)} }

// Source writes a source.
func (w *Writer) Source(s *network.Source) error { return write(w, 0, s.ID, s, EncodeSource) }

// Entity writes an entity.
func (w *Writer) Entity(e *network.Entity) error { return write(w, 1, e.ID, e, EncodeEntity) }

// Link writes a link.
func (w *Writer) Link(l *network.Link) error { return write(w, 2, l.ID, l, EncodeLink) }

// Flush writes what is still held back. It must be called at the end.
func (w *Writer) Flush() error {
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("writing records: %w", err)
	}
	return nil
}

func write[T any](w *Writer, rank int, id string, record *T, encode func(*T) ([]byte, error)) error {
	if rank < w.rank || rank == w.rank && id <= w.last {
		return fmt.Errorf("writing %s: it may not stand behind %s", id, w.last)
	}
	line, err := encode(record)
	if err != nil {
		return err
	}
	if _, err := w.out.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("writing %s: %w", id, err)
	}
	w.rank, w.last = rank, id
	return nil
}
