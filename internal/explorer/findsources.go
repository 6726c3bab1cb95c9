package explorer

import (
	"context"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
)

// How many documents are shown among findings, and how many organisations are tried as their publishers.
const (
	sourcesFound    = 10
	mostPublishers  = 3
	mostOfPublisher = 25
)

// hollow are words for documents, which say nothing of which one is meant.
var hollow = []string{"article", "articles", "document", "documents", "source", "sources", "report", "page", "text", "by"}

// findSources returns documents by a text: by words of their titles, by publishers, whatever those are called, and by
// addresses; without words such as "article" where nothing is found with them.
func (e *explorer) findSources(ctx context.Context, text string) ([]ask.SourceListed, error) {
	found, err := e.sourcesBy(ctx, text)
	if err != nil || len(found) > 0 {
		return found, err
	}
	words := slices.DeleteFunc(strings.Fields(text), func(word string) bool { return slices.Contains(hollow, strings.ToLower(word)) })
	if bare := strings.Join(words, " "); bare != "" && bare != strings.Join(strings.Fields(text), " ") {
		return e.sourcesBy(ctx, bare)
	}
	return nil, nil
}

// sourcesBy returns documents by a text as it is.
func (e *explorer) sourcesBy(ctx context.Context, text string) ([]ask.SourceListed, error) {
	answer, _, err := ask.Of[ask.SourcesByAnswer](ctx, e.Asker, ask.SourcesBy, map[string]any{"text": text, "address": inAddress(text), "first": sourcesFound})
	if err != nil {
		return nil, err
	}
	found := documents(answer.Titled, answer.Published, answer.Addressed)
	if len(found) > 0 {
		return found, nil
	}
	publishers, err := e.publishers(ctx, text)
	if err != nil || len(publishers) == 0 {
		return nil, err
	}
	return e.publishedBy(ctx, publishers)
}

// inAddress returns what the address of a document would have of a text: "News Central Asia" is "newscentralasia" there.
func inAddress(text string) string {
	joined := strings.ToLower(strings.Join(strings.Fields(text), ""))
	const few = 5 // letters that may stand in any address
	if len(joined) < few {
		return "https://" + text + "/" // its whole
	}
	return joined
}

// publishers returns what organisations of exactly a name are called in all.
func (e *explorer) publishers(ctx context.Context, text string) ([]string, error) {
	answer, _, err := ask.Of[ask.PublishersAnswer](ctx, e.Asker, ask.Publishers, map[string]any{"text": text, "first": mostPublishers})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, edge := range answer.Search.Edges {
		if edge.Score < 1 {
			continue
		}
		for _, name := range append(edge.Node.Names, struct{ Text string }{edge.Node.Name}) {
			if !slices.Contains(names, name.Text) {
				names = append(names, name.Text)
			}
		}
	}
	return names, nil
}

// publishedBy returns documents of publishers of exactly some names.
func (e *explorer) publishedBy(ctx context.Context, names []string) ([]ask.SourceListed, error) {
	const mostNames = 6 // of those that a publisher goes by
	var lists []ask.SourceList
	for _, name := range names[:min(len(names), mostNames)] {
		answer, _, err := ask.Of[ask.SourcesAnswer](ctx, e.Asker, ask.Sources, map[string]any{
			"filter": map[string]any{"publisher": name}, "first": mostOfPublisher,
		})
		if err != nil {
			return nil, err
		}
		lists = append(lists, answer.Sources)
	}
	return slices.DeleteFunc(documents(lists...), func(d ask.SourceListed) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, d.Publisher) })
	}), nil
}

// documents are those of lists, each once.
func documents(lists ...ask.SourceList) []ask.SourceListed {
	var all []ask.SourceListed
	for _, list := range lists {
		for _, edge := range list.Edges {
			if !slices.ContainsFunc(all, func(d ask.SourceListed) bool { return d.ID == edge.Node.ID }) {
				all = append(all, edge.Node)
			}
		}
	}
	return all
}
