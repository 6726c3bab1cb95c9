package gqlwriter

import (
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// Writer writes the answer to one field as JSON. The generated code calls it.
type Writer struct {
	// Text is what has been written.
	Text   []byte
	schema *writing
	op     *graphql.OperationContext
	field  Field
	failed bool
}

// Field returns the field whose answer is written.
func (w *Writer) Field() *Field { return &w.field }

// Fail leaves the whole answer to gqlgen.
func (w *Writer) Fail() { w.failed = true }

// Failed reports whether the answer is left to gqlgen.
func (w *Writer) Failed() bool { return w.failed }

// Open begins an object of a type, and returns what is selected of it.
func (w *Writer) Open(f *Field, object string) *Selection {
	s := w.of(f, object)
	if s == nil {
		w.failed = true
		return &Selection{}
	}
	if w.Text == nil {
		w.Text = make([]byte, 0, 512)
	}
	w.Text = append(w.Text, '{')
	return s
}

// Key writes the key of a selection's i-th field, and returns that field.
func (w *Writer) Key(s *Selection, i int) *Field {
	f := &s.Fields[i]
	if i > 0 {
		w.Text = append(w.Text, ',')
	}
	w.Text = append(w.Text, '"')
	w.Text = append(w.Text, f.selected.Alias...)
	w.Text = append(w.Text, '"', ':')
	return f
}

// Close ends an object.
func (w *Writer) Close() { w.Text = append(w.Text, '}') }

// OpenList begins a list.
func (w *Writer) OpenList() { w.Text = append(w.Text, '[') }

// Element begins a list's i-th element.
func (w *Writer) Element(i int) {
	if i > 0 {
		w.Text = append(w.Text, ',')
	}
}

// CloseList ends a list.
func (w *Writer) CloseList() { w.Text = append(w.Text, ']') }

// Null writes null.
func (w *Writer) Null() { w.Text = append(w.Text, "null"...) }

// String writes a text.
func (w *Writer) String(text string) { w.Text = AppendString(w.Text, text) }

// Int writes an integer.
func (w *Writer) Int(n int) { w.Text = strconv.AppendInt(w.Text, int64(n), 10) }

// Boolean writes true or false.
func (w *Writer) Boolean(v bool) { w.Text = strconv.AppendBool(w.Text, v) }

// Float writes a number. JSON has none that is infinite or not a number.
func (w *Writer) Float(f float64) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		w.failed = true
	}
	w.Text = strconv.AppendFloat(w.Text, f, 'g', -1, 64)
}

// Append takes the text to which a scalar was appended, and reports whether there
// was anything to append; if not, the scalar is null.
func (w *Writer) Append(text []byte) bool {
	there := len(text) > len(w.Text)
	w.Text = text
	return there
}

// Marshal writes what gqlgen marshals, and reports whether that is not null.
func (w *Writer) Marshal(m graphql.Marshaler) bool {
	if m == graphql.Null {
		return false
	}
	m.MarshalGQL(w)
	return true
}

// Write writes JSON.
func (w *Writer) Write(text []byte) (int, error) {
	w.Text = append(w.Text, text...)
	return len(text), nil
}

// AppendString appends a text as JSON, as gqlgen writes it.
func AppendString(json []byte, text string) []byte {
	json = append(json, '"')
	from := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		json = append(json, text[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			json = append(json, '\\', c)
		case '\n':
			json = append(json, `\n`...)
		case '\r':
			json = append(json, `\r`...)
		case '\t':
			json = append(json, `\t`...)
		default:
			const hex = "0123456789ABCDEF"
			json = append(json, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xF])
		}
	}
	return append(append(json, text[from:]...), '"')
}
