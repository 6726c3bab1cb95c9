package server

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// maxValidationErrors is how many mistakes are reported of one document: nobody
// reads more, and a small document can make millions.
const maxValidationErrors = 20

// validationRules are those of the specification, and one that is none: it takes
// @defer away, as a server may, because our answers come in one piece and gqlgen
// would leave out of that what it defers.
func validationRules() *rules.Rules {
	errs, all := 0, rules.NewRules()
	for name, rule := range rules.NewDefaultRules().GetInner() {
		all.AddRule(name, func(observers *validator.Events, add validator.AddErrFunc) {
			rule(observers, func(options ...validator.ErrorOption) {
				if errs++; errs <= maxValidationErrors {
					add(options...)
				}
			})
		})
	}
	all.AddRule("NothingIsDeferred", func(observers *validator.Events, _ validator.AddErrFunc) {
		observers.OnInlineFragment(func(_ *validator.Walker, f *ast.InlineFragment) { f.Directives = undeferred(f.Directives) })
		observers.OnFragmentSpread(func(_ *validator.Walker, f *ast.FragmentSpread) { f.Directives = undeferred(f.Directives) })
	})
	return all
}

func undeferred(directives ast.DirectiveList) ast.DirectiveList {
	return slices.DeleteFunc(directives, func(d *ast.Directive) bool { return d.Name == "defer" })
}
