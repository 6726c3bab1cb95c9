package explorer_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A word processor opens paths that are taken away as a document, and has a footnote for each quoted link.
func TestAWordProcessorOpensPaths(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		office = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
	}
	s := serveSeed(t)
	const paths = "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09&format="
	folder := t.TempDir()
	document := filepath.Join(folder, "paths.odt")
	if err := os.WriteFile(document, []byte(s.get(paths+"odt").body), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(folder, "profile"),
		"--headless", "--convert-to", "html", "--outdir", folder, document)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("this test needs LibreOffice, which make test installs: %v\n%s", err, said)
	}
	opened, err := os.ReadFile(filepath.Join(folder, "paths.html"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for line := range strings.Lines(s.get(paths + "txt").body) {
		if number, rest, is := strings.Cut(line, "] “"); is && strings.HasPrefix(number, "[") && rest != "" {
			want[number] = true
		}
	}
	if got := strings.Count(string(opened), `<div id="sdfootnote`); got != len(want) || got < 5 {
		t.Errorf("the word processor has %d footnotes, want %d:\n%s", got, len(want), opened)
	}
}
