package main

import (
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// activity tells on stderr what is being done, when it takes longer than a moment: a terminal shows it in one line that goes again, a
// log gets a line now and then.
type activity struct {
	terminal bool
	mu       sync.Mutex
	doing    string
	began    time.Time
	shown    bool
	done     chan struct{}
	ended    sync.WaitGroup
}

// newActivity begins to tell what is being done.
func newActivity(doing string) *activity {
	a := &activity{terminal: term.IsTerminal(int(os.Stderr.Fd())), doing: doing, began: time.Now(), done: make(chan struct{})}
	every := logInterval
	if a.terminal {
		every = time.Second
	}
	a.ended.Go(func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				a.tell()
			case <-a.done:
				return
			}
		}
	})
	return a
}

// now says what is being done from now on.
func (a *activity) now(doing string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.doing = doing
}

func (a *activity) tell() {
	a.mu.Lock()
	defer a.mu.Unlock()
	text := fmt.Sprintf("%s … %.0f s", a.doing, time.Since(a.began).Seconds())
	if !a.terminal {
		fmt.Fprintln(os.Stderr, text)
		return
	}
	fmt.Fprint(os.Stderr, clearLine+text)
	a.shown = true
}

// clearLine goes to the beginning of a line, and takes away what is in it: sequences of ECMA-48.
const clearLine = "\r\x1b[K"

// end ends to tell.
func (a *activity) end() {
	close(a.done)
	a.ended.Wait()
	if a.shown {
		fmt.Fprint(os.Stderr, clearLine)
	}
}
