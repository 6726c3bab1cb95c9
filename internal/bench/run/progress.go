package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"
)

// told tells, on stderr, what is being done: on a terminal in one line that is
// overwritten.
type told struct {
	began time.Time
	last  string
}

func (t *told) tell(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if text == t.last {
		return
	}
	t.last = text
	line := fmt.Sprintf("%5s  %s", time.Since(t.began).Round(time.Second), text)
	if t.terminal() {
		fmt.Fprintf(os.Stderr, "\r\x1b[K%s", line)
		return
	}
	fmt.Fprintln(os.Stderr, line)
}

// clear takes the line away.
func (t *told) clear() {
	if t.terminal() {
		fmt.Fprint(os.Stderr, "\r\x1b[K")
	}
}

func (t *told) terminal() bool { return term.IsTerminal(int(os.Stderr.Fd())) }

// memory gives the gigabytes of memory of this machine; 0 where it can't be told.
func memory(ctx context.Context) int {
	const gigabyte = 1 << 30
	if runtime.GOOS == "darwin" {
		text, err := exec.CommandContext(ctx, "sysctl", "-n", "hw.memsize").Output()
		if err != nil {
			return 0
		}
		bytes, _ := strconv.Atoi(strings.TrimSpace(string(text))) // 0 where it is none
		return bytes / gigabyte
	}
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	var kilobytes int
	_, _ = fmt.Sscanf(string(text), "MemTotal: %d kB", &kilobytes) // 0 where it says nothing
	return (kilobytes<<10 + gigabyte/2) / gigabyte
}
