package explorer

import (
	"context"
	"encoding/json"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
)

// pictureIsland is what the script of a picture has to know.
type pictureIsland struct {
	From      []string          `json:"from"`
	Hide      []string          `json:"hide"`
	Documents map[string]string `json:"documents"`
	Variables map[string]any    `json:"variables"`
	// Names is the language of names; "" for the preferred ones.
	Names string `json:"names"`
	// worker is the file that lays marks out.
	worker string
}

// island returns what the script of a picture has to know; nil where the script is not built.
func (e *explorer) island(ctx context.Context, q pictureQuestion, p *part.Page) *pictureIsland {
	if e.files.picture == "" || e.files.layout == "" {
		return nil
	}
	return &pictureIsland{
		From: append([]string{}, q.from...), Hide: append([]string{}, q.hide...),
		Documents: map[string]string{"picture": ask.Picture.DocumentIn(ctx), "among": ask.Among.DocumentIn(ctx), "around": ask.Around.DocumentIn(ctx)},
		Variables: q.variables(p),
		Names:     p.Names,
		worker:    e.files.layout,
	}
}

// attributes are those by which the script finds what it has to know, and the addresses that it leads to.
func (i *pictureIsland) attributes(p *part.Page, q *pictureQuestion) templ.Attributes {
	text, err := json.Marshal(i)
	if err != nil {
		return nil // the page is whole without its script
	}
	return templ.Attributes{
		"data-picture": string(text), "data-graphql": p.File("graphql").String(), "data-worker": p.File("assets", i.worker).String(),
		"data-entity": p.File("entity").String(), "data-paths": q.paths("").address(p).String(),
	}
}
