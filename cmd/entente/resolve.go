package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// resolve finds the ids of entities that are named on the command line: as they are where they have the form of one,
// otherwise by search. A name that two entities bear equally well is refused with the list of them.
func resolve(ctx context.Context, s *store.Store, names ...string) ([]string, error) {
	ids := make([]string, len(names))
	for i, name := range names {
		id, err := resolveOne(ctx, s, name)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

func resolveOne(ctx context.Context, s *store.Store, name string) (string, error) {
	if network.ValidID(name) {
		return name, nil
	}
	found, err := s.Search(ctx, name, listing.SearchFilter{})
	switch {
	case err != nil:
		return "", fmt.Errorf("looking for %q: %w", name, err)
	case len(found) == 0:
		return "", &network.Error{Code: network.NotFound, Message: fmt.Sprintf("nothing in the network is called %q", name)}
	case len(found) > 1 && found[1].Match.Score == found[0].Match.Score:
		return "", ambiguous{name, found}
	}
	return found[0].Entity.ID, nil
}

// ambiguous is the error of a name that more than one entity bears equally well.
type ambiguous struct {
	name  string
	found []listing.Found
}

// maxCandidates is how many candidates are listed.
const maxCandidates = 20

// Error names the candidates: the best ones and, while there is room, those that come next.
func (a ambiguous) Error() string {
	best := 0
	for best < len(a.found) && a.found[best].Match.Score == a.found[0].Match.Score {
		best++
	}
	var rows [][]string
	for _, f := range a.found[:min(best, maxCandidates)] {
		known := f.Entity.Name
		if f.Match.Name != known {
			known += " (" + f.Match.Name + ")"
		}
		rows = append(rows, []string{"  " + f.Entity.ID, known, describe(string(f.Entity.Kind), f.Entity.Type)})
	}
	text := fmt.Sprintf("%q may be any of %d; give the id of the one that you mean:\n%s", a.name, best, strings.TrimRight(table(rows), "\n"))
	if best > maxCandidates {
		text += fmt.Sprintf("\n  … and %d more: a longer name finds fewer", best-maxCandidates)
	}
	return text
}
