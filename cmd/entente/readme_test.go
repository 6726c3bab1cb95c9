package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestReadmeImport does what the README's section on imports shows: it writes the
// files, runs the commands in their order, and compares what they print.
func TestReadmeImport(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	environment := os.Environ()
	for name, value := range connectionTo(storetest.Empty(t)) {
		environment = append(environment, name+"="+value)
	}
	run := func(command string) string {
		// The program is built as bin/entente; here it is on the PATH.
		shell := exec.Command("sh", "-c", strings.TrimPrefix(command, "bin/"))
		shell.Dir, shell.Env = dir, environment
		out, err := shell.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		return string(out)
	}
	write := func(name string, text []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	network, err := io.ReadAll(seed.JSONL())
	if err != nil {
		t.Fatal(err)
	}
	write("network.jsonl", network)
	run("bin/entente import network.jsonl") // the README asks the built-in network

	files := regexp.MustCompile("(?s)`([a-z]+\\.jsonl)`:\n\n```jsonl\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	console := regexp.MustCompile("(?s)```console\n(.*?)```").FindStringSubmatch(string(text))
	if len(files) != 2 || console == nil {
		t.Fatalf("the README shows %d files to import, want 2, and commands: %t", len(files), console != nil)
	}
	for _, file := range files {
		write(file[1], []byte(file[2]))
	}
	var got strings.Builder
	for _, line := range strings.Split(console[1], "\n") {
		if command, is := strings.CutPrefix(line, "$ "); is {
			got.WriteString(line + "\n" + run(command))
		}
	}
	if diff := cmp.Diff(console[1], got.String()); diff != "" {
		t.Errorf("the README shows something else (-README +commands):\n%s", diff)
	}
}
