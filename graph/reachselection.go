package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// reachSelection is what a client selected of an answer about reach. It decides what is
// searched, once for all fields.
type reachSelection struct {
	selection
	// groups: any are wanted; keys are those that are, nil for all of them.
	groups bool
	keys   []string
	// named are the keys that the client gave.
	named []string
	// known: it is wanted how many organisations of a group there are.
	known bool
	// certain: it is wanted how many are certainly reached, or whether one is.
	certain bool
	// lists are those that are wanted, and names the fields that want them, by the names
	// that these have in the answer.
	lists []pathfind.MemberList
	names map[string]int
}

// selectedReach looks at all that is selected of the answer being resolved. Cursors are
// read as those of a question.
func selectedReach(ctx context.Context, question string) (reachSelection, error) {
	s := reachSelection{selection: selected(ctx), names: map[string]int{}}
	w := reachWalk{reachSelection: &s, op: graphql.GetOperationContext(ctx), question: question}
	w.reach(graphql.GetFieldContext(ctx).Field.Selections)
	return s, w.err
}

// reachWalk walks through a selection, to the first argument that can't be.
type reachWalk struct {
	*reachSelection
	op       *graphql.OperationContext
	question string
	err      error
}

// each calls do with every field of a selection once, as it stands in the answer.
func (w *reachWalk) each(set ast.SelectionSet, of string, do func(field graphql.CollectedField)) {
	for _, field := range graphql.CollectFields(w.op, set, []string{of}) {
		if w.err == nil {
			do(field)
		}
	}
}

func (w *reachWalk) reach(set ast.SelectionSet) {
	w.each(set, "Reach", func(field graphql.CollectedField) {
		switch field.Name {
		case "totalCertain":
			w.certain = true
		case "unplaced":
			w.members(field, field.Alias, pathfind.MemberList{Unplaced: true})
		case "groups":
			w.groupsField(field)
		}
	})
}

func (w *reachWalk) groupsField(field graphql.CollectedField) {
	keys, err := keysOf(w.op, field)
	if err != nil {
		w.err = err
		return
	}
	w.named = append(w.named, keys...)
	if !w.groups {
		w.groups, w.keys = true, keys
	} else if w.keys != nil && keys != nil {
		w.keys = append(slices.Clip(w.keys), keys...)
	} else {
		w.keys = nil
	}
	w.each(field.Selections, "ReachGroup", func(of graphql.CollectedField) {
		list := pathfind.MemberList{Keys: keys}
		switch name := listName(field.Alias, of.Alias); of.Name {
		case "known":
			w.known = true
		case "reachedCertain":
			w.certain = true
		case "nearest":
			list.First, w.err = firstSelected(w.op, of, pathfind.DefaultFirst)
			w.each(of.Selections, "Reached", func(f graphql.CollectedField) { w.reached(f, &list) })
			w.add(name, list)
		case "members":
			w.members(of, name, list)
		}
	})
}

// members notes a list in pages.
func (w *reachWalk) members(field graphql.CollectedField, name string, list pathfind.MemberList) {
	if list.First, w.err = firstSelected(w.op, field, defaultFirst); w.err != nil {
		return
	}
	after, _ := field.ArgumentMap(w.op.Variables)["after"].(string)
	if after != "" {
		list.After, _, w.err = readCursor[pathfind.MemberPlace](membersList(field.Name, w.question), &after)
	}
	w.each(field.Selections, "ReachedConnection", func(f graphql.CollectedField) {
		if f.Name != "edges" {
			return
		}
		w.each(f.Selections, "ReachedEdge", func(f graphql.CollectedField) {
			if f.Name == "node" {
				w.each(f.Selections, "Reached", func(f graphql.CollectedField) { w.reached(f, &list) })
			}
		})
	})
	w.add(name, list)
}

// reached notes a field of one that is listed.
func (w *reachWalk) reached(field graphql.CollectedField, list *pathfind.MemberList) {
	switch field.Name {
	case "path":
		list.Paths = true
	case "certain":
		w.certain = true
	}
}

func (w *reachWalk) add(name string, list pathfind.MemberList) {
	w.names[name] = len(w.lists)
	w.lists = append(w.lists, list)
}

// membersList is the list of which the cursors of a field are, in the answer to a
// question.
func membersList(field, question string) string { return "Reach." + field + " " + question }

// listName is the name of a list in an answer about reach: those of the fields that lead
// to it.
func listName(fields ...string) string { return strings.Join(fields, ".") }

// listResolved is the listName of the list that is being resolved.
func listResolved(ctx context.Context) string {
	var fields []string
	for _, element := range graphql.GetFieldContext(ctx).Path() {
		if name, is := element.(ast.PathName); is {
			fields = append(fields, string(name))
		}
	}
	return listName(fields[1:]...) // behind that of the question
}

// keysOf returns the keys that a field asks for, nil for all.
func keysOf(op *graphql.OperationContext, field graphql.CollectedField) ([]string, error) {
	given := field.ArgumentMap(op.Variables)["keys"]
	if given == nil {
		return nil, nil
	}
	keys := []string{}
	for _, key := range graphql.CoerceList(given) {
		id, err := graphql.UnmarshalID(key)
		if err != nil {
			return nil, network.Bad("groups.keys", "%v", err)
		}
		keys = append(keys, id)
	}
	return keys, nil
}

// firstSelected returns how many a field asks for.
func firstSelected(op *graphql.OperationContext, field graphql.CollectedField, otherwise int) (int, error) {
	given := field.ArgumentMap(op.Variables)["first"]
	if given == nil {
		return otherwise, nil
	}
	first, err := model.UnmarshalInt(given)
	if err != nil {
		return 0, err
	}
	return firstOf(&first, otherwise)
}
