package filelock_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// envHold has the test's program hold a lock until it is killed.
const envHold = "FILELOCK_TEST_HOLD"

func TestMain(m *testing.M) {
	if path := os.Getenv(envHold); path != "" {
		lock, err := filelock.Try(path)
		if err == nil {
			err = lock.Sign("the child")
		}
		if err != nil {
			_, _ = os.Stderr.WriteString(err.Error() + "\n")
			os.Exit(1)
		}
		_, _ = os.Stdout.WriteString("held\n")
		_, _ = os.Stdin.Read(make([]byte, 1)) // until the test ends
		return
	}
	m.Run()
}

func mustTry(t *testing.T, path string) *filelock.Lock {
	t.Helper()
	lock, err := filelock.Try(path)
	if err != nil {
		t.Fatal(err)
	}
	return lock
}

func TestWait(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	first := mustTry(t, path)
	if _, err := filelock.Try(path); !errors.Is(err, filelock.ErrHeld) {
		t.Errorf("a second lock: %v, want ErrHeld", err)
	}

	// What waits takes the lock when it is released, and has said once that it waits.
	waits := 0
	second, err := filelock.Wait(t.Context(), path, func() {
		waits++
		if err := first.Release(); err != nil {
			t.Error(err)
		}
	})
	if err != nil || waits != 1 {
		t.Fatalf("waited %d times, %v", waits, err)
	}

	// What waits stops with its context.
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := filelock.Wait(ctx, path, cancel); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting was cancelled: %v", err)
	}
	if err := second.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := filelock.Wait(t.Context(), path, func() { t.Error("waits for a free lock") }); err != nil {
		t.Fatal(err)
	}
}

// TestHolderKilled has a process killed that holds the lock.
func TestHolderKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	if got := filelock.Holder(path); got != "" {
		t.Errorf("the holder of no lock is %q", got)
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), envHold+"="+path)
	stdin, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := stdout.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	if _, err := filelock.Try(path); !errors.Is(err, filelock.ErrHeld) {
		t.Errorf("while the child lives: %v, want ErrHeld", err)
	}
	if got := filelock.Holder(path); got != "the child" {
		t.Errorf("the holder is %q", got)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the child was not killed")
	}
	lock := mustTry(t, path)
	if err := lock.Sign("us"); err != nil {
		t.Fatal(err)
	}
	if got := filelock.Holder(path); got != "us" {
		t.Errorf("the holder is %q", got)
	}
}

func TestNoFolder(t *testing.T) {
	_, err := filelock.Try(filepath.Join(t.TempDir(), "no", "lock"))
	if err == nil || !strings.HasPrefix(err.Error(), "opening the lock: ") {
		t.Errorf("a lock in a folder that is not there: %v", err)
	}
}
