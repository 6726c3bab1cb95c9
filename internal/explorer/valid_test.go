package explorer_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Pages are HTML as the standard has it, by the checker of the W3C (vnu).
func TestPagesAreValid(t *testing.T) {
	const checker = "node_modules/vnu-jar/build/dist/vnu.jar"
	if _, err := os.Stat(checker); err != nil {
		t.Fatalf("the checker is not there: run make web (%v)", err)
	}
	java, err := exec.LookPath(filepath.Join(os.Getenv("JAVA_HOME"), "bin", "java"))
	if err != nil {
		if java, err = exec.LookPath("java"); err != nil {
			t.Fatalf("the checker needs Java, on the PATH or in JAVA_HOME: %v", err)
		}
	}
	s := serveSeed(t)
	folder := t.TempDir()
	for name, path := range shownPages {
		if err := os.WriteFile(filepath.Join(folder, name+".html"), []byte(s.get(path).body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	footnotes := s.get(shownPages["paths"] + "&format=footnotes").body
	if err := os.WriteFile(filepath.Join(folder, "footnotes.html"), []byte(footnotes), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), java, "-jar", checker, "--errors-only", "--exit-zero-always", folder).CombinedOutput()
	if exit := new(exec.ExitError); errors.As(err, &exit) || err != nil {
		t.Fatalf("the checker failed: %v\n%s", err, said)
	}
	if findings := strings.ReplaceAll(strings.TrimSpace(string(said)), "file:"+folder+"/", ""); findings != "" {
		t.Errorf("the checker finds\n%s", findings)
	}
}
