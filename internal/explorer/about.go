package explorer

import (
	"context"

	"github.com/a-h/templ"
)

// about explains the words and the marks.
func (e *explorer) about(_ context.Context, r *request) (templ.Component, error) {
	r.page.Title = "What the words and marks mean"
	if err := r.params.err(); err != nil {
		return nil, err
	}
	return aboutPage(r.page), nil
}
