package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// found is an entity that may be meant, as the server finds it.
type found struct {
	MatchedName string
	// Position is the post by which a person was found.
	Position *struct {
		Role         string
		Organization struct{ Name string }
		Link         struct{ Holds network.Holding }
	}
	Node struct {
		ID, Name    string
		Kind        network.Kind
		Type        string
		Country     *struct{ Name string }
		Names       []struct{ Text string }
		Identifiers []struct{ Value string }
	}
}

// meaning is what may be meant by a text: the first few, and how many there are.
type meaning struct {
	TotalCount int
	Edges      []found
}

// resolve finds the ids of entities that are named on the command line: as they are where they have the form of one,
// otherwise by search. What was typed and is not exactly a name or an identifier of the entity is a guess, and noted on
// stderr. Where several may be meant, who sits at a terminal is asked, and anybody else told to give an id.
func resolve(ctx context.Context, a asker, names ...string) ([]string, error) {
	ids := make([]string, len(names))
	for i, name := range names {
		id, err := resolveOne(ctx, a, name)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

// resolveOne finds the id of an entity of some kinds, of any where none are given.
func resolveOne(ctx context.Context, a asker, name string, kinds ...network.Kind) (string, error) {
	switch {
	case strings.TrimSpace(name) == "":
		return "", &network.Error{Code: network.BadInput, Message: "a name is empty: write one, or an id"}
	case isID(name):
		if prefix := network.Prefix(name); prefix == network.SourcePrefix || prefix == network.LinkPrefix {
			return "", fmt.Errorf("%q is the id of a %s, and what is asked for is an entity; entente show tells of a %s", name, prefix, prefix)
		}
		return name, nil
	}
	meant, err := meantBy(ctx, a, name, kinds)
	switch {
	case err != nil:
		return "", fmt.Errorf("looking for %q: %w", name, err)
	case len(meant.Edges) == 0:
		if len(kinds) == 1 && kinds[0] == network.Place {
			text, err := unknownPlace(ctx, a, name)
			switch {
			case err != nil:
				return "", fmt.Errorf("looking for %q: %w", name, err)
			case text != "":
				return "", &network.Error{Code: network.NotFound, Message: text}
			}
		}
		text := notFound(name, kinds)
		if id := meantByID(ctx, a, strings.ToLower(name)); id != "" {
			text += fmt.Sprintf(": did you mean %s?", id)
		}
		return "", &network.Error{Code: network.NotFound, Message: text}
	}
	chosen := meant.Edges[0]
	if len(meant.Edges) > 1 {
		if chosen, err = choose(ctx, ambiguous{name, meant}); err != nil {
			return "", err
		}
	}
	if !chosen.isExactly(name) {
		fmt.Fprint(os.Stderr, chosen.takenAs())
	}
	return chosen.Node.ID, nil
}

// isID reports whether a text has the form of an id of ours. wikidata:q1 has, but is none.
func isID(text string) bool {
	return network.ValidID(text) && network.IdentifiersIn(text) == nil
}

// meantBy asks what may be meant by a text.
func meantBy(ctx context.Context, a asker, text string, kinds []network.Kind) (meaning, error) {
	variables := map[string]any{"text": text, "first": maxCandidates, "today": today()}
	setList(variables, "kinds", kinds)
	meant, _, err := answerTo[meaning](ctx, a, meantQuery, variables)
	return meant, err
}

// notFound says that there is nothing of that name, and why that may be.
func notFound(name string, kinds []network.Kind) string {
	text := fmt.Sprintf("nothing in the network is called %q", name)
	if len(kinds) == 1 {
		text = fmt.Sprintf("no %s in the network is called %q", describe(string(kinds[0]), ""), name)
	}
	identifiers := network.IdentifiersIn(name)
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

// missing is the error of an id that is not in the network.
func missing(id string) error {
	return &network.Error{Code: network.NotFound, ID: id, IDs: []string{id}, Message: fmt.Sprintf("there is no %q in the network", id)}
}

// isExactly reports whether a text is a name or an identifier of what was found, letter by letter.
func (f *found) isExactly(text string) bool {
	text = strings.TrimSpace(text)
	if text == f.Node.Name {
		return true
	}
	for _, name := range f.Node.Names {
		if name.Text == text {
			return true
		}
	}
	for _, id := range f.Node.Identifiers {
		if id.Value == text {
			return true
		}
	}
	return false
}

// takenAs says what a text was taken as, and of a post who holds it.
func (f *found) takenAs() string {
	text := fmt.Sprintf("Taken as: %s (%s)\n", f.Node.Name, f.Node.ID)
	if f.Position == nil {
		return text
	}
	held := map[network.Holding]string{
		network.Certainly: "held by %s", network.Presumably: "presumably held by %s", network.Not: "held by %s, though not today",
	}[f.Position.Link.Holds]
	return text + fmt.Sprintf("  %s at %s: "+held+"\n", f.Position.Role, f.Position.Organization.Name, f.Node.Name)
}

// known returns a name with the one that was found, or the post, where it is another.
func (f *found) known() string {
	switch {
	case f.Position != nil:
		return fmt.Sprintf("%s (%s at %s)", f.Node.Name, f.Position.Role, f.Position.Organization.Name)
	case f.MatchedName != f.Node.Name:
		return fmt.Sprintf("%s (%s)", f.Node.Name, f.MatchedName)
	default:
		return f.Node.Name
	}
}
