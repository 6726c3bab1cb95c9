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
	// Patience is how long was waited for an answer.
	Patience time.Duration
	Networks []Network
}

// Network is what was measured on one network.
type Network struct {
	Links    int
	Rows     []Row
	Topology Topology
}

// Row is a question in one form, with those who were asked it side by side.
type Row struct {
	Workload, Form string
	Questions      int
	Cells          []Cell
}

// Cell is one who was asked.
type Cell struct {
	Subject string
	Samples measure.Samples
	// Work is database hits or visited links of a question; -1 where nobody knows.
	Work int64
	// Trips is how many statements a question takes; 0 where nobody knows.
	Trips float64
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
