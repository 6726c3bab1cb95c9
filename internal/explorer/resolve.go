package explorer

import (
	"context"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// unclear is a name in a question that is not the one name of one entity: there are several that it may mean, or none.
type unclear struct {
	// Param is the parameter that it stands in.
	Param, Text string
	Hits        []ask.Hit
	// Said is why it can't be answered, where more is known than that nothing is found: of Other, if there is one, which is
	// called so and can't stand there.
	Said  string
	Other *ask.Named
}

// resolve puts ids in the place of names, and reports whether there were names. What is not surely one entity is returned
// as unclear; what is taken as one whose name it is not exactly is noted with the request.
func (e *explorer) resolve(ctx context.Context, r *request, lists map[string]*[]string) (changed bool, doubts []unclear, err error) {
	return e.resolveBy(r, []string{"from", "to", "avoid", "via", "around", "for", "in"}, lists, func(_, text string) ([]ask.Hit, error) {
		return e.meant(ctx, r, text, mostMeant, func(ask.Named) bool { return true })
	})
}

// resolveBy is resolve for some parameters, in their order, by what a text in one of them may mean.
func (e *explorer) resolveBy(r *request, params []string, lists map[string]*[]string, meant func(param, text string) ([]ask.Hit, error)) (changed bool, doubts []unclear, err error) {
	for _, name := range params {
		list, asked := lists[name]
		if !asked {
			continue
		}
		for i, text := range *list {
			if _, of := network.KindOf(text); of && strings.Contains(text, ":") {
				continue // an id
			}
			hits, err := meant(name, text)
			if err != nil {
				return false, nil, err
			}
			if len(hits) != 1 {
				doubts = append(doubts, unclear{Param: name, Text: text, Hits: hits[:min(len(hits), mostMeant)]})
				continue
			}
			(*list)[i] = hits[0].Node.ID
			if isGuess(text, &hits[0]) {
				r.guesses = append(r.guesses, taken{hits[0].Node.ID, text})
			}
			changed = true
		}
	}
	return changed, doubts, nil
}

// mostMeant is how many are offered of those that a name may mean.
const mostMeant = 6

// meant returns what a name may mean of what may be meant, looking at the first so many findings: one where it is sure.
func (e *explorer) meant(ctx context.Context, r *request, text string, first int, may func(ask.Named) bool) ([]ask.Hit, error) {
	answer, _, err := ask.Of[ask.SearchAnswer](ctx, e.Asker, ask.Search, map[string]any{"text": text, "first": first, "day": r.page.Today.String()})
	if err != nil {
		return nil, err
	}
	hits := slices.DeleteFunc(answer.Search.Edges, func(hit ask.Hit) bool { return !may(hit.Node.Named) })
	if len(hits) > 1 && hits[0].Score == 1 && hits[1].Score < 1 {
		return hits[:1], nil // the only one of exactly this name
	}
	return hits, nil
}
