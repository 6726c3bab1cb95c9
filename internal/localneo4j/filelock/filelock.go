// Package filelock is an exclusive lock on a file, shared between processes and released by the operating system
// when the process that holds it ends, however it ends.
package filelock

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// ErrHeld means that another process, or another Lock of this one, holds the lock.
var ErrHeld = errors.New("the lock is held")

// interval is how often a waiting process tries again: the operating system's own wait does not end with a context.
const interval = 100 * time.Millisecond

// A Lock is held from Try or Wait until Release.
type Lock struct {
	file *flock.Flock
}

// Try takes the lock on the file, which is made if need be, or returns ErrHeld at once.
func Try(path string) (*Lock, error) {
	file := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
	locked, err := file.TryLock()
	if _, notOpened := errors.AsType[*fs.PathError](err); notOpened {
		return nil, fmt.Errorf("opening the lock: %w", err)
	}
	if err != nil {
		return nil, fmt.Errorf("locking %s: %w", path, err)
	}
	if !locked {
		return nil, ErrHeld
	}
	return &Lock{file: file}, nil
}

// Wait takes the lock as soon as it is free. When it is not free at once, waiting is called, once, before the wait.
func Wait(ctx context.Context, path string, waiting func()) (*Lock, error) {
	lock, _, err := WaitAny(ctx, []string{path}, waiting)
	return lock, err
}

// WaitAny takes the first lock of several that is free, and returns its place among the paths. When none is free at
// once, waiting is called, once, before the wait.
func WaitAny(ctx context.Context, paths []string, waiting func()) (lock *Lock, which int, err error) {
	for first := true; ; first = false {
		for i, path := range paths {
			if lock, err := Try(path); !errors.Is(err, ErrHeld) {
				return lock, i, err
			}
		}
		if first {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, 0, fmt.Errorf("waiting for the lock %s: %w", strings.Join(paths, " or "), context.Cause(ctx))
		case <-time.After(interval):
		}
	}
}

// Sign writes the name of the lock's holder, which Holder reads.
func (l *Lock) Sign(holder string) error {
	if err := os.WriteFile(signature(l.file.Path()), []byte(holder+"\n"), 0o600); err != nil {
		return fmt.Errorf("signing the lock: %w", err)
	}
	return nil
}

// Holder returns what was last signed for the lock, "" where nothing was.
func Holder(path string) string {
	file, err := os.Open(signature(path))
	if err != nil {
		return ""
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 1024))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// signature is the file beside the lock that names its holder: Windows lets nobody else read a locked file.
func signature(path string) string { return path + ".holder" }

// Release releases the lock. The file stays: removing it would let two processes hold locks on two files of one name.
func (l *Lock) Release() error {
	if err := l.file.Unlock(); err != nil {
		return fmt.Errorf("releasing the lock: %w", err)
	}
	return nil
}
