package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// resolve finds the ids of entities that are named on the command line: as they are where they have the form of one,
// otherwise by search. What was typed and is not exactly a name or an identifier of the entity is a guess, and told on
// stderr. Where several may be meant, who sits at a terminal is asked, and anybody else told to give an id.
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
	identifiers := network.IdentifiersIn(name)
	if network.ValidID(name) && identifiers == nil { // wikidata:q1 has the form of an id, but is none
		return name, nil
	}
	found, err := s.Search(ctx, name, listing.SearchFilter{Today: network.DayOf(time.Now().UTC().Date())})
	switch {
	case err != nil:
		return "", fmt.Errorf("looking for %q: %w", name, err)
	case len(found) == 0:
		return "", &network.Error{Code: network.NotFound, Message: notFound(name, identifiers)}
	}
	meant := candidates(found)
	chosen := meant[0]
	if len(meant) > 1 {
		if chosen, err = choose(ctx, name, meant); err != nil {
			return "", err
		}
	}
	if !isExactly(name, chosen.Entity) {
		fmt.Fprint(os.Stderr, takenAs(chosen))
	}
	return chosen.Entity.ID, nil
}

// notFound says that there is nothing of that name, and why that may be.
func notFound(name string, identifiers []network.Identifier) string {
	text := fmt.Sprintf("nothing in the network is called %q", name)
	if len(identifiers) > 0 {
		text += ", nor has it as an identifier"
	}
	for _, id := range identifiers {
		if id.Mistyped() {
			return text + fmt.Sprintf("; it looks like one of %s, but its check characters are wrong: is it mistyped?", strings.ToUpper(id.Scheme))
		}
	}
	return text
}

// fit is how well something that was found fits what was typed; less is better.
type fit int

const (
	itself     fit = iota // a name as it is, or an identifier
	wholeName             // all of a name
	wholePost             // all of a role, and where that is held
	partOfName            // words of a name
	doubtful              // all of a name but for some letters, or words of a role
	hardly                // words of a name but for some letters
)

func fitOf(f listing.Found) fit {
	nearly := f.Match.Class >= naming.OneLetter
	switch {
	case f.Position != nil && f.Match.Whole:
		return wholePost
	case f.Position != nil:
		return doubtful
	case f.Match.Class == naming.Exact:
		return itself
	case f.Match.Whole && nearly:
		return doubtful
	case f.Match.Whole:
		return wholeName
	case nearly:
		return hardly
	default:
		return partOfName
	}
}

// candidates returns those that may be meant, the best first: all that fit best. Of those that fit as a whole, some do
// so better than others: a recorded acronym than initials, who holds a post than who held it.
func candidates(found []listing.Found) []listing.Found {
	best := slices.MinFunc(found, func(a, b listing.Found) int { return cmp.Compare(fitOf(a), fitOf(b)) })
	return slices.DeleteFunc(slices.Clone(found), func(f listing.Found) bool {
		if fitOf(f) != fitOf(best) {
			return true
		}
		asWhole := fitOf(f) == wholeName || fitOf(f) == wholePost
		return asWhole && (f.Match.Score != best.Match.Score || f.By != best.By)
	})
}

// isExactly reports whether a text is a name or an identifier of an entity, letter by letter.
func isExactly(text string, e *network.Entity) bool {
	text = strings.TrimSpace(text)
	return text == e.Name ||
		slices.ContainsFunc(e.Names, func(n network.Name) bool { return n.Text == text }) ||
		slices.ContainsFunc(e.Identifiers, func(id network.Identifier) bool { return id.Value == text })
}

// takenAs tells what a text was taken as, and of a post who holds it.
func takenAs(f listing.Found) string {
	text := fmt.Sprintf("Taken as: %s (%s)\n", f.Entity.Name, f.Entity.ID)
	if f.Position == nil {
		return text
	}
	held := map[listing.Finding]string{
		listing.ByPostHeld: "held by %s", listing.ByPostPresumed: "presumably held by %s", listing.ByPostNotHeld: "held by %s, though not today",
	}[f.By]
	return text + fmt.Sprintf("  %s at %s: "+held+"\n", f.Position.Role, f.Position.Target.Name, f.Entity.Name)
}
