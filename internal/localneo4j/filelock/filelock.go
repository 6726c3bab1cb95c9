//go:build unix

// Package filelock is an exclusive lock on a file, shared between processes and given back by the operating system
// when the process that holds it ends, however it ends.
package filelock

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"
)

// ErrHeld says that another process, or another Lock of this one, holds the lock.
var ErrHeld = errors.New("the lock is held")

// interval is how often a waiting process asks again: flock itself cannot be told to give up when a context ends.
const interval = 100 * time.Millisecond

// A Lock is held from Try or Wait until Release.
type Lock struct {
	file *os.File
}

// Try takes the lock on the file, which is made if need be, or answers ErrHeld at once.
func Try(path string) (*Lock, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the lock: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrHeld
		}
		return nil, fmt.Errorf("locking %s: %w", path, err)
	}
	return &Lock{file: file}, nil
}

// Wait takes the lock as soon as it is free. When it is not free at once, waiting is called, once, before the wait.
func Wait(ctx context.Context, path string, waiting func()) (*Lock, error) {
	lock, _, err := WaitAny(ctx, []string{path}, waiting)
	return lock, err
}

// WaitAny takes the first lock of several that is free, and tells which. When none is free at once, waiting is called,
// once, before the wait.
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

// Sign writes into the locked file who holds it, for Holder to tell.
func (l *Lock) Sign(holder string) error {
	if err := l.file.Truncate(0); err != nil {
		return fmt.Errorf("signing the lock: %w", err)
	}
	if _, err := l.file.WriteAt([]byte(holder+"\n"), 0); err != nil {
		return fmt.Errorf("signing the lock: %w", err)
	}
	return nil
}

// Holder reads the signature of the last process that signed the lock; it is empty when there is none.
func Holder(path string) string {
	file, err := os.Open(path)
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

// Release gives the lock back. The file stays: removing it would let two processes hold locks on two files of one name.
func (l *Lock) Release() error {
	if err := l.file.Close(); err != nil {
		return fmt.Errorf("releasing the lock: %w", err)
	}
	return nil
}
