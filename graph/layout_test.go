package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// width is how long a line of an answer may be before it is broken.
const width = 110

// layout writes JSON for people: in the order of the answer, and on one line what
// fits there.
func layout(t *testing.T, text []byte) string {
	t.Helper()
	var b strings.Builder
	if err := writeLaidOut(&b, text, ""); err != nil {
		t.Fatalf("lay out %s: %v", text, err)
	}
	return b.String()
}

func writeLaidOut(b *strings.Builder, text []byte, indent string) error {
	line, err := spaced(text)
	if err != nil {
		return err
	}
	if len(indent)+len(line) <= width || line[0] != '{' && line[0] != '[' {
		b.WriteString(line)
		return nil
	}
	b.WriteByte(line[0])
	err = members(text, func(i int, key string, value json.RawMessage) error {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + indent + "  ")
		if line[0] == '{' {
			fmt.Fprintf(b, "%q: ", key)
		}
		return writeLaidOut(b, value, indent+"  ")
	})
	b.WriteString("\n" + indent + string(line[len(line)-1]))
	return err
}

// spaced writes JSON on one line, with a space behind each comma and colon.
func spaced(text []byte) (string, error) {
	text = bytes.TrimSpace(text)
	if text[0] != '{' && text[0] != '[' {
		return string(text), nil
	}
	var parts []string
	err := members(text, func(_ int, key string, value json.RawMessage) error {
		part, err := spaced(value)
		if text[0] == '{' {
			part = fmt.Sprintf("%q: %s", key, part)
		}
		parts = append(parts, part)
		return err
	})
	return string(text[0]) + strings.Join(parts, ", ") + string(text[len(text)-1]), err
}

// members returns the members of an object or a list, in order.
func members(text []byte, each func(i int, key string, value json.RawMessage) error) error {
	d := json.NewDecoder(bytes.NewReader(text))
	open, err := d.Token()
	if err != nil {
		return err
	}
	for i := 0; d.More(); i++ {
		key := ""
		if open == json.Delim('{') {
			token, err := d.Token()
			if err != nil {
				return err
			}
			key, _ = token.(string)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if err := each(i, key, value); err != nil {
			return err
		}
	}
	return nil
}
