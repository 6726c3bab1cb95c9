package main

import (
	"os"
	"runtime"
	"sync"
	"time"
)

// processors lets the scheduler use two processors more than there are cores while long searches run, which take the
// cores for themselves: one for all else, and one while the garbage collector has that. The operating system then shares
// out the cores. Always to have them would make every small request dearer, since idle processors look for work.
type processors struct {
	mu    sync.Mutex
	cores int
	more  bool
	// fewer takes them away once no long search has run for a while; nil while one runs.
	fewer *time.Timer
}

// newProcessors returns nil where GOMAXPROCS says how many there are.
func newProcessors() *processors {
	if os.Getenv("GOMAXPROCS") != "" {
		return nil
	}
	return &processors{cores: runtime.GOMAXPROCS(0)}
}

// long notes how many long searches run. To change the number of processors stops the world for a moment, so they stay
// for a second.
func (p *processors) long(searches int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fewer != nil {
		p.fewer.Stop()
		p.fewer = nil
	}
	switch {
	case searches > 0 && !p.more:
		p.more = true
		runtime.GOMAXPROCS(p.cores + 2)
	case searches == 0 && p.more:
		p.fewer = time.AfterFunc(time.Second, p.end)
	}
}

func (p *processors) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fewer == nil {
		return // another long search has begun
	}
	p.fewer, p.more = nil, false
	runtime.GOMAXPROCS(p.cores)
}
