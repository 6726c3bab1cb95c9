package definition

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/validator/core"
	"go.yaml.in/yaml/v3"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// document returns what the one document of a text has in it.
func document(text []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var node, more yaml.Node
	switch err := decoder.Decode(&node); {
	case errors.Is(err, io.EOF):
		return nil, errors.New("there is nothing in it")
	case err != nil:
		return nil, fmt.Errorf("it is no YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more than one document in it")
	}
	if node.Kind != yaml.DocumentNode || len(node.Content) != 1 {
		return nil, errors.New("there is nothing in it")
	}
	return node.Content[0], nil
}

// reader reads values, and collects what is wrong with them.
type reader struct{ faults []error }

// read reads the value of a key.
type read func(key string, n *yaml.Node)

// mostFaults is how many faults are told.
const mostFaults = 20

// fault notes what is wrong with a value.
func (r *reader) fault(n *yaml.Node, key, what string) {
	if len(r.faults) < mostFaults {
		r.faults = append(r.faults, fmt.Errorf("line %d: %s: %s", n.Line, key, what))
	}
}

// wrong notes that a value is of another type than it should be.
func (r *reader) wrong(n *yaml.Node, key, want string) {
	r.fault(n, key, fmt.Sprintf("it should be %s, and is %s", want, sort(n)))
}

// sort says what a value is.
func sort(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a list of keys with values"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias, which is not read here"
	}
	switch n.ShortTag() {
	case "!!null":
		return "empty"
	case "!!bool":
		return "true or false: write it in quotes"
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a day"
	case "!!str":
		return "the text " + strconv.Quote(beginning(n.Value))
	}
	return "of the type " + n.ShortTag()
}

// beginning returns the first letters of a long text.
func beginning(text string) string {
	const most = 40
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return string(letters[:most]) + " …"
}

// mapping reads keys and values. prefix is what stands before its keys in errors.
func (r *reader) mapping(prefix string, n *yaml.Node, known map[string]read) {
	if n.Kind != yaml.MappingNode {
		name := strings.TrimSuffix(prefix, ".")
		if name == "" {
			name = "the definition"
		}
		r.wrong(n, name, "a list of keys with values")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := prefix + key.Value
		reading := known[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.wrong(key, strings.TrimSuffix(prefix, "."), "a key")
		case seen[key.Value]:
			r.fault(key, name, "it is there twice")
		case reading == nil:
			r.fault(key, name, "there is no such key"+meant(key.Value, known))
		default:
			seen[key.Value] = true
			reading(name, value)
		}
	}
}

// meant returns which key was probably meant, as the end of a sentence; "" where none is near.
func meant(name string, known map[string]read) string {
	switch name {
	case "as-of":
		return ": the day is given when the report is rendered, by --as-of"
	case "body", "country":
		return fmt.Sprintf(": did you mean %s?", map[string]string{"body": "bodies", "country": "countries"}[name])
	}
	var names []string
	for k := range known {
		names = append(names, k)
	}
	slices.Sort(names)
	if near := core.SuggestionList(strings.ToLower(name), names); len(near) > 0 {
		return fmt.Sprintf(": did you mean %s?", near[0])
	}
	return ""
}

// text reads a text.
func (r *reader) text(to *string) read {
	return func(key string, n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
			r.wrong(n, key, "a text")
			return
		}
		*to = strings.TrimSpace(n.Value)
	}
}

// texts reads a list of texts.
func (r *reader) texts(to *[]string) read {
	return func(key string, n *yaml.Node) {
		if n.Kind != yaml.SequenceNode {
			r.wrong(n, key, "a list of texts")
			return
		}
		for _, entry := range n.Content {
			var text string
			r.text(&text)(key, entry)
			if text == "" && entry.Kind == yaml.ScalarNode && entry.ShortTag() == "!!str" {
				r.fault(entry, key, "an entry is empty")
			}
			*to = append(*to, text)
		}
	}
}

// oneOf reads a word of some, in whatever case it is written.
func (r *reader) oneOf(to *string, all []string) read {
	return func(key string, n *yaml.Node) {
		var text string
		faults := len(r.faults)
		r.text(&text)(key, n)
		if len(r.faults) > faults {
			return
		}
		word := strings.ToLower(text)
		if !slices.Contains(all, word) {
			what := fmt.Sprintf("%q is not one of %s", beginning(text), words.Enumerate(all, "and"))
			if near := core.SuggestionList(word, all); len(near) > 0 {
				what += fmt.Sprintf(": did you mean %s?", near[0])
			}
			r.fault(n, key, what)
			return
		}
		*to = word
	}
}

// listOf reads a list of words of some.
func (r *reader) listOf(to *[]string, all []string) read {
	return func(key string, n *yaml.Node) {
		if n.Kind != yaml.SequenceNode {
			r.wrong(n, key, "a list")
			return
		}
		for _, entry := range n.Content {
			var word string
			r.oneOf(&word, all)(key, entry)
			*to = append(*to, word)
		}
	}
}

// vocabulary reads a list of names of the vocabulary, written as flags are: party-to for PARTY_TO.
func vocabulary[T ~string](r *reader, to *[]T, all []T) read {
	return func(key string, n *yaml.Node) {
		written := map[string]T{}
		var spellings, chosen []string
		for _, name := range all {
			spelling := strings.ToLower(strings.ReplaceAll(string(name), "_", "-"))
			written[spelling] = name
			spellings = append(spellings, spelling)
		}
		if n.Kind == yaml.SequenceNode {
			lower := *n
			lower.Content = nil
			for _, entry := range n.Content {
				same := *entry
				same.Value = strings.ToLower(strings.ReplaceAll(entry.Value, "_", "-"))
				lower.Content = append(lower.Content, &same)
			}
			n = &lower
		}
		r.listOf(&chosen, spellings)(key, n)
		for _, spelling := range chosen {
			*to = append(*to, written[spelling])
		}
	}
}

// truth reads true or false.
func (r *reader) truth(to *bool) read {
	return func(key string, n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" {
			r.wrong(n, key, "true or false")
			return
		}
		*to = strings.EqualFold(n.Value, "true")
	}
}

// number reads a whole number from least to most.
func (r *reader) number(to **int, least, most int) read {
	return func(key string, n *yaml.Node) {
		value, err := strconv.Atoi(n.Value)
		switch {
		case n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" || err != nil:
			r.wrong(n, key, "a whole number")
		case value < least || value > most:
			r.fault(n, key, fmt.Sprintf("%d is not from %d to %d", value, least, most))
		default:
			*to = &value
		}
	}
}

// fraction reads a number from 0 to 1.
func (r *reader) fraction(to **float64) read {
	return func(key string, n *yaml.Node) {
		value, err := strconv.ParseFloat(n.Value, 64)
		switch tag := n.ShortTag(); {
		case n.Kind != yaml.ScalarNode || tag != "!!int" && tag != "!!float" || err != nil || math.IsNaN(value):
			r.wrong(n, key, "a number from 0 to 1")
		case value < 0 || value > 1:
			r.fault(n, key, fmt.Sprintf("%s is not from 0 to 1", n.Value))
		default:
			*to = &value
		}
	}
}

// months reads a number of months: 6, 6m or 1y.
func (r *reader) months(to **int) read {
	return func(key string, n *yaml.Node) {
		if tag := n.ShortTag(); n.Kind != yaml.ScalarNode || tag != "!!int" && tag != "!!str" {
			r.wrong(n, key, "a number of months")
			return
		}
		value, err := ParseMonths(n.Value)
		if err != nil {
			r.fault(n, key, err.Error())
			return
		}
		*to = &value
	}
}

// day reads a full day.
func (r *reader) day(to *string) read {
	return func(key string, n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
			r.wrong(n, key, "a day")
			return
		}
		value, err := network.ParseDay(n.Value)
		if err != nil {
			r.fault(n, key, err.Error())
			return
		}
		*to = value.String()
	}
}
