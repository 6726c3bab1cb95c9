package tables

import "github.com/entente-graph/entente/internal/network"

// Type is what stands in a column.
type Type int

// The types of columns.
const (
	// Text is a string.
	Text Type = iota
	// Number is a whole number.
	Number
	// Day is a date as it is known: where it is no full day, it is written as a text.
	Day
)

// Column is a column of a table.
type Column struct {
	Title string
	Type  Type
	// Tag is what the column holds in the Humanitarian Exchange Language (https://hxlstandard.org, 1.1): a hashtag with
	// attributes.
	Tag string
}

// Table is a table of a report.
type Table struct {
	// Name is that of its file or sheet, Title says what it shows.
	Name, Title string
	// Note says what to know of it before it is read; "" for nothing.
	Note    string
	Columns []Column
	// Rows have a cell for each column: a string, an int or a network.Date, as the column's type has it, or nil where nothing
	// is known.
	Rows [][]any
}

// add adds a row.
func (t *Table) add(cells ...any) { t.Rows = append(t.Rows, cells) }

// optional returns a number that may not be known.
func optional(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// day returns a date that may not be known.
func day(d network.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// yes answers a question.
func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// The columns that several tables have.
var (
	idColumn           = Column{"Id", Text, "#org+id"}
	organizationColumn = Column{"Organisation", Text, "#org+name"}
	countryColumn      = Column{"Country", Text, "#country+name"}
	sourcesColumn      = Column{"Sources", Text, "#meta+source+id"}

	reachedColumn      = Column{"Reached", Number, "#reached+orgs"}
	boundColumn        = Column{"By agreement or programme", Number, "#reached+orgs+bound"}
	boundCertainColumn = Column{"Of these certainly", Number, "#reached+orgs+bound+certain"}
	metColumn          = Column{"Met only", Number, "#reached+orgs+met"}
	certainColumn      = Column{"Reached certainly", Number, "#reached+orgs+certain"}
)
