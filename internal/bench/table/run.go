package table

import (
	"time"

	"github.com/entente-graph/entente/internal/bench/change"
	"github.com/entente-graph/entente/internal/bench/measure"
)

// Run is one run of the benchmark.
type Run struct {
	Date            time.Time
	Cores, MemoryGB int
	Neo4j, Go       string
	Seed            uint64
	Seconds         float64
	// Timeout is how long an answer was waited for, WarmUp how long each Neo4j was
	// asked before.
	Timeout, WarmUp time.Duration
	// Took is how long the whole run took.
	Took     time.Duration
	Networks []Network
	// Suggestions are what came of suggesting partners.
	Suggestions []Suggested
	// Large is the report on a registry's organisations; where there is none, LargeMissing
	// may say why.
	Large        *LargeReport
	LargeMissing string
}

// Network is what was measured on one network.
type Network struct {
	Shape string
	Links int
	// Questions describes what its questions about paths have in common.
	Questions string
	Rows      []Row
	Topology  Topology
	Load      Load
	Pages     []Page
	Pictures  []Picture
	Reports   Reports
}

// title names the network.
func (n Network) title() string { return n.Shape + ", " + thousands(int64(n.Links)) + " links" }

// Row is a question in one form, with all that were asked it side by side.
type Row struct {
	Workload, Form string
	Questions      int
	Cells          []Cell
}

// Cell is what one target answered.
type Cell struct {
	Target  string
	Samples measure.Samples
	// Work is database hits or visited links of a question; -1 where it is unknown.
	Work int64
	// Trips is how many statements a question takes; 0 where it is unknown.
	Trips float64
}

// Load is what was measured beside clients that ask the worst there is.
type Load struct {
	Measured bool
	// Aliases is how many questions each of their requests asks.
	Aliases int
	Worst   measure.Sample
	Probes  []Probe
	// Peak is the most memory that the process ever had resident, in bytes.
	Peak int64
}

// Probe is a request that was measured alone, and beside the load.
type Probe struct {
	Name          string
	Alone, Beside measure.Sample
}

// Topology is what was measured of the network's shape in memory.
type Topology struct {
	Measured bool
	// Ready is how long the server took from its start until it could answer, Build
	// how long the snapshot took of that, Stream how long it takes to read the same
	// rows over Bolt.
	Ready, Build, Stream time.Duration
	// Resident is the memory of the whole process in bytes, after it was built and
	// after all was asked; Peak the most there ever was, also while links were written.
	Resident, ResidentAfter, Peak int64
	Size                          change.Size
	Write, Seen, Again            measure.Sample
	// Apply is what changes of one link took of the snapshot's own time, Compact the
	// share of each in the next compaction.
	Apply                      measure.Sample
	Compact                    time.Duration
	Idle, Writing              measure.Sample
	LinksWritten, Transactions int
	WritingFor                 time.Duration
}
