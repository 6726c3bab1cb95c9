package pathtest

import (
	"context"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// smallPair is a pair on networks that the plain engine can follow.
func smallPair(a, b Load) pair { return pair{a: a, b: b, least: 10, most: 24} }

func TestTheSameAgree(t *testing.T) {
	seen, wrong := smallPair(loadPlain, loadPlain).agree(t, firstSeed, casesOfTest)
	if wrong != nil {
		t.Fatal(wrong.diff)
	}
	for _, complaint := range seen.complaints() {
		t.Error(complaint)
	}
}

// Of two that differ the case is found and shrunk, whichever of them is wrong.
func TestDifferentOnesDisagree(t *testing.T) {
	mistaken := func(mistake func(*meaning)) Load {
		m := theMeaning()
		mistake(&m)
		return func(_ testing.TB, records network.Records) Subject { return newPlain(m, records) }
	}
	for name, wrong := range map[string]Load{
		"via in any order":       mistaken(viaMistakes()["via in any order"]),
		"degree of neighbours":   mistaken(degreeMistakes()["degree of neighbours"]),
		"period of the last run": mistaken(overlapMistakes()["period of the last run"]),
		"any order":              mistaken(orderMistakes()["any order"]),
		"the dearest link":       mistaken(costMistakes()["the dearest link"]),
		"ends are used":          mistaken(rankMistakes()["ends are used"]),
		"forgets who has no place": func(t testing.TB, records network.Records) Subject {
			return faulty{Subject: loadPlain(t, records), reachd: func(r *pathfind.Reach) { r.WithoutPlace = pathfind.Members{} }}
		},
		"says nothing of more": func(t testing.TB, records network.Records) Subject {
			return faulty{Subject: loadPlain(t, records), found: func(_ *pathfind.Question, a *pathfind.Answer) { a.HasMore = false }}
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range []pair{smallPair(loadPlain, wrong), smallPair(wrong, loadPlain)} {
				_, found := p.agree(t, firstSeed, 4*casesOfSoak)
				if found == nil {
					t.Fatal("they agree")
				}
				message := p.shrunk(t, found)
				_, text, _ := strings.Cut(message, "\n\nas a script, with the answer of the brute force")
				_, text, _ = strings.Cut(text, "\n\n")
				s, err := parseScript("shrunk.txt", text)
				if err != nil {
					t.Fatalf("%v in\n%s", err, message)
				}
				if n := len(s.blocks[0].records.Links); n > 8 {
					t.Errorf("%d links are left:\n%s", n, text)
				}
				if len(s.run(t, wrong)) == 0 {
					t.Errorf("the wrong one passes\n%s", text)
				}
				if complaints := s.run(t, loadPlain); len(complaints) > 0 {
					t.Errorf("the right one does not pass: %v", complaints)
				}
			}
		})
	}
}

// lame is a subject that stops at every so manieth question.
type lame struct {
	Subject
	asked *int
	every int
}

func (l lame) Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error) {
	if *l.asked++; *l.asked%l.every == 0 {
		return pathfind.Answer{Outcome: pathfind.Stopped}, nil
	}
	return l.Subject.Paths(ctx, q)
}

func (l lame) Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error) {
	if *l.asked++; *l.asked%l.every == 0 {
		return pathfind.Reach{}, nil
	}
	return l.Subject.Reach(ctx, q)
}

func TestWhatIsStoppedIsCounted(t *testing.T) {
	for _, c := range []struct {
		every     int
		complains bool
	}{{100, false}, {30, true}} {
		asked := 0
		load := func(t testing.TB, records network.Records) Subject {
			return lame{loadPlain(t, records), &asked, c.every}
		}
		for _, p := range []pair{smallPair(load, loadPlain), smallPair(loadPlain, load)} {
			asked = 0
			seen, wrong := p.agree(t, firstSeed, casesOfTest)
			if wrong != nil {
				t.Fatal(wrong.diff)
			}
			complains := strings.Contains(strings.Join(seen.complaints(), "\n"), "questions were stopped")
			if seen.stopped != asked/c.every || complains != c.complains {
				t.Errorf("every %dth is stopped: %d of %d were counted, and the complaints are %v", c.every, seen.stopped, asked, seen.complaints())
			}
		}
	}
}

func TestCompare(t *testing.T) {
	records := RandomNetwork(1, 20)
	right := loadPlain(t, records)
	wrong := faulty{Subject: right, found: func(_ *pathfind.Question, a *pathfind.Answer) { a.HasMore = true }}
	if diff := Compare(t.Context(), right, right, records, 1, 50); diff != "" {
		t.Error(diff)
	}
	if diff := Compare(t.Context(), right, wrong, records, 1, 50); !strings.Contains(diff, "HasMore") {
		t.Errorf("the difference is %q", diff)
	}
}

// Large networks are what they are said to be.
func TestRandomNetworks(t *testing.T) {
	for _, links := range []int{10, 100, 5000} {
		r := RandomNetwork(1, links)
		if len(r.Links) != links {
			t.Errorf("%d links instead of %d", len(r.Links), links)
		}
		degrees, most := map[string]int{}, 0
		for _, l := range r.Links {
			for _, id := range []string{l.From, l.To} {
				degrees[id]++
				most = max(most, degrees[id])
			}
		}
		if average := 2 * links / len(degrees); links > 100 && most < 50*average {
			t.Errorf("the largest of %d links has %d, the average %d", links, most, average)
		}
	}
}
