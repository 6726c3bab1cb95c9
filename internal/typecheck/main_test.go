package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCheck checks a module that is right on one system and not on another, in a package, its tests and what they import.
func TestCheck(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"go.mod":             "module example.org/m\n\ngo 1.26\n",
		"a.go":               "package m\n\nimport \"syscall\"\n\nfunc End(pid int) error { return syscall.Kill(pid, syscall.SIGKILL) }\n",
		"a_test.go":          "package m\n\nfunc end() { _ = End(endless) }\n",
		"endless_linux.go":   "package m\n\nconst endless = 1\n",
		"b/b.go":             "package b\n\nimport \"example.org/m\"\n\nvar End = m.End\n",
		"b/b_windows.go":     "package b\n\nfunc init() { unused := 1 }\n",
		"b/b_windows_arm.go": "package b\n\nfunc init() { unknown() }\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for platform, want := range map[string][]string{
		"linux/amd64":   nil,
		"darwin/arm64":  {"a_test.go:3:22: undefined: endless"},
		"windows/amd64": {"a.go:5:42: undefined: syscall.Kill", "a_test.go:3:22: undefined: endless", "b_windows.go:3:15: declared and not used: unused"},
	} {
		problems, err := check(platform)
		if err != nil {
			t.Fatal(err)
		}
		for i, problem := range problems {
			problems[i] = problem[strings.LastIndex(problem, string(filepath.Separator))+1:]
		}
		if got, want := strings.Join(problems, "\n"), strings.Join(want, "\n"); got != want {
			t.Errorf("on %s:\n%s\nwant\n%s", platform, got, want)
		}
	}
}

func TestCheckNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	if problems, err := check("linux/amd64"); err == nil && len(problems) == 0 {
		t.Error("where there is no module, nothing is wrong")
	}
}
