package network_test

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

// ValidID is written by hand; IDPattern says what it must do.
func TestValidIDIsItsPattern(t *testing.T) {
	form := regexp.MustCompile(network.IDPattern)
	near := rapid.StringOfN(rapid.RuneFrom([]rune("az09-._:A é\n")), 0, 8, -1)
	ids := rapid.OneOf(near, rapid.StringMatching(network.IDPattern), rapid.String(), rapid.Map(near, func(s string) string { return "org:a" + s }))
	rapid.Check(t, func(t *rapid.T) {
		id := ids.Draw(t, "id")
		if got, want := network.ValidID(id), form.MatchString(id); got != want {
			t.Fatalf("%q: %v, but the pattern says %v", id, got, want)
		}
	})
}
