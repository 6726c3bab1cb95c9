package pathfind

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// TestPlaces: a place is one of a rank; by MostDiverse it is a count, of 500 at most.
func TestPlaces(t *testing.T) {
	path := []string{"org:a", "org:b"}
	for _, test := range []struct {
		name  string
		rank  Rank
		place Place
		want  network.Code
	}{
		{"a path", FewestHops, Place{Entities: path}, ""},
		{"a path of some cost", Strongest, Place{Entities: path, Cost: 20}, ""},
		{"a count", MostDiverse, Place{Count: 500, Revision: 7}, ""},
		{"a larger count", MostDiverse, Place{Count: 501, Revision: 7}, network.LimitExceeded},
		{"no count", MostDiverse, Place{Revision: 7}, network.BadInput},
		{"less than none", MostDiverse, Place{Count: -1}, network.BadInput},
		{"a count by another rank", FewestHops, Place{Count: 5}, network.BadInput},
		{"a path by another rank", MostDiverse, Place{Entities: path}, network.BadInput},
		{"none", Strongest, Place{}, network.BadInput},
	} {
		q := Question{From: []string{"org:a"}, To: []string{"org:b"}, First: 1, Rank: test.rank, After: &test.place}
		if err := q.Check(); (err == nil) != (test.want == "") || err != nil && network.CodeOf(err) != test.want {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// TestWhereAListGoesOn: behind its last path, and nowhere where it is empty or was stopped.
func TestWhereAListGoesOn(t *testing.T) {
	q := Question{From: []string{"org:a"}, To: []string{"org:b"}, First: 2}
	path := Path{Entities: []string{"org:a", "org:b"}}
	for _, test := range []struct {
		name  string
		a     Answer
		goes  bool
		rank  Rank
		count int
	}{
		{"found", Answer{Outcome: Found, Paths: []Path{path}}, true, FewestHops, 0},
		{"found by count", Answer{Outcome: Found, Paths: []Path{path, path}}, true, MostDiverse, 2},
		{"nothing left", Answer{Outcome: Found}, false, FewestHops, 0},
		{"stopped with a path", Answer{Outcome: Stopped, Paths: []Path{path}}, false, FewestHops, 0},
		{"stopped with a path, by count", Answer{Outcome: Stopped, Paths: []Path{path}}, false, MostDiverse, 0},
		{"not connected", Answer{Outcome: NotConnected}, false, FewestHops, 0},
	} {
		q.Rank = test.rank
		test.a.cut(&q)
		if (test.a.End != nil) != test.goes || test.goes && test.a.End.Count != test.count {
			t.Errorf("%s: it goes on at %+v", test.name, test.a.End)
		}
	}
}
