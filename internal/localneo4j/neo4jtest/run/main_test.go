package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"net"
	"net/url"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

// envMain has the test's program be the command itself.
const envMain = "NEO4JTEST_RUN_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(envMain) != "" {
		main()
		return
	}
	m.Run()
}

// TestRun runs a shell that prints what it was given and ends, with a status of its own, when it is asked to.
func TestRun(t *testing.T) {
	command := exec.Command(os.Args[0], "--", "sh", "-c", `
trap 'exit 9' TERM
echo "$ENTENTE_TEST_NEO4J_SERVERS"
while :; do sleep 0.05; done`)
	command.Env = append(os.Environ(), envMain+"=1")
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(output)
	lines.Scan()
	var turns []neo4jtest.Turn
	if err := json.Unmarshal(lines.Bytes(), &turns); err != nil || len(turns) != count {
		t.Fatalf("the command was told %q", lines.Text())
	}
	hosts := map[string]bool{}
	for _, turn := range turns {
		address, err := url.Parse(turn.URI)
		if err != nil {
			t.Fatal(err)
		}
		connection, err := net.Dial("tcp", address.Host)
		if err != nil {
			t.Fatal(err)
		}
		_ = connection.Close()
		hosts[address.Host] = true
	}
	if len(hosts) != count {
		t.Errorf("there are %d servers", len(hosts))
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 9 {
		t.Errorf("ended with %v, want status 9", err)
	}
	for host := range hosts {
		if connection, err := net.Dial("tcp", host); err == nil {
			_ = connection.Close()
			t.Error("a server outlives the command")
		}
	}
}

func TestExitStatus(t *testing.T) {
	for script, want := range map[string]int{"exit 0": 0, "exit 7": 7, "kill -KILL $$": 137} {
		got, err := exitStatus(exec.Command("sh", "-c", script).Run())
		if got != want || err != nil {
			t.Errorf("%s: status %d, %v; want %d", script, got, err, want)
		}
	}
}
