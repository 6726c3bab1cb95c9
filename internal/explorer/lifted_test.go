package explorer

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// Without a day nothing is certain: what lifts the last condition that has one lifts the certainty too.
func TestLifted(t *testing.T) {
	day, err := network.ParseDay("2022-01-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		asOf, knownBy string
		overlapping   bool
		lift          string
		day           network.Date
		want          string
	}{
		{"2022-01-01", "", false, "asOf", network.Date{}, ""},
		{"2022-01-01", "", false, "asOf", day.Date(), certainOnly},
		{"2022-01-01", "2023-01-01", false, "asOf", network.Date{}, certainOnly},
		{"2022-01-01", "", true, "asOf", network.Date{}, certainOnly},
		{"", "", true, "overlapping", network.Date{}, ""},
		{"2022-01-01", "", false, "maxHops", network.Date{}, certainOnly},
	} {
		q := pathQuestion{conditions: conditions{asOf: c.asOf, knownBy: c.knownBy, overlapping: c.overlapping, certainty: certainOnly}}
		lifted, known := q.lifted(c.lift, 7, c.day)
		if !known || lifted.certainty != c.want {
			t.Errorf("%+v: certainty %q, known %v", c, lifted.certainty, known)
		}
	}
}
