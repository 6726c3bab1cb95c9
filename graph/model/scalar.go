package model

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/internal/gqlwriter"
	"github.com/entente-graph/entente/internal/network"
)

// A scalar is written by two functions that write the same: Marshal… returns it to
// gqlgen, and Append… appends it to JSON, or nothing where it is null.

// MarshalDate writes a date as it was recorded; no date is null.
func MarshalDate(d network.Date) graphql.Marshaler { return appended(AppendDate(nil, d)) }

// AppendDate appends a date.
func AppendDate(text []byte, d network.Date) []byte {
	if d.IsZero() {
		return text
	}
	return gqlwriter.AppendString(text, d.String())
}

// UnmarshalDate reads a date of any precision; null is no date.
func UnmarshalDate(v any) (network.Date, error) {
	if v == nil {
		return network.Date{}, nil
	}
	text, err := graphql.UnmarshalString(v)
	if err != nil {
		return network.Date{}, err
	}
	return network.ParseDate(text)
}

// MarshalDay writes a day; an open end of time is null.
func MarshalDay(d network.Day) graphql.Marshaler { return appended(AppendDay(nil, d)) }

// AppendDay appends a day.
func AppendDay(text []byte, d network.Day) []byte {
	if d == network.MinDay || d == network.MaxDay {
		return text
	}
	return gqlwriter.AppendString(text, d.String())
}

// UnmarshalDay reads a day, which is what a Date must be as an argument.
func UnmarshalDay(v any) (network.Day, error) {
	text, ok := v.(string)
	if !ok {
		return 0, fmt.Errorf("a day is a text such as 2024-06-01, not %v", v)
	}
	return network.ParseDay(text)
}

// MarshalRevision writes a revision as a decimal string.
func MarshalRevision(r int64) graphql.Marshaler { return appended(AppendRevision(nil, r)) }

// AppendRevision appends a revision.
func AppendRevision(text []byte, r int64) []byte {
	return append(strconv.AppendInt(append(text, '"'), r, 10), '"')
}

// UnmarshalRevision reads a revision.
func UnmarshalRevision(v any) (int64, error) {
	text, ok := v.(string)
	if !ok {
		return 0, fmt.Errorf("a revision is a decimal string, not %v", v)
	}
	r, err := strconv.ParseInt(text, 10, 64)
	if err != nil || r < 0 {
		return 0, fmt.Errorf("%q is no revision: it is a decimal string", text)
	}
	return r, nil
}

// MarshalInt writes an integer.
func MarshalInt(i int) graphql.Marshaler { return appended(AppendInt(nil, i)) }

// AppendInt appends an integer.
func AppendInt(text []byte, i int) []byte { return strconv.AppendInt(text, int64(i), 10) }

// UnmarshalInt reads an integer, and nothing that only looks like one.
func UnmarshalInt(v any) (int, error) {
	switch v := v.(type) {
	case int:
		return v, nil
	case int64:
		return int(v), nil
	case json.Number:
		if i, err := strconv.ParseInt(v.String(), 10, 32); err == nil {
			return int(i), nil
		}
	}
	return 0, fmt.Errorf("%v is not an integer of 32 bits", v)
}

// appended returns what Append… appended to nothing, to gqlgen.
func appended(text []byte) graphql.Marshaler {
	if len(text) == 0 {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(text) })
}

// orNull returns null for what is not there.
func orNull[T comparable](v T) *T {
	var nothing T
	if v == nothing {
		return nil
	}
	return &v
}
