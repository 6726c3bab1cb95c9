package clienttest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// build builds entente, as these tests are built, so that nothing is compiled a second time.
func build(t *testing.T) (program string) {
	t.Helper()
	program = filepath.Join(t.TempDir(), "entente")
	run(t, exec.Command("go", "build", "-buildvcs=false", "-race="+setting("-race"), "-o", program, "../../cmd/entente"))
	return program
}

// setting returns a setting that these tests were built with, of those that are true or false.
func setting(name string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == name {
				return s.Value
			}
		}
	}
	return "false"
}

// run runs a command to its end, and shows what it said if it failed.
func run(t *testing.T, command *exec.Cmd) {
	t.Helper()
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command.Args, " "), err, said)
	}
}

// A site is a running entente.
type site struct{ url string }

// serveTwo brings the built-in network into an empty database, beside it a made-up one that has every type of link, and
// serves them.
func serveTwo(t *testing.T, program string) site {
	t.Helper()
	db := storetest.Empty(t)
	environment := append(os.Environ(), "NEO4J_URI="+db.URI, "NEO4J_USERNAME="+db.Username, "NEO4J_PASSWORD="+db.Password)
	load := exec.Command(program, "import", "-")
	load.Env, load.Stdin = environment, seed.JSONL()
	run(t, load)
	storetest.Put(t, storetest.Connect(t, db), storetest.Scatter("made", 70, 240))
	return start(t, program, environment)
}

// serveAgain serves the same network once more, without the topology.
func serveAgain(t *testing.T, program string) site {
	t.Helper()
	db := neo4jtest.Shared(t)
	return start(t, program, append(os.Environ(), "ENTENTE_TOPOLOGY=off", "NEO4J_URI="+db.URI, "NEO4J_USERNAME="+db.Username, "NEO4J_PASSWORD="+db.Password))
}

// start starts a process that serves, waits until it can answer, and sees to its end.
func start(t *testing.T, program string, environment []string) site {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	_ = listener.Close()
	var log bytes.Buffer
	// On a busy machine a query that is planned for the first time may take longer than a server lets it.
	command := exec.Command(program, "serve", "--addr", addr, "--log", "warn", "--read-timeout", "5m")
	command.Env, command.Stderr = environment, &log
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt) // it may have ended, which is seen next
		if err := <-ended; err != nil || t.Failed() {
			t.Errorf("entente ended (%v) and has said:\n%s", err, &log)
		}
	})
	s := site{"http://" + addr}
	for range 600 {
		if response, err := http.Get(s.url + "/readyz"); err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return s
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("entente does not get ready")
	return s
}

// schema returns the schema as the server serves it.
func (s site) schema(t *testing.T) string {
	t.Helper()
	response, err := http.Get(s.url + "/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	return body(t, response)
}

// ask returns the answer to a query, in which there is to be no error.
func (s site) ask(t *testing.T, query string, variables map[string]any) map[string]any {
	t.Helper()
	question, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(s.url+"/graphql", "application/json", bytes.NewReader(question))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data   map[string]any
		Errors []any
	}
	decoder := json.NewDecoder(strings.NewReader(body(t, response)))
	decoder.UseNumber()
	if err := decoder.Decode(&answer); err != nil || answer.Errors != nil {
		t.Fatalf("%v %v answers\n%s", err, answer.Errors, query)
	}
	return answer.Data
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(fmt.Errorf("%s (%w): %s", response.Status, err, text))
	}
	return string(text)
}
