package part

import (
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// symbol is the id of the shape of a kind.
func symbol(kind network.Kind) string { return "m-" + strings.ToLower(string(kind)) }

// kindClass gives a shape the colour of its kind.
func kindClass(kind network.Kind) string { return "k-" + strings.ToLower(string(kind)) }
