package localneo4j

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEssential(t *testing.T) {
	tests := []struct{ name, log, want string }{
		{"nothing", "", "it says nothing"},
		{
			"the innermost cause",
			`2026-11-22 03:13:08.607+0000 INFO  Starting...
2026-11-22 03:13:25.376+0000 ERROR Failed to start Neo4j on localhost:7474.
java.lang.RuntimeException: Error starting Neo4j database server at /data/databases
	at org.neo4j.graphdb.facade.DatabaseManagementServiceFactory.startDatabaseServer(DatabaseManagementServiceFactory.java:288)
Caused by: org.neo4j.kernel.lifecycle.LifecycleException: Component 'x' was successfully initialized, but failed to start.
	... 5 more
Caused by: io.netty.channel.unix.Errors$NativeIoException: bind(..) failed with error(-98): Address already in use
2026-11-22 03:13:25.376+0000 INFO  Neo4j Server shutdown initiated by request
2026-11-22 03:13:25.376+0000 INFO  Stopped.
`,
			"bind(..) failed with error(-98): Address already in use",
		},
		{
			"the last of several errors",
			`2026-11-22 03:13:08.607+0000 ERROR First.
Caused by: java.io.IOException: first cause
2026-11-22 03:13:09.607+0000 ERROR Second.
2026-11-22 03:13:10.607+0000 INFO  Stopped.`,
			"Second.",
		},
		{
			"an exception before there is a log",
			`Exception in thread "main" java.lang.IllegalArgumentException: Error evaluating value for setting 'x'. '0s' is not a valid integer value
	at org.neo4j.configuration.Config.evaluateSetting(Config.java:869)
Caused by: java.lang.NumberFormatException: For input string: "0s"
	... 9 more`,
			`For input string: "0s"`,
		},
		{
			"the JVM's own",
			"Error occurred during initialization of VM\nToo small maximum heap\n",
			"Error occurred during initialization of VM: Too small maximum heap",
		},
		{"an exception without a message", "Caused by: java.lang.NullPointerException\n", "java.lang.NullPointerException"},
		{"the last line", "one\n\ntwo\n", "two"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, essential(test.log)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestExplain(t *testing.T) {
	inPath := func(err error) error {
		return fmt.Errorf("deeper: %w", &fs.PathError{Op: "mkdir", Path: "/data", Err: err})
	}
	tests := []struct {
		err  error
		want string
	}{
		{inPath(syscall.ENOSPC), "making the data folder: the disk of /data is full (deeper: mkdir /data: no space left on device): free some space, or choose a folder on another disk"},
		{inPath(syscall.EACCES), "making the data folder: this user may not write to /data (deeper: mkdir /data: permission denied): change its owner or its rights, or choose another folder"},
		{inPath(syscall.EROFS), "making the data folder: this user may not write to /data (deeper: mkdir /data: read-only file system): change its owner or its rights, or choose another folder"},
		{inPath(syscall.ENOTDIR), "making the data folder: /data is not a folder (deeper: mkdir /data: not a directory): choose another"},
		{inPath(syscall.EIO), "making the data folder: deeper: mkdir /data: input/output error"},
	}
	for _, test := range tests {
		explained := explain(test.err, "making the data folder", "/data")
		if diff := cmp.Diff(test.want, explained.Error()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if !errors.Is(explained, test.err) {
			t.Errorf("%v has lost its cause", explained)
		}
	}
}

func TestReadFrom(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	if got := readFrom(log, sizeOf(log)); got != "" {
		t.Errorf("of a log that is not there: %q", got)
	}
	mustWrite(t, log, "earlier\n")
	before := sizeOf(log)
	mustWrite(t, log, "earlier\nnow\n")
	if got := readFrom(log, before); got != "now\n" {
		t.Errorf("of this run: %q", got)
	}
	if err := os.Truncate(log, 0); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, log, "new\n")
	if got := readFrom(log, before); got != "new\n" {
		t.Errorf("of a log that was begun again: %q", got)
	}
}
