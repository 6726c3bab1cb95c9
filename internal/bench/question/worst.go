package question

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/bench/generate"
)

// mostAliases is more than any server should allow.
const mostAliases = 1 << 12

// Worst returns the most expensive request that a server accepts, as far as we
// know, and how many questions it asks: as many as the limits allow of a hundred
// paths each that are as different as possible, of up to twelve hops, along which
// all links hold on one day, one after the other.
func Worst(ctx context.Context, n *generate.Network, ask Ask) (Form, Question, int, error) {
	hard := func(hops int) map[string]any {
		return map[string]any{"w": where{"maxHops": hops, "overlapping": true, "inTimeOrder": true}}
	}
	// Paths of so many hops are refused one by one, and nothing is searched; a
	// request that asks for too many of them is refused for that first.
	try := func(aliases int) error { return ask(ctx, worst(n, aliases), hard(99), &struct{}{}) }
	accepts := func(err error) bool { return err != nil && strings.Contains(err.Error(), "maxHops") }
	if err := try(1); !accepts(err) {
		return Form{}, Question{}, 0, fmt.Errorf("find out how much may be asked at once: paths of 99 hops are not refused for their hops: %w", cmp.Or(err, errors.New("there is an answer")))
	}
	accepted, refused := 1, mostAliases
	for refused-accepted > 1 {
		if middle := (accepted + refused) / 2; accepts(try(middle)) {
			accepted = middle
		} else {
			refused = middle
		}
	}
	return Form{GraphQL: worst(n, accepted)}, Question{Variables: hard(12)}, accepted, nil
}

// worst writes the request with so many aliases, each with ends of its own.
func worst(n *generate.Network, aliases int) string {
	var b strings.Builder
	b.WriteString("query Worst($w: PathFilter!) {\n")
	for i := range aliases {
		d := n.Draw(i)
		fmt.Fprintf(&b, "  p%d: paths(from: %q, to: %q, where: $w, rank: MOST_DIVERSE, first: 100) { outcome }\n", i, d.Organization(), d.Organization())
	}
	b.WriteString("}\n")
	return b.String()
}
