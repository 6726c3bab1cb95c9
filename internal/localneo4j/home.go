package localneo4j

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// A home is the data folder of one server, locked for as long as we use it.
//
//	conf/neo4j.conf   written anew before each start
//	data/             the graph
//	logs/             neo4j.log, debug.log, console.log
//	password          of the user neo4j, readable by its owner only
//	jvm.pid           of the server, while it runs
//	lock              held by the process that runs the server
//	lock.holder       which process that is
type home struct {
	dir       string
	ephemeral bool
	password  string
	lock      *filelock.Lock
}

func (h *home) path(elements ...string) string {
	return filepath.Join(append([]string{h.dir}, elements...)...)
}

// openHome locks the folder, ends a server that a killed process left behind in it, and reads or makes the password.
func openHome(cfg Config) (*home, error) {
	h := &home{dir: cfg.Home, ephemeral: cfg.Ephemeral}
	if cfg.Ephemeral {
		removeAbandoned(os.TempDir())
		dir, err := os.MkdirTemp("", ephemeralPrefix)
		if err != nil {
			return nil, explain(err, "making a temporary data folder", os.TempDir())
		}
		h.dir = dir
	}
	dir, err := filepath.Abs(h.dir)
	if err != nil {
		return nil, fmt.Errorf("finding the data folder %s: %w", h.dir, err)
	}
	h.dir = dir
	if err := h.open(); err != nil {
		return nil, errors.Join(err, h.close())
	}
	return h, nil
}

const (
	ephemeralPrefix = "entente-neo4j-"
	// abandonedAfter is how long an unlocked ephemeral folder must have lain still: one that is just being made is
	// not locked yet.
	abandonedAfter = 10 * time.Minute
)

// removeAbandoned removes ephemeral folders of processes that were killed, and ends their servers if they still run.
// What cannot be removed is left to the next to come.
func removeAbandoned(parent string) {
	folders, err := filepath.Glob(filepath.Join(parent, ephemeralPrefix+"*"))
	if err != nil {
		return
	}
	for _, folder := range folders {
		info, err := os.Lstat(folder)
		if err != nil || !info.IsDir() || !ownedByUs(info) || time.Since(info.ModTime()) < abandonedAfter {
			continue
		}
		abandoned := &home{dir: folder, ephemeral: true}
		if abandoned.lock, err = filelock.Try(abandoned.path("lock")); err != nil {
			continue
		}
		if abandoned.endLeftover() == nil {
			_ = abandoned.close()
		}
	}
}

func (h *home) open() error {
	for _, folder := range []string{"", "conf", "data", "logs"} {
		if err := os.MkdirAll(h.path(folder), 0o700); err != nil {
			return explain(err, "making the data folder", h.dir)
		}
	}
	lock, err := filelock.Try(h.path("lock"))
	if errors.Is(err, filelock.ErrHeld) {
		return fmt.Errorf("the data folder %s is in use by %s: stop that process, or choose another data folder",
			h.dir, filelock.Holder(h.path("lock")))
	}
	if err != nil {
		return explain(err, "locking the data folder", h.dir)
	}
	h.lock = lock
	if err := lock.Sign(fmt.Sprintf("process %d (%s)", os.Getpid(), filepath.Base(os.Args[0]))); err != nil {
		return explain(err, "locking the data folder", h.dir)
	}
	if err := h.endLeftover(); err != nil {
		return err
	}
	return h.readPassword()
}

// endLeftover ends the server of a process that was killed where the system cannot tie the two together. That it is
// ours and not another that got its number is seen from its command line, which names this folder.
func (h *home) endLeftover() error {
	text, err := os.ReadFile(h.path("jvm.pid"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(err, "reading the server's process id", h.dir)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err == nil && strings.Contains(commandLine(pid)+" ", h.flag()+" ") {
		if err := endStranger(pid, 20*time.Second); err != nil {
			return fmt.Errorf("a Neo4j of an earlier run still uses the data folder %s (%w): end it by hand", h.dir, err)
		}
	}
	return h.forgetPid()
}

// flag sets where Neo4j's home is, and shows us which home a JVM belongs to.
func (h *home) flag() string { return "--home-dir=" + h.dir }

func (h *home) writePid(pid int) error {
	if err := os.WriteFile(h.path("jvm.pid"), []byte(strconv.Itoa(pid)+"\n"), 0o600); err != nil {
		return explain(err, "noting the server's process id", h.dir)
	}
	return nil
}

func (h *home) forgetPid() error {
	if err := os.Remove(h.path("jvm.pid")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain(err, "removing the server's process id", h.dir)
	}
	return nil
}

// readPassword reads the password of an earlier run, or makes one for a folder without a graph.
func (h *home) readPassword() error {
	text, err := os.ReadFile(h.path("password"))
	switch {
	case err == nil && strings.TrimSpace(string(text)) != "":
		h.password = strings.TrimSpace(string(text))
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return explain(err, "reading the password", h.path("password"))
	case h.started():
		return fmt.Errorf("the data folder %s has a graph but its password is gone: put the file %s back, or choose another data folder",
			h.dir, h.path("password"))
	}
	h.password = rand.Text()
	staged := h.path("password.new")
	if err := os.WriteFile(staged, []byte(h.password+"\n"), 0o600); err != nil {
		return explain(err, "writing the password", h.dir)
	}
	if err := os.Rename(staged, h.path("password")); err != nil {
		return explain(err, "writing the password", h.dir)
	}
	return nil
}

// started reports whether Neo4j has ever made its databases here.
func (h *home) started() bool {
	_, err := os.Stat(h.path("data", "databases", "system"))
	return err == nil
}

// setPassword sets the password before Neo4j's first start. It reads it from the file, so that nobody sees it in
// the list of processes. The tool is what neo4j-admin starts, after a while, in a second JVM.
func (h *home) setPassword(ctx context.Context, cfg Config, runtime java, jars string) error {
	if h.started() {
		return nil
	}
	cmd := exec.Command(runtime.command(), append(cfg.archive.used().options(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
		"-cp", filepath.Join(jars, "*"), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", "@"+h.path("password"))...)
	cmd.Env = h.environment(runtime)
	var output strings.Builder
	cmd.Stdout, cmd.Stderr = &output, &output
	admin, err := launch(cmd)
	if err != nil {
		return fmt.Errorf("setting Neo4j's password: %w", err)
	}
	select {
	case <-ctx.Done():
		admin.kill()
		return fmt.Errorf("setting Neo4j's password: %w", context.Cause(ctx))
	case <-admin.done:
	}
	if admin.err != nil {
		return fmt.Errorf("setting Neo4j's password: %w: %s", admin.err, essential(output.String()))
	}
	return nil
}

// environment returns the variables by which Neo4j's commands know where things are.
func (h *home) environment(runtime java) []string {
	return append(os.Environ(), "JAVA_HOME="+runtime.home, "NEO4J_HOME="+h.dir, "NEO4J_CONF="+h.path("conf"))
}

// release releases the folder; its server has ended.
func (h *home) release() error {
	if h.lock == nil {
		return nil // and perhaps somebody else has it by now
	}
	err := errors.Join(h.forgetPid(), h.lock.Release())
	h.lock = nil
	return err
}

// close releases the folder and removes it if it is ephemeral.
func (h *home) close() error {
	err := h.release()
	if h.ephemeral {
		err = errors.Join(err, os.RemoveAll(h.dir))
	}
	return err
}
