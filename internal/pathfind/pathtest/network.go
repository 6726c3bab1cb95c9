package pathtest

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// Network reads the lines of a network, as they stand below `network` in a
// script; for other tests that want one.
func Network(name, text string) (network.Records, error) {
	indented := "network\n  " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  ")
	s, err := parseScript(name, indented)
	if err != nil {
		return network.Records{}, err
	}
	if len(s.blocks) != 1 {
		return network.Records{}, fmt.Errorf("%s: there must be one network and nothing else", name)
	}
	return s.blocks[0].records, nil
}
