package explorer

import (
	"slices"

	"github.com/entente-graph/entente/internal/explorer/part"
)

// pictureQuestion is a question about what is around entities, as an address writes it.
type pictureQuestion struct {
	// from are those in the middle, hide those that are left out.
	from, hide []string
	conditions
}

// How many entities may be in the middle of a picture, and left out of it.
const (
	mostMiddles = 20
	mostHidden  = 200
)

// readPictureQuestion reads a question from an address. Of the conditions it has the days, and how surely links hold.
func readPictureQuestion(p *params) pictureQuestion {
	c := readConditions(p)
	return pictureQuestion{
		from: p.list("from", mostMiddles), hide: p.list("hide", mostHidden),
		conditions: conditions{asOf: c.asOf, knownBy: c.knownBy, certainty: c.certainty},
	}
}

// address returns the address of the question.
func (q *pictureQuestion) address(p *part.Page) part.Address {
	return q.in(p.To("picture").WithAll("from", q.from)).WithAll("hide", q.hide)
}

// pictureOf returns the question about what is around all that paths pass, as many as a picture has room for.
func pictureOf(s *shownPaths) *pictureQuestion {
	q := &pictureQuestion{conditions: conditions{asOf: s.asOf, knownBy: s.knownBy, certainty: s.certainty}}
	for i := range s.Paths {
		for _, e := range s.Paths[i].Entities {
			if len(q.from) < mostMiddles && !slices.Contains(q.from, e.ID) {
				q.from = append(q.from, e.ID)
			}
		}
	}
	return q
}

// around returns the question with one more entity in the middle, and shown.
func (q pictureQuestion) around(id string) *pictureQuestion {
	q.from, q.hide = append(without(q.from, id), id), without(q.hide, id)
	return &q
}

// hiding returns the question with one more entity left out, and not in the middle.
func (q pictureQuestion) hiding(id string) *pictureQuestion {
	q.from, q.hide = without(q.from, id), append(without(q.hide, id), id)
	return &q
}

// showingAll returns the question with nothing left out.
func (q pictureQuestion) showingAll() *pictureQuestion {
	q.hide = nil
	return &q
}

// choosing returns the question with what was meant by a name.
func (q pictureQuestion) choosing(d unclear, id string) *pictureQuestion {
	q.from = replaced(q.from, d.Text, id)
	return &q
}

// hides reports whether an entity is left out.
func (q *pictureQuestion) hides(id string) bool { return slices.Contains(q.hide, id) }

// paths returns the question about paths from the first of the middle to an entity.
func (q *pictureQuestion) paths(to string) *pathQuestion {
	return &pathQuestion{from: q.from[:1], to: []string{to}, conditions: q.conditions}
}

// variables are those of the query; links are judged today where no day is given.
func (q *pictureQuestion) variables(p *part.Page) map[string]any {
	variables := map[string]any{"asOf": p.Day().String()}
	if q.knownBy != "" {
		variables["knownBy"] = q.knownBy
	}
	if q.certainty != "" {
		variables["certainty"] = q.certainty
	}
	return variables
}
