package explorer

import (
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
	// worker is the file that lays marks out.
	worker string
}

// island returns what the script of a picture has to know; nil where the script is not built.
func (e *explorer) island(q pictureQuestion, p *part.Page) *pictureIsland {
	if e.files.picture == "" || e.files.layout == "" {
		return nil
	}
	return &pictureIsland{
		From: append([]string{}, q.from...), Hide: append([]string{}, q.hide...),
		Documents: map[string]string{"picture": ask.Picture.Document(), "among": ask.Among.Document(), "around": ask.Around.Document()},
		Variables: q.variables(p),
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
		"data-picture": string(text), "data-graphql": p.To("graphql").String(), "data-worker": p.To("assets", i.worker).String(),
		"data-entity": p.To("entity").String(), "data-paths": q.paths("").address(p).String(),
	}
}
