package ask

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// inLanguage is the key under which a context has the language of names.
type inLanguage struct{}

// WithLanguage returns a context in which entities are called by the names that are recorded of them in a language, a BCP 47
// tag such as "fr"; by their preferred names where there are none, and everywhere where the tag is "".
func WithLanguage(ctx context.Context, tag string) context.Context {
	if tag == "" {
		return ctx
	}
	return context.WithValue(ctx, inLanguage{}, tag)
}

// language returns the language of names in a context; "" for none.
func language(ctx context.Context) string {
	tag, _ := ctx.Value(inLanguage{}).(string)
	return tag
}

// The fragment that names entities, and the same with all their names.
const (
	preferred = "fragment named on Entity { id kind finer: type name }"
	allNames  = "fragment named on Entity { id kind finer: type name names { text lang sort: type valid { from to } } }"
)

// DocumentIn returns the document that is asked in a context: with a language of names it asks for those.
func (q Question) DocumentIn(ctx context.Context) string {
	if language(ctx) == "" {
		return q.Document()
	}
	return strings.Replace(q.Document(), preferred, allNames, 1)
}

// renamed returns an answer in which each entity has the name of a language, where one is recorded. The preferred name is
// then among its other names.
func renamed(answer json.RawMessage, tag string) (json.RawMessage, error) {
	decoder := json.NewDecoder(bytes.NewReader(answer))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	rename(tree, tag)
	text, err := json.Marshal(tree)
	if err != nil {
		return nil, fmt.Errorf("writing names: %w", err)
	}
	return text, nil
}

// rename renames the entities in a part of an answer.
func rename(part any, tag string) {
	switch part := part.(type) {
	case []any:
		for _, element := range part {
			rename(element, tag)
		}
	case map[string]any:
		for _, value := range part {
			rename(value, tag)
		}
		if chosen := nameIn(part["names"], tag); chosen != nil && part["name"] != nil {
			part["name"], chosen["text"] = chosen["text"], part["name"]
			chosen["lang"] = nil
		}
	}
}

// nameIn returns the first name that is in use in a language, before those in one of its varieties; nil for none. Acronyms,
// misspellings and names of the past are none to be called by.
func nameIn(names any, tag string) map[string]any {
	list, _ := names.([]any)
	var variety map[string]any
	for _, element := range list {
		name, _ := element.(map[string]any)
		lang, _ := name["lang"].(string)
		sort, _ := name["sort"].(string)
		valid, _ := name["valid"].(map[string]any)
		switch network.NameType(sort) {
		case network.Acronym, network.Misspelling, network.Former:
			continue
		}
		switch {
		case valid["to"] != nil: // of the past
		case strings.EqualFold(lang, tag):
			return name
		case variety == nil && len(lang) > len(tag) && lang[len(tag)] == '-' && strings.EqualFold(lang[:len(tag)], tag):
			variety = name
		}
	}
	return variety
}
