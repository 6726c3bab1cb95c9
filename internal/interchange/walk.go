package interchange

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/entente-graph/entente/internal/network"
)

// wholeLine stands for the field in faults that belong to no field.
const wholeLine = "line"

// What may come next in the JSON.
const (
	aNull     jsontext.Kind = 'n'
	aFalse    jsontext.Kind = 'f'
	aTrue     jsontext.Kind = 't'
	aString   jsontext.Kind = '"'
	aNumber   jsontext.Kind = '0'
	anObject  jsontext.Kind = '{'
	objectEnd jsontext.Kind = '}'
	aList     jsontext.Kind = '['
	listEnd   jsontext.Kind = ']'
)

// walk goes through the JSON of one line and notes what is wrong with it. A value
// of the wrong sort is a fault and is passed over; where the JSON itself is
// broken the walk breaks off, and all further reading gives zero values.
type walk struct {
	json   *jsontext.Decoder
	faults []network.Fault
	broken bool
}

// fault notes a fault of the value that was read last.
func (w *walk) fault(format string, args ...any) {
	w.faultAt(fieldOf(w.json.StackPointer()), format, args...)
}

func (w *walk) faultAt(field, format string, args ...any) {
	w.faults = append(w.faults, network.Fault{Field: field, Reason: fmt.Sprintf(format, args...)})
}

// breakOff notes why the JSON cannot be read further.
func (w *walk) breakOff(err error) {
	w.broken = true
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case ok && errors.Is(err, jsontext.ErrDuplicateName):
		w.faultAt(fieldOf(syntax.JSONPointer), "is given twice")
	case ok:
		w.faultAt(fieldOf(syntax.JSONPointer), "is no JSON: %v (byte %d)", syntax.Err, syntax.ByteOffset+1)
	default:
		w.faultAt(wholeLine, "is no JSON: %v", err)
	}
}

// fieldOf writes a JSON pointer as names[0].text.
func fieldOf(pointer jsontext.Pointer) string {
	var b strings.Builder
	for name := range pointer.Tokens() {
		switch {
		case b.Len() > 0 && strings.Trim(name, "0123456789") == "":
			b.WriteString("[" + name + "]")
			continue
		case b.Len() > 0:
			b.WriteByte('.')
		}
		if strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r == ':' || !strconv.IsPrint(r) }) || name == "" {
			name = strconv.Quote(name)
		}
		b.WriteString(name)
	}
	if b.Len() == 0 {
		return wholeLine
	}
	return b.String()
}

// token reads the next token.
func (w *walk) token() jsontext.Token {
	if w.broken {
		return jsontext.Token{}
	}
	t, err := w.json.ReadToken()
	if err != nil {
		w.breakOff(err)
	}
	return t
}

// skip passes over the next value.
func (w *walk) skip() {
	if w.broken {
		return
	}
	if err := w.json.SkipValue(); err != nil {
		w.breakOff(err)
	}
}

// end sees to it that nothing stands behind the record.
func (w *walk) end() {
	if w.broken {
		return
	}
	if _, err := w.json.ReadToken(); !errors.Is(err, io.EOF) {
		w.faultAt(wholeLine, "has something behind its record: each line holds one")
	}
}

// open reads the next token if it is of the kind. null is no value, and not a
// fault: whether the field may be missing is for others to say.
func (w *walk) open(kind jsontext.Kind) (jsontext.Token, bool) {
	if w.broken {
		return jsontext.Token{}, false
	}
	got := w.json.PeekKind()
	if got == kind {
		t := w.token()
		return t, !w.broken
	}
	w.skip()
	if !w.broken && got != aNull {
		w.fault("must be %s, not %s", nameOf(kind), nameOf(got))
	}
	return jsontext.Token{}, false
}

func nameOf(kind jsontext.Kind) string {
	switch kind {
	case aNull:
		return "null"
	case aFalse, aTrue:
		return "a boolean"
	case aString:
		return "a string"
	case aNumber:
		return "a number"
	case anObject:
		return "an object"
	default:
		return "a list"
	}
}

// members goes through an object; the body of the loop must read each value.
func (w *walk) members() iter.Seq[string] {
	return func(yield func(string) bool) {
		if _, ok := w.open(anObject); !ok {
			return
		}
		for !w.broken && w.json.PeekKind() != objectEnd {
			name := w.token()
			if w.broken || !yield(name.String()) {
				return
			}
		}
		w.token()
	}
}

// unknown passes over a member that should not be there.
func (w *walk) unknown(of string) {
	w.skip()
	if !w.broken {
		w.fault("is no field of %s", of)
	}
}

// list reads a list; nil where there is none.
func list[T any](w *walk, element func() T) []T {
	if _, ok := w.open(aList); !ok {
		return nil
	}
	all := []T{}
	for !w.broken && w.json.PeekKind() != listEnd {
		if w.json.PeekKind() == aNull {
			w.token()
			w.fault("may not be null")
			all = append(all, *new(T)) // the others keep their places
			continue
		}
		all = append(all, element())
	}
	w.token()
	return all
}

// text reads a string.
func (w *walk) text() string {
	t, ok := w.open(aString)
	if !ok {
		return ""
	}
	return t.String()
}

// word reads a string that is chosen from some or has a form, and so is never
// empty.
func (w *walk) word() string {
	t, ok := w.open(aString)
	if !ok {
		return ""
	}
	text := t.String()
	if text == "" {
		w.fault("may not be empty")
	}
	return text
}

// parsed reads a string by parse.
func parsed[T any](w *walk, parse func(string) (T, error)) T {
	var none T
	t, ok := w.open(aString)
	if !ok {
		return none
	}
	value, err := parse(t.String())
	if err != nil {
		w.fault("%v", err)
		return none
	}
	return value
}
