package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The audits of npm's graphql-http judge how well a server keeps to the GraphQL
// over HTTP specification. All of them pass, the optional ones too.
func TestGraphQLOverHTTPAudits(t *testing.T) {
	folder := installAudits(t)
	script, err := filepath.Abs("testdata/audit/audit.mjs")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, nil)
	count := 0
	for line := range strings.Lines(run(t, folder, "node", script, s.url+"/graphql")) {
		var result struct{ ID, Name, Status, Reason string }
		if err := json.Unmarshal([]byte(line), &result); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		count++
		if result.Status != "ok" {
			t.Errorf("%s %s: %s: %s", result.ID, result.Name, result.Status, result.Reason)
		}
	}
	if count < 60 {
		t.Errorf("only %d audits ran", count)
	}
}

// installAudits returns a folder that has the packages of the lock file; they are
// fetched once, into the user's cache.
func installAudits(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatalf("there is no cache folder for the audits' npm packages: %v", err)
	}
	lock, err := os.ReadFile("testdata/audit/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(cache, "entente", fmt.Sprintf("audit-%x", sha256.Sum256(lock))[:22])
	if _, err := os.Stat(folder); err == nil {
		return folder
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(folder), "audit-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(fresh) })
	if err := os.CopyFS(fresh, os.DirFS("testdata/audit")); err != nil {
		t.Fatal(err)
	}
	run(t, fresh, "npm", "ci")
	if err := os.Rename(fresh, folder); err != nil && !errors.Is(err, fs.ErrExist) { // another run may have been faster
		t.Fatal(err)
	}
	return folder
}

// run returns what a command prints.
func run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("this test runs the audits of npm's graphql-http and finds no %s: install Node.js 20 or later with npm (Debian: apt-get install nodejs npm)", name)
	}
	command := exec.CommandContext(t.Context(), name, args...)
	command.Dir = folder
	var errs bytes.Buffer
	command.Stderr = &errs
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, output, errs.Bytes())
	}
	return string(output)
}
