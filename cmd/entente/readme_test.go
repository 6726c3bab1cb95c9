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

// shell runs commands as a page shows them, in a folder of its own and on the built-in network.
type shell struct {
	dir         string
	environment []string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	s := &shell{t.TempDir(), append(os.Environ(), "COLUMNS=100")}
	for name, value := range connectionTo(storetest.Empty(t)) {
		s.environment = append(s.environment, name+"="+value)
	}
	network, err := io.ReadAll(seed.JSONL())
	if err != nil {
		t.Fatal(err)
	}
	s.write(t, "network.jsonl", network)
	s.run(t, "entente import network.jsonl")
	return s
}

func (s *shell) write(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// run runs a command and returns all that it prints, in lines that end as text does.
func (s *shell) run(t *testing.T, command string) string {
	t.Helper()
	// The program is built as bin/entente; here it is on the PATH.
	command = strings.TrimPrefix(command, "bin/")
	shell := exec.Command("sh", "-c", command)
	shell.Dir, shell.Env = s.dir, s.environment
	out, err := shell.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	return strings.NewReplacer("\r\n", "\n", "\uFEFF", "").Replace(string(out))
}

var consoles = regexp.MustCompile("(?s)```console\n(.*?)```")

// compare runs the commands of a page in their order, and compares what they print with what the page shows. With UPDATE=1
// in the environment, the page is written anew.
func (s *shell) compare(t *testing.T, page string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	got := consoles.ReplaceAllStringFunc(string(text), func(block string) string {
		var out strings.Builder
		for line := range strings.Lines(consoles.FindStringSubmatch(block)[1]) {
			if command, is := strings.CutPrefix(line, "$ "); is {
				ran++
				out.WriteString(line + s.run(t, strings.TrimSuffix(command, "\n")))
			}
		}
		return "```console\n" + out.String() + "```"
	})
	if ran == 0 {
		t.Fatalf("%s shows no commands", page)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(text), got); diff != "" {
		t.Errorf("%s shows something else (-page +commands):\n%s", page, diff)
	}
}

// TestReadme does what the README shows: it writes its files, runs its commands in their order, and compares what they
// print.
func TestReadme(t *testing.T) {
	page := filepath.Join("..", "..", "README.md")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	files := regexp.MustCompile("(?s)`([a-z]+\\.jsonl)`:\n\n```jsonl\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(files) != 2 {
		t.Fatalf("the README shows %d files to import, want 2", len(files))
	}
	for _, file := range files {
		s.write(t, file[1], []byte(file[2]))
	}
	s.compare(t, page)
}

// TestCommandLinePage runs what the page on the command line shows, and sees that it names every column.
func TestCommandLinePage(t *testing.T) {
	page := filepath.Join("..", "..", "docs", "command-line.md")
	newShell(t).compare(t, page)
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	const head = "|---|---|\n"
	var table strings.Builder
	for _, name := range listedNames() {
		var columns []string
		for _, column := range lists[name].columns {
			text := "`" + column.name + "`"
			if column.many != nil {
				text = "*" + column.name + "*"
			}
			columns = append(columns, text)
		}
		table.WriteString("| `" + name.String() + "` | " + strings.Join(columns, ", ") + " |\n")
	}
	before, rest, _ := strings.Cut(string(text), head)
	shown, after, _ := strings.Cut(rest, "\n\n")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(page, []byte(before+head+table.String()+"\n"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(table.String(), shown+"\n"); diff != "" {
		t.Errorf("%s shows other columns (-lists +page):\n%s", page, diff)
	}
}
