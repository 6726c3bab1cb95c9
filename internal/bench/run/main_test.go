package main

import (
	"testing"

	"github.com/entente-graph/entente/internal/bench/generate"
)

func TestSize(t *testing.T) {
	for text, want := range map[string]size{
		"hubs:10000": {generate.Hubs, 10_000}, "spread:1100000": {generate.Spread, 1_100_000},
	} {
		var got size
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%s is read as %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "hubs", "10000", "other:10000", "hubs:10", "hubs:many"} {
		var got size
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
