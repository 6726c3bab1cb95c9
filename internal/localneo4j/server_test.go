package localneo4j

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// envHome has the test's program start a server in that folder, as a process that the test can kill.
const envHome = "LOCALNEO4J_TEST_HOME"

func TestMain(m *testing.M) {
	if home := os.Getenv(envHome); home != "" {
		if err := serveUntilKilled(home); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	m.Run()
}

func testConfig(home string) Config {
	return Config{Home: home, Cache: os.Getenv("ENTENTE_CACHE"), HeapMB: 384, PageCacheMB: 64, Quick: true, Progress: os.Stderr, StartTimeout: 5 * time.Minute}
}

// mustDefault is the configuration of the tests, complete.
func mustDefault(t *testing.T) Config {
	t.Helper()
	cfg, err := testConfig(t.TempDir()).withDefaults()
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func serveUntilKilled(home string) error {
	server, err := Start(context.Background(), testConfig(home))
	if err != nil {
		return err
	}
	if _, err := ask(server, "CREATE (:Written {by: 'a process that was killed'})"); err != nil {
		return err
	}
	fmt.Println("serving", server.process.pid)
	<-server.Done()
	return server.Err()
}

// ask runs a query and returns the values of its rows.
func ask(server *Server, query string) ([]any, error) {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(server.URI(), neo4j.BasicAuth(server.Username(), server.Password(), ""))
	if err != nil {
		return nil, err
	}
	result, err := neo4j.ExecuteQuery(ctx, driver, query, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err = errors.Join(err, driver.Close(ctx)); err != nil {
		return nil, err
	}
	var values []any
	for _, record := range result.Records {
		values = append(values, record.Values...)
	}
	return values, nil
}

func mustStart(t *testing.T, home string) *Server {
	t.Helper()
	server, err := Start(t.Context(), testConfig(home))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(context.Background()); err != nil {
			t.Errorf("stopping: %v", err)
		}
	})
	return server
}

func wantWritten(t *testing.T, server *Server, want ...any) {
	t.Helper()
	got, err := ask(server, "MATCH (n:Written) RETURN n.by AS by ORDER BY by")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("written (-want +got):\n%s", diff)
	}
}

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// awaitGone waits for a process to end; the test's own timeout bounds the wait.
func awaitGone(t *testing.T, pid int) {
	t.Helper()
	for commandLine(pid) != "" {
		select {
		case <-t.Context().Done():
			t.Fatal("the test has ended and the process has not")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// TestLife follows one data folder through everything that happens to a server.
func TestLife(t *testing.T) {
	home := filepath.Join(t.TempDir(), "new", "home")

	// The process that serves is killed: the server ends with it, and what was committed stays.
	pid, kill := startInChild(t, home)
	if !strings.Contains(commandLine(pid), "--home-dir="+home) {
		t.Fatalf("process %d is not the server: %s", pid, commandLine(pid))
	}
	if runtime.GOOS == "linux" { // where it is seen of what the server's memory is made
		archive := newClassArchive(newJarCache(mustDefault(t).Cache), realJava(t)).file
		if maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid)); err != nil || !strings.Contains(string(maps), archive) {
			t.Errorf("the server does not use %s: %v", archive, err)
		}
	}
	kill()
	if runtime.GOOS == "linux" { // elsewhere the next start ends it
		awaitGone(t, pid)
	}
	server := mustStart(t, home)
	wantWritten(t, server, "a process that was killed")
	info, err := os.Stat(filepath.Join(home, "password"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the password file: %v, %v; want mode 0600", info, err)
	}

	// Others are refused.
	_, err = Start(t.Context(), testConfig(home))
	wantError(t, err, fmt.Sprintf("the data folder %s is in use by process %d (%s): stop that process, or choose another data folder",
		home, os.Getpid(), filepath.Base(os.Args[0])))
	onPort := testConfig(t.TempDir())
	onPort.Port = server.port
	_, err = Start(t.Context(), onPort)
	wantError(t, err, fmt.Sprintf("port %d on 127.0.0.1 is busy: stop the program that uses it, or choose another port for Neo4j", server.port))

	// Nothing listens but Bolt, and that on loopback only.
	if got, err := ask(server, "SHOW SETTINGS YIELD name, value WHERE name IN "+
		"['server.http.enabled', 'server.https.enabled', 'dbms.usage_report.enabled', 'server.bolt.listen_address'] RETURN value ORDER BY name"); err != nil {
		t.Error(err)
	} else if diff := cmp.Diff([]any{"false", fmt.Sprintf("127.0.0.1:%d", server.port), "false", "false"}, got); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}

	// Stopped in order, twice.
	if _, err := ask(server, "CREATE (:Written {by: 'a server that was stopped'})"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := server.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	<-server.Done()
	if log := readFrom(filepath.Join(home, "logs", "neo4j.log"), server.logs[1].before); !strings.HasSuffix(log, " INFO  Stopped.\n") {
		t.Errorf("the server did not stop in order: %s", log)
	}
	if _, err := net.Dial("tcp", mustHost(t, server.URI())); err == nil {
		t.Error("the port still answers")
	}

	// Started again with the same password, and killed like a crash.
	second := mustStart(t, home)
	if second.Password() != server.Password() {
		t.Error("the password has changed")
	}
	if _, err := ask(second, "CREATE (:Written {by: 'a server that was killed'})"); err != nil {
		t.Fatal(err)
	}
	if err := second.Kill(); err != nil {
		t.Fatal(err)
	}
	<-second.Done()
	wantError(t, second.Err(), fmt.Sprintf("the Neo4j server has stopped (signal: killed): Started. (its logs are in %s/logs)", home))

	// A server that was left behind, as happens where the system does not tie it to us, is ended by the next start.
	leftover := startLeftover(t, second)
	third := mustStart(t, home)
	awaitGone(t, leftover)
	wantWritten(t, third, "a process that was killed", "a server that was killed", "a server that was stopped")
}

// startInChild starts a server in a process of its own, and returns the server's process id.
func startInChild(t *testing.T, home string) (pid int, kill func()) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), envHome+"="+home)
	output, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	child.Stderr = os.Stderr
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(output)
	lines.Scan()
	number, serving := strings.CutPrefix(lines.Text(), "serving ")
	if pid, err = strconv.Atoi(number); !serving || err != nil {
		t.Fatalf("the child says: %s", lines.Text())
	}
	return pid, func() {
		t.Helper()
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := child.Wait(); !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("the child ended otherwise: %v", err)
		}
	}
}

// startLeftover starts the ended server's JVM again behind its back, and notes its process id as if it were ours.
func startLeftover(t *testing.T, ended *Server) (pid int) {
	t.Helper()
	cfg := mustDefault(t)
	java := realJava(t)
	cmd := exec.Command(java.command(), ended.home.serverCommand(cfg, newJarCache(cfg.Cache).lib())...)
	cmd.Env = ended.home.environment(java)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	if err := ended.home.writePid(cmd.Process.Pid); err != nil {
		t.Fatal(err)
	}
	for { // until it has the data folder's own lock: before that it would be no hindrance
		connection, err := net.Dial("tcp", mustHost(t, ended.URI()))
		if err == nil {
			_ = connection.Close()
			return cmd.Process.Pid
		}
		select {
		case <-t.Context().Done():
			t.Fatal("the leftover server does not start")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func mustHost(t *testing.T, uri string) string {
	t.Helper()
	address, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	return address.Host
}

func TestStartRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	mustWrite(t, file, "")
	forgotten := t.TempDir()
	mustWrite(t, filepath.Join(forgotten, "data", "databases", "system", "neostore"), "")
	tests := []struct {
		name, want string
		cfg        Config
	}{
		{"no folder", "a local Neo4j needs either a data folder or to be ephemeral", Config{}},
		{"two folders", "a local Neo4j needs either a data folder or to be ephemeral", Config{Home: forgotten, Ephemeral: true}},
		{"no port", "65536 is no port: choose one between 1 and 65535", Config{Home: forgotten, Port: 65536}},
		{
			"a file for a folder",
			fmt.Sprintf("making the data folder: %s is not a folder (mkdir %[1]s: not a directory): choose another", file),
			Config{Home: file},
		},
		{
			"a graph without its password",
			fmt.Sprintf("the data folder %s has a graph but its password is gone: put the file %[1]s/password back, or choose another data folder", forgotten),
			Config{Home: forgotten},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Start(t.Context(), test.cfg)
			wantError(t, err, test.want)
		})
	}
}

// TestStartTakesTooLong has the server be stopped when it is not given the time to answer.
func TestStartTakesTooLong(t *testing.T) {
	cfg := testConfig(t.TempDir())
	cfg.StartTimeout = time.Millisecond
	_, err := Start(t.Context(), cfg)
	wantError(t, err, fmt.Sprintf("waiting for Neo4j: no answer within 1ms: give it more time or memory, or see its log %s/logs/neo4j.log", cfg.Home))
	if _, err := os.Stat(filepath.Join(cfg.Home, "jvm.pid")); !os.IsNotExist(err) {
		t.Errorf("the server's process id is still noted: %v", err)
	}
}

// TestStartFails has the JVM end before it serves, and the folder be free afterwards.
func TestStartFails(t *testing.T) {
	cfg := testConfig(t.TempDir())
	cfg.HeapMB = 1
	for range 2 {
		_, err := Start(t.Context(), cfg)
		wantError(t, err, fmt.Sprintf("starting Neo4j: the Neo4j server has stopped (exit status 1): "+
			"Error occurred during initialization of VM: Too small maximum heap (its logs are in %s/logs)", cfg.Home))
	}
}

// TestEphemeral is about folders only: that the server works is seen elsewhere.
func TestEphemeral(t *testing.T) {
	parent := t.TempDir()
	t.Setenv("TMPDIR", parent)
	long := time.Now().Add(-2 * abandonedAfter)
	for name, held := range map[string]bool{"killed": false, "running": true} {
		folder := filepath.Join(parent, ephemeralPrefix+name)
		mustWrite(t, filepath.Join(folder, "data", "x"), "")
		if held {
			other := &home{dir: folder}
			if err := other.open(); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := other.release(); err != nil {
					t.Error(err)
				}
			})
		}
		if err := os.Chtimes(folder, long, long); err != nil {
			t.Fatal(err)
		}
	}
	mustWrite(t, filepath.Join(parent, ephemeralPrefix+"young", "data", "x"), "")
	made, err := openHome(Config{Ephemeral: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{ephemeralPrefix + "running", ephemeralPrefix + "young"}
	if diff := cmp.Diff(slices.Sorted(slices.Values(append(want, filepath.Base(made.dir)))), names(t, parent)); diff != "" {
		t.Errorf("while it is open (-want +got):\n%s", diff)
	}
	if err := made.close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, names(t, parent)); diff != "" {
		t.Errorf("after it was closed (-want +got):\n%s", diff)
	}
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
