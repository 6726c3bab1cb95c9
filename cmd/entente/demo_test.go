package main

import (
	"encoding/json"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

// The demo on a Neo4j of its own, from the first run to a crash. What is fetched by Maven is the user's own, so that it
// is not fetched for each test.
func TestDemo(t *testing.T) {
	home := t.TempDir()
	addr, err := freeAddress()
	if err != nil {
		t.Fatal(err)
	}
	environment := []string{"ENTENTE_HOME=" + home, "ENTENTE_ADDR=" + addr, "NEO4J_URI="}

	// The first run.
	first := start(t, environment, "demo")
	first.await(t, &first.stdout, "Ctrl-C stops it all")
	if !strings.Contains(first.stderr.String(), "The built-in network is loaded") {
		t.Errorf("the first run has loaded nothing: %s", &first.stderr)
	}
	for line := range strings.Lines(first.stdout.String()) {
		if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > 100 {
			t.Errorf("a line is too long: %s", line)
		}
	}
	askFirstQuery(t, first.stdout.String(), addr)
	importAsGreeted(t, first.stdout.String())
	askAsGreeted(t, first.stdout.String())

	// What is in use.
	busy := start(t, environment, "demo")
	busy.exits(t, 1)
	if got := busy.stderr.String(); !strings.HasPrefix(got, "entente: "+addr+" is busy: ") || strings.Count(got, "\n") != 1 {
		t.Errorf("on a busy port: %s", got)
	}
	inUse := start(t, append(environment, "ENTENTE_ADDR=127.0.0.1:0"), "demo")
	inUse.exits(t, 1)
	if got := inUse.stderr.String(); !strings.Contains(got, "is in use by process "+strconv.Itoa(first.Process.Pid)+" (entente): stop that process") {
		t.Errorf("in a folder that is in use: %s", got)
	}

	// Asked to end, it ends in order, and nothing is left.
	server := serverOf(t, home)
	first.signal(t, syscall.SIGINT)
	first.exits(t, 0)
	awaitGone(t, server)

	// The second run goes on. Asked twice, it does not wait for a request that does not end.
	second := start(t, environment, "demo")
	second.await(t, &second.stdout, "Ctrl-C stops it all")
	if got := second.stderr.String(); strings.Contains(got, "loaded") || strings.Contains(got, "Fetching") {
		t.Errorf("the second run begins anew: %s", got)
	}
	if name := nameOf(t, addr, "org:mine"); name != "Mine" {
		t.Errorf("after the first run there is %q", name)
	}
	holdRequest(t, addr)
	server = serverOf(t, home)
	second.signal(t, syscall.SIGTERM)
	second.await(t, &second.stderr, "Stopping; Ctrl-C again hastens it")
	second.signal(t, syscall.SIGINT)
	second.exits(t, 1)
	awaitGone(t, server)

	// Killed, it leaves no server behind: on Linux at once, elsewhere the next run ends it.
	third := start(t, environment, "demo")
	third.await(t, &third.stdout, "Ctrl-C stops it all")
	server = serverOf(t, home)
	third.signal(t, syscall.SIGKILL)
	third.exits(t, -1)
	if runtime.GOOS != "linux" {
		fourth := start(t, environment, "demo")
		fourth.await(t, &fourth.stdout, "Ctrl-C stops it all")
	}
	awaitGone(t, server)
}

// askFirstQuery asks what is printed for curl to ask.
func askFirstQuery(t *testing.T, greeting, addr string) {
	t.Helper()
	found := regexp.MustCompile(`curl --get (\S+) --data-urlencode \\\n\s+'query=(.*)'\n`).FindStringSubmatch(greeting)
	if found == nil {
		t.Fatalf("there is no query in the greeting: %s", greeting)
	}
	if want := "http://" + addr + "/graphql"; found[1] != want {
		t.Errorf("address %s, want %s", found[1], want)
	}
	body, err := get(found[1] + "?query=" + url.QueryEscape(found[2]))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data struct {
			Paths struct {
				Paths []struct{ Explanation string }
			}
		}
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatal(err)
	}
	if paths := answer.Data.Paths.Paths; len(paths) == 0 || !strings.HasPrefix(paths[0].Explanation, "Meylis Babayev ") {
		t.Errorf("the first query answers %s", body)
	}
	for _, sign := range []string{"  Meylis Babayev · person · ", "“", "  [1] ", "  ▼ UNESCO · organisation"} {
		if !strings.Contains(greeting, sign) {
			t.Errorf("the greeting shows no path with %q: %s", sign, greeting)
		}
	}
}

// greeted returns the variables of some name that the greeting names.
func greeted(greeting, name string) (environment []string) {
	for _, found := range regexp.MustCompile(`(?m)^  export (`+name+`\S*=\S+)$`).FindAllStringSubmatch(greeting, -1) {
		environment = append(environment, found[1])
	}
	return environment
}

// askAsGreeted asks the demo's server as the greeting says: without the database.
func askAsGreeted(t *testing.T, greeting string) {
	t.Helper()
	asked := start(t, greeted(greeting, "ENTENTE"), "path", "Meylis Babayev", "UNESCO", "--first", "1")
	asked.exits(t, 0)
	if got := asked.stdout.String(); !strings.Contains(got, "▼ UNESCO · organisation") {
		t.Errorf("asked: %s", got)
	}
}

// importAsGreeted imports an organisation into the demo's network, in the environment that the greeting names.
func importAsGreeted(t *testing.T, greeting string) {
	t.Helper()
	environment := greeted(greeting, "NEO4J")
	file := filepath.Join(t.TempDir(), "mine.jsonl")
	if err := os.WriteFile(file, []byte(`{"record":"entity","id":"org:mine","kind":"ORGANIZATION","name":"Mine"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	imported := start(t, environment, "import", file)
	imported.exits(t, 0)
	if got := imported.stdout.String(); got != "1 line: 1 entity created; revision 2\n" {
		t.Errorf("imported: %s", got)
	}
}

func nameOf(t *testing.T, addr, id string) string {
	t.Helper()
	body, err := get("http://" + addr + "/graphql?query=" + url.QueryEscape(`{ entity(id: "`+id+`") { name } }`))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data struct{ Entity struct{ Name string } }
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Data.Entity.Name
}

// holdRequest begins a request whose body does not come.
func holdRequest(t *testing.T, addr string) {
	t.Helper()
	connection, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	request := "POST /graphql HTTP/1.1\r\nHost: " + addr + "\r\nContent-Type: application/json\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"
	if _, err := connection.Write([]byte(request)); err != nil {
		t.Fatal(err)
	}
	// It is being answered when the server asks for the body.
	buffer := make([]byte, 64)
	n, err := connection.Read(buffer)
	if err != nil || !strings.HasPrefix(string(buffer[:n]), "HTTP/1.1 100 ") {
		t.Fatalf("%s (%v)", buffer[:n], err)
	}
}

// serverOf is the process of the Neo4j in a home.
func serverOf(t *testing.T, home string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(home, "neo4j", "jvm.pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if !running(t, pid) {
		t.Fatalf("there is no process %d", pid)
	}
	return pid
}
