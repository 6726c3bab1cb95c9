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

// progress writes to stderr what is being done: on a terminal in one line that is
// overwritten.
type progress struct {
	began time.Time
	last  string
}

func (p *progress) report(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if text == p.last {
		return
	}
	p.last = text
	line := fmt.Sprintf("%5s  %s", time.Since(p.began).Round(time.Second), text)
	if p.terminal() {
		fmt.Fprintf(os.Stderr, "\r\x1b[K%s", line)
		return
	}
	fmt.Fprintln(os.Stderr, line)
}

// clear takes the line away.
func (p *progress) clear() {
	if p.terminal() {
		fmt.Fprint(os.Stderr, "\r\x1b[K")
	}
}

func (p *progress) terminal() bool { return term.IsTerminal(int(os.Stderr.Fd())) }

// memory returns the gigabytes of memory of this machine; 0 where the system does not report it.
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
