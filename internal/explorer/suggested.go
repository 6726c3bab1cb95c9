package explorer

import (
	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/network"
)

// offering lets the suggestions below a box be of one kind only; of any where it is "".
func offering(kind network.Kind) templ.Attributes {
	if kind == "" {
		return nil
	}
	return templ.Attributes{"data-kind": string(kind)}
}
