package interchange

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

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

// decoder goes through the JSON of one line and notes what is wrong with it. A value
// of the wrong sort is a fault and is passed over; where the JSON itself is
// broken the decoder stops, and all further reading returns zero values.
type decoder struct {
	line   []byte
	json   *jsontext.Decoder
	faults []network.Fault
	// warnings are what was passed over although it is no fault.
	warnings []network.Fault
	broken   bool
}

// fault notes a fault of the value that was read last.
func (d *decoder) fault(kind network.FaultKind, format string, args ...any) {
	d.faultAt(kind, fieldOf(d.json.StackPointer()), format, args...)
}

func (d *decoder) faultAt(kind network.FaultKind, field, format string, args ...any) {
	d.faults = append(d.faults, network.Fault{Kind: kind, Field: field, Reason: fmt.Sprintf(format, args...)})
}

// breakOff notes why the JSON cannot be read further.
func (d *decoder) breakOff(err error) {
	d.broken = true
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case ok && errors.Is(err, jsontext.ErrDuplicateName):
		d.faultAt(network.DuplicateKey, fieldOf(syntax.JSONPointer), "is given twice")
	case ok:
		kind := network.MalformedJSON
		if !utf8.Valid(d.line) { // which has another remedy
			kind = network.MalformedText
		}
		d.faultAt(kind, fieldOf(syntax.JSONPointer), "is no JSON: %v (byte %d)", syntax.Err, syntax.ByteOffset+1)
	default:
		d.faultAt(network.MalformedJSON, wholeLine, "is no JSON: %v", err)
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
func (d *decoder) token() jsontext.Token {
	if d.broken {
		return jsontext.Token{}
	}
	t, err := d.json.ReadToken()
	if err != nil {
		d.breakOff(err)
	}
	return t
}

// skip passes over the next value.
func (d *decoder) skip() {
	if d.broken {
		return
	}
	if err := d.json.SkipValue(); err != nil {
		d.breakOff(err)
	}
}

// end sees to it that nothing stands behind the record.
func (d *decoder) end() {
	if d.broken {
		return
	}
	if _, err := d.json.ReadToken(); !errors.Is(err, io.EOF) {
		d.faultAt(network.MalformedJSON, wholeLine, "has something behind its record: each line holds one")
	}
}

// begin reads the next token if it is of the kind. null is no value, and not a
// fault: whether the field may be missing is for others to say.
func (d *decoder) begin(kind jsontext.Kind) (jsontext.Token, bool) {
	if d.broken {
		return jsontext.Token{}, false
	}
	got := d.json.PeekKind()
	if got == kind {
		t := d.token()
		return t, !d.broken
	}
	d.skip()
	if !d.broken && got != aNull {
		d.fault(network.MistypedValue, "must be %s, not %s", nameOf(kind), nameOf(got))
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
func (d *decoder) members() iter.Seq[string] {
	return func(yield func(string) bool) {
		if _, ok := d.begin(anObject); !ok {
			return
		}
		for !d.broken && d.json.PeekKind() != objectEnd {
			name := d.token()
			if d.broken || !yield(name.String()) {
				return
			}
		}
		d.token()
	}
}

// unknown passes over a member that should not be there.
func (d *decoder) unknown(of string) {
	d.skip()
	if !d.broken {
		d.fault(network.UnknownField, "is no field of %s", of)
	}
}

// list reads a list; nil where there is none.
func list[T any](d *decoder, element func() T) []T {
	if _, ok := d.begin(aList); !ok {
		return nil
	}
	all := []T{}
	for !d.broken && d.json.PeekKind() != listEnd {
		if d.json.PeekKind() == aNull {
			d.token()
			d.fault(network.MissingValue, "may not be null")
			all = append(all, *new(T)) // the others keep their places
			continue
		}
		all = append(all, element())
	}
	d.token()
	return all
}

// text reads a string.
func (d *decoder) text() string {
	t, ok := d.begin(aString)
	if !ok {
		return ""
	}
	return t.String()
}

// word reads a string that is chosen from some or has a form, and so is never
// empty.
func (d *decoder) word() string {
	t, ok := d.begin(aString)
	if !ok {
		return ""
	}
	text := t.String()
	if text == "" {
		d.fault(network.MissingValue, "may not be empty")
	}
	return text
}

// tag reads the language that a name is in. What is no language tag costs the
// name its language, and nothing else.
func (d *decoder) tag() string {
	t, ok := d.begin(aString)
	if !ok {
		return ""
	}
	text := t.String()
	field := fieldOf(d.json.StackPointer())
	if fault, bad := network.CheckLanguage(field, text); bad {
		fault.Reason += ": the name is kept without it"
		d.warnings = append(d.warnings, fault)
		return ""
	}
	return text
}

// parsed reads a string that is a date of some form by parse.
func parsed[T any](d *decoder, parse func(string) (T, error)) T {
	var none T
	t, ok := d.begin(aString)
	if !ok {
		return none
	}
	value, err := parse(t.String())
	if err != nil {
		d.fault(network.MalformedDate, "%v", err)
		return none
	}
	return value
}
