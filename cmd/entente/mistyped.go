package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/vektah/gqlparser/v2/validator/core"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// nearest returns which of some known words was probably meant by another, as the end of a sentence; "" where none is near.
func nearest(word string, known []string) string {
	near := core.SuggestionList(strings.ToLower(word), known)
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf(": did you mean %s?", near[0])
}

var (
	refusedValue = regexp.MustCompile(`must be one of (.*) but got "(.*)"$`)
	refusedWord  = regexp.MustCompile(`^unexpected argument (.*)$`)
	severalMeant = regexp.MustCompile(`^(unknown flag|unexpected argument) (\S+), did you mean one of (.*)\?$`)
	passwordFlag = regexp.MustCompile(`^unknown flag --\S*password`)
	negative     = regexp.MustCompile(`expected int value but got ("-\d+") \(short flag\); perhaps try .*$`)
	noValue      = regexp.MustCompile(`expected \w+ value but got "EOL" \(<EOL>\)`)
	noDuration   = regexp.MustCompile(`expected duration but got ("[^"]*"): time: .*? duration "[^"]*"`)
)

// parseAdvice adds to an error of the command line what was probably meant.
func parseAdvice(err error) string {
	text := err.Error()
	text = strings.Replace(text, "expected a valid 64 bit int but got", "expected a whole number but got", 1)
	text = noValue.ReplaceAllString(text, "its value is missing")
	text = noDuration.ReplaceAllString(text, "expected a time such as 10s or 2m but got $1")
	text = strings.NewReplacer(" (string)", "", "(from envar ", "(from ").Replace(text)
	text = negative.ReplaceAllString(text, "expected a whole number that is not negative but got $1")
	text = strings.Replace(text, "expected a float but got", "expected a number but got", 1)
	if refused := refusedValue.FindStringSubmatch(text); refused != nil {
		text += nearest(refused[2], strings.Split(strings.ReplaceAll(refused[1], `"`, ""), ","))
	}
	if several := severalMeant.FindStringSubmatch(text); several != nil {
		text = several[1] + " " + several[2] + nearest(several[2], strings.Split(strings.ReplaceAll(several[3], `"`, ""), ", "))
	}
	if parse, ok := errors.AsType[*kong.ParseError](err); ok && refusedWord.MatchString(text) && len(parse.Context.Args) > 1 && parse.Context.Selected() != nil {
		text += ": a name of several words goes in quotes"
	}
	if parse, ok := errors.AsType[*kong.ParseError](err); ok && text == "unknown flag --json" && parse.Context.Selected() != nil && slices.Contains([]string{"list", "search"}, parse.Context.Selected().Name) {
		text += ": write --format json"
	}
	if passwordFlag.MatchString(text) {
		text += ": a password is taken from NEO4J_PASSWORD, or from the file that NEO4J_PASSWORD_FILE names"
	}
	return text
}

// idAdvice adds to the error of ids that are not in the network those that were probably meant.
func idAdvice(ctx context.Context, a asker, err error) error {
	own, ok := errors.AsType[*network.Error](err)
	if !ok || own.Code != network.NotFound || len(own.IDs) == 0 {
		return err
	}
	advised := *own
	var meant []string
	for _, id := range own.IDs[:min(len(own.IDs), maxShown)] {
		if name := meantByID(ctx, a, id); name != "" {
			meant = append(meant, name)
		}
	}
	if len(meant) > 0 {
		advised.Message += fmt.Sprintf(": did you mean %s?", words.Enumerate(meant, "and"))
	}
	return &advised
}

// meantByID returns what was probably meant by an id that is not in the network: an entity of its kind that is called like
// it; "" where none is.
func meantByID(ctx context.Context, a asker, id string) string {
	prefix, name, _ := strings.Cut(id, ":")
	for _, k := range network.Kinds() {
		if k.Prefix() != prefix {
			continue
		}
		meant, err := meantBy(ctx, a, strings.NewReplacer("-", " ", "_", " ").Replace(name), []network.Kind{k})
		if err == nil && len(meant.Edges) > 0 {
			return fmt.Sprintf("%s (%s)", meant.Edges[0].Node.ID, meant.Edges[0].Node.Name)
		}
	}
	return ""
}
