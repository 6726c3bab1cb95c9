package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// process is a running entente.
type process struct {
	*exec.Cmd
	stdout, stderr lockedBuffer
	ended          chan struct{}
}

// start starts entente with further variables, NAME=value, and sees to its end.
func start(t *testing.T, environment []string, arguments ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("entente", arguments...), ended: make(chan struct{})}
	p.Stdout, p.Stderr = &p.stdout, &p.stderr
	p.Env = append(os.Environ(), environment...)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.Wait() // ProcessState says how it ended
		close(p.ended)
	}()
	t.Cleanup(func() {
		_ = p.Process.Kill() // in case that the test has failed
		<-p.ended
	})
	return p
}

// await waits until the program has written the text.
func (p *process) await(t *testing.T, out *lockedBuffer, text string) {
	t.Helper()
	err := eventually(func() error {
		select {
		case <-p.ended:
			return nil
		default:
		}
		if !strings.Contains(out.String(), text) {
			return fmt.Errorf("entente has not said %q", text)
		}
		return nil
	})
	if err != nil || !strings.Contains(out.String(), text) {
		t.Fatalf("waiting for %q: %v\nstdout: %s\nstderr: %s", text, err, &p.stdout, &p.stderr)
	}
}

func (p *process) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

// exits waits for the end and checks the exit status.
func (p *process) exits(t *testing.T, status int) {
	t.Helper()
	<-p.ended
	if got := p.ProcessState.ExitCode(); got != status {
		t.Fatalf("exit status %d, want %d\nstdout: %s\nstderr: %s", got, status, &p.stdout, &p.stderr)
	}
}

// lockedBuffer is written to by one goroutine and read by another.
type lockedBuffer struct {
	mutex  sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(text []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.buffer.Write(text)
}

func (b *lockedBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.buffer.String()
}

// awaitGone waits until there is no process of that id.
func awaitGone(t *testing.T, pid int) {
	t.Helper()
	if err := eventually(func() error {
		if running(t, pid) {
			return fmt.Errorf("process %d is still there", pid)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// running reports whether there is a process of that id.
func running(t *testing.T, pid int) bool {
	t.Helper()
	p, err := os.FindProcess(pid)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Release() }()
	err = p.Signal(syscall.Signal(0))
	if err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	return err == nil
}
