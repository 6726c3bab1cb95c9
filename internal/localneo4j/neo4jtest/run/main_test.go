package main

import (
	"bufio"
	"errors"
	"net"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
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

// TestRun runs a shell that tells what it was given and ends, with a status of its own, when it is asked to.
func TestRun(t *testing.T) {
	command := exec.Command(os.Args[0], "--", "sh", "-c", `
trap 'exit 9' TERM
echo "$ENTENTE_TEST_NEO4J_URI $ENTENTE_TEST_NEO4J_USERNAME $ENTENTE_TEST_NEO4J_PASSWORD $ENTENTE_TEST_NEO4J_LOCK"
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
	words := strings.Fields(lines.Text())
	if len(words) != 4 {
		t.Fatalf("the command was told %q", lines.Text())
	}
	address, err := url.Parse(words[0])
	if err != nil {
		t.Fatal(err)
	}
	connection, err := net.Dial("tcp", address.Host)
	if err != nil {
		t.Fatal(err)
	}
	_ = connection.Close()
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 9 {
		t.Errorf("ended with %v, want status 9", err)
	}
	if connection, err := net.Dial("tcp", address.Host); err == nil {
		_ = connection.Close()
		t.Error("the server outlives the command")
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
