package gqlwriter

import (
	"sync"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// prepared keeps what clients have selected below fields, so that a document that
// comes again need not be looked through again. Documents are distinguished by their
// fields themselves: a server that parses the same text anew has other ones.
//
// A selection is completed while it is used (Writer.of), so each belongs to one
// writer at a time.
type prepared struct {
	fields *lru.Cache[*ast.Field, *sync.Pool]
}

const (
	// preparedFields is how many fields are kept, and preparedText the length of the
	// longest document of which any are: what is kept holds the whole of its document.
	preparedFields = 1000
	preparedText   = 8 << 10 // bytes
)

func newPrepared() prepared {
	fields, _ := lru.New[*ast.Field, *sync.Pool](preparedFields) // which fails for no size above 0
	return prepared{fields}
}

// take returns a field with what was selected below it so far, for one writer; false
// where nothing is kept of such a document. It is to be given back.
func (p prepared) take(field *graphql.CollectedField, document string) (taken *Field, giveBack func(), ok bool) {
	// What was selected at several places of the document may not come together again.
	if len(document) > preparedText || len(field.Selections) != len(field.SelectionSet) {
		return nil, nil, false
	}
	pool, known := p.fields.Get(field.Field)
	if !known {
		if !conditional(field.SelectionSet) {
			pool = &sync.Pool{}
		}
		p.fields.Add(field.Field, pool)
	}
	if pool == nil {
		return nil, nil, false
	}
	taken, ok = pool.Get().(*Field)
	if !ok {
		taken = &Field{}
	}
	return taken, func() { pool.Put(taken) }, true
}

// conditional reports whether what is selected depends on more than the document: by
// @skip and @include on variables, and by @defer on what a client can take.
func conditional(set ast.SelectionSet) bool {
	for _, selection := range set {
		var directives ast.DirectiveList
		var below ast.SelectionSet
		switch part := selection.(type) {
		case *ast.Field:
			directives, below = part.Directives, part.SelectionSet
		case *ast.InlineFragment:
			directives, below = part.Directives, part.SelectionSet
		case *ast.FragmentSpread:
			directives, below = part.Directives, part.Definition.SelectionSet
		}
		if len(directives) > 0 || conditional(below) {
			return true
		}
	}
	return false
}
