package model

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/internal/network"
)

// MarshalDate writes a date as it was recorded; no date is null.
func MarshalDate(d network.Date) graphql.Marshaler {
	if d.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(d.String())
}

// UnmarshalDate reads a date of any precision.
func UnmarshalDate(v any) (network.Date, error) {
	text, err := graphql.UnmarshalString(v)
	if err != nil {
		return network.Date{}, err
	}
	return network.ParseDate(text)
}

// MarshalDay writes a day.
func MarshalDay(d network.Day) graphql.Marshaler { return graphql.MarshalString(d.String()) }

// UnmarshalDay reads a day, which is what a Date must be as an argument.
func UnmarshalDay(v any) (network.Day, error) {
	text, ok := v.(string)
	if !ok {
		return 0, fmt.Errorf("a day is a text such as 2024-06-01, not %v", v)
	}
	return network.ParseDay(text)
}

// MarshalRevision writes a revision as a decimal string.
func MarshalRevision(r int64) graphql.Marshaler {
	return graphql.MarshalString(strconv.FormatInt(r, 10))
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
func MarshalInt(i int) graphql.Marshaler { return graphql.MarshalInt(i) }

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

// orNull gives null for what is not there.
func orNull[T comparable](v T) *T {
	var nothing T
	if v == nothing {
		return nil
	}
	return &v
}
