package localneo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// A process is a child of ours with a process group of its own, so that Ctrl-C in the terminal reaches us alone and
// we end it in order. On Linux it cannot outlive us.
type process struct {
	pid   int
	child *os.Process
	done  chan struct{} // closed when it has ended
	err   error         // how it ended; to be read after done
}

// launch starts the command. The operating system ties the child's life to the thread that started it, not to the
// whole process: that thread is kept until the child has ended.
func launch(cmd *exec.Cmd) (*process, error) {
	cmd.SysProcAttr = childAttributes()
	p := &process{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with this goroutine
		if err := cmd.Start(); err != nil {
			started <- err
			return
		}
		p.pid, p.child = cmd.Process.Pid, cmd.Process
		started <- nil
		p.err = cmd.Wait()
		close(p.done)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	return p, nil
}

// stopPatience is how long a process that was asked to end may take before it is killed.
const stopPatience = 30 * time.Second

// end asks the process to end and waits for it. It kills it, and reports that, when it takes too long or the context
// ends.
func (p *process) end(ctx context.Context, patience time.Duration) (killed bool) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_ = p.child.Signal(syscall.SIGTERM) // it may have ended just now, which is as well
	select {
	case <-p.done:
		return false
	case <-ctx.Done():
		p.kill()
		return true
	}
}

func (p *process) kill() {
	_ = p.child.Kill() // likewise
	<-p.done
}

// endStranger ends a process that is not our child, in order if it does so in time.
func endStranger(pid int, patience time.Duration) error {
	stranger, err := os.FindProcess(pid)
	if err != nil {
		return fmt.Errorf("finding process %d: %w", pid, err)
	}
	defer func() { _ = stranger.Release() }()
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Kill} {
		err := stranger.Signal(signal)
		if errors.Is(err, os.ErrProcessDone) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("ending process %d: %w", pid, err)
		}
		for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if commandLine(pid) == "" {
				return nil
			}
		}
	}
	return fmt.Errorf("process %d does not end", pid)
}
