package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestMain puts this very program on the PATH under the name entente, where it is entente.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "entente" {
		main()
	}
	bin, err := putOnPath()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	neo4jtest.Main(m)
	_ = os.RemoveAll(bin) // a link
}

func putOnPath() (bin string, err error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	if bin, err = os.MkdirTemp("", "entente-bin-"); err != nil {
		return "", err
	}
	if err := os.Symlink(self, filepath.Join(bin, "entente")); err != nil {
		return "", err
	}
	return bin, os.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// Each script begins with an empty database, the built-in network in network.jsonl, the definition of a report that the manual
// shows in documented.yaml, and a free address in $ADDR. With UPDATE=1 in the environment, what they compare is written anew.
func TestScripts(t *testing.T) {
	testscript.RunT(serial{t}, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup:               setUpScript,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":     exitStatus,
			"cypher":     runCypher,
			"get":        getURL,
			"revalidate": revalidateURL,
			"await":      awaitText,
		},
	})
}

// serial runs scripts one after the other: they have one database.
type serial struct{ *testing.T }

func (serial) Parallel()     {}
func (serial) Verbose() bool { return testing.Verbose() }

func (s serial) Run(name string, run func(testscript.T)) {
	s.T.Run(name, func(t *testing.T) { run(serial{t}) })
}

func setUpScript(env *testscript.Env) error {
	db := storetest.Empty(env.T().(serial).T)
	for name, value := range connectionTo(db) {
		env.Setenv(name, value)
	}
	addr, err := freeAddress()
	if err != nil {
		return err
	}
	env.Setenv("ADDR", addr)
	network, err := io.ReadAll(seed.JSONL())
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(env.WorkDir, "network.jsonl"), network, 0o644); err != nil {
		return err
	}
	definition, err := documentedDefinition()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(env.WorkDir, "documented.yaml"), definition, 0o644)
}

// documentedDefinition returns the definition of a report that the manual shows, as it is there.
func documentedDefinition() ([]byte, error) {
	manual, err := os.ReadFile("../../docs/command-line.md")
	if err != nil {
		return nil, err
	}
	_, text, begins := bytes.Cut(manual, []byte("```yaml\n"))
	text, _, ends := bytes.Cut(text, []byte("```"))
	if !begins || !ends {
		return nil, errors.New("the manual shows no definition")
	}
	return text, nil
}

func connectionTo(db neo4jtest.Database) map[string]string {
	return map[string]string{"NEO4J_URI": db.URI, "NEO4J_USERNAME": db.Username, "NEO4J_PASSWORD": db.Password}
}

func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// exitStatus is `status N command ...`: the command ends with that status.
func exitStatus(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// runCypher is `cypher STATEMENT`: past entente, as anybody may who has the password.
func runCypher(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(ts.Getenv("NEO4J_URI"), neo4j.BasicAuth(ts.Getenv("NEO4J_USERNAME"), ts.Getenv("NEO4J_PASSWORD"), ""))
	ts.Check(err)
	defer driver.Close(ctx)
	_, err = neo4j.ExecuteQuery(ctx, driver, args[0], nil, neo4j.EagerResultTransformer)
	ts.Check(err)
}

// getURL is `get URL FILE [TEXT]`: waits until there is a good answer, that has the text, and writes it into a file.
func getURL(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(eventually(func() error {
		body, err := get(args[0])
		if err != nil {
			return err
		}
		if len(args) > 2 && !strings.Contains(string(body), args[2]) {
			return fmt.Errorf("there is no %q in what %s says: %s", args[2], args[0], body)
		}
		return os.WriteFile(ts.MkAbs(args[1]), body, 0o644)
	}))
}

// revalidateURL is `revalidate URL`: waits until a client that has the answer learns that it still holds.
func revalidateURL(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(eventually(func() error {
		tag := ""
		for range 2 {
			request, err := http.NewRequest(http.MethodGet, args[0], nil)
			if err != nil {
				return err
			}
			request.Header.Set("If-None-Match", tag)
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				return err
			}
			response.Body.Close()
			if response.StatusCode == http.StatusNotModified {
				return nil
			}
			tag = response.Header.Get("ETag")
		}
		return fmt.Errorf("%s: the tag %q does not hold", args[0], tag)
	}))
}

// awaitText is `await FILE TEXT`: waits until the file has the text.
func awaitText(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(eventually(func() error {
		text, err := os.ReadFile(ts.MkAbs(args[0]))
		if err == nil && !strings.Contains(string(text), args[1]) {
			err = fmt.Errorf("there is no %q in %s: %s", args[1], args[0], text)
		}
		return err
	}))
}

// eventually tries something until it works, or has not for long.
func eventually(try func() error) error {
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		err := try()
		if err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

func get(url string) ([]byte, error) {
	response, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s: %s", url, response.Status, body)
	}
	return body, err
}
