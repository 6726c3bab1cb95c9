package m49_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/m49"
)

func TestNamed(t *testing.T) {
	for text, want := range map[string]struct {
		name           string
		country, known bool
	}{
		"Kazakhstan": {"Kazakhstan", true, true},
		"iran":       {"Iran (Islamic Republic of)", true, true},
		"melanesia":  {"Melanesia", false, true},
		"Atlantis":   {},
	} {
		if name, country, known := m49.Named(text); name != want.name || country != want.country || known != want.known {
			t.Errorf("%s is %q, %v, %v", text, name, country, known)
		}
	}
}
