package curate

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/interchange"
)

// maxFaults is how many faults are reported one by one.
const maxFaults = 1000

// faults keeps the first faults of the input, in whatever order they are found.
type faults struct {
	found []foundFault
	count int
}

type foundFault struct {
	file int
	interchange.Fault
}

// add notes the faults of a line of the file of that number.
func (f *faults) add(file int, found []interchange.Fault) {
	f.count += len(found)
	for _, fault := range found {
		f.found = append(f.found, foundFault{file: file, Fault: fault})
	}
	if len(f.found) > 2*maxFaults {
		f.shorten()
	}
}

func (f *faults) shorten() {
	slices.SortStableFunc(f.found, func(a, b foundFault) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.Line, b.Line))
	})
	f.found = slices.Clip(f.found[:min(len(f.found), maxFaults)])
}

// first returns the first faults, and how many more there are.
func (f *faults) first() (found []interchange.Fault, more int) {
	f.shorten()
	for _, fault := range f.found {
		found = append(found, fault.Fault)
	}
	return found, f.count - len(found)
}
