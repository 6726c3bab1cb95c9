package localneo4j

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeJava makes a folder with a java that says it is of that version.
func fakeJava(t *testing.T, version string) (home string) {
	t.Helper()
	home = filepath.Join(t.TempDir(), "jdk-"+version)
	script := fmt.Sprintf("#!/bin/sh\ncat >&2 <<end\nProperty settings:\n    java.home = %s\n    java.specification.name = Java Platform API Specification\n    java.specification.version = %s\n    java.version = %[2]s.0.1\nend\n", home, version)
	writeExecutable(t, filepath.Join(home, "bin", "java"), script)
	return home
}

func writeExecutable(t *testing.T, path, script string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestFindJava(t *testing.T) {
	jdk8, jdk17, jdk21, jdk25 := fakeJava(t, "1.8"), fakeJava(t, "17"), fakeJava(t, "21"), fakeJava(t, "25")
	broken := filepath.Join(t.TempDir(), "broken")
	writeExecutable(t, filepath.Join(broken, "bin", "java"), "#!/bin/sh\necho 'Unable to locate a Java Runtime.' >&2\nexit 1\n")
	tests := []struct {
		name               string
		javaHome, onPath   string
		usual              []string
		wantHome, sentence string
	}{
		{name: "JAVA_HOME first", javaHome: jdk21, onPath: jdk17, wantHome: jdk21},
		{name: "the PATH when JAVA_HOME is too new", javaHome: jdk25, onPath: jdk17, wantHome: jdk17},
		{name: "the usual places when both are unsuitable", javaHome: jdk8, onPath: jdk25, usual: []string{jdk25, jdk17}, wantHome: jdk17},
		{name: "the usual places when the command is only a placeholder", onPath: broken, usual: []string{jdk21}, wantHome: jdk21},
		{name: "JAVA_HOME leads nowhere", javaHome: filepath.Join(broken, "gone"), onPath: jdk17, wantHome: jdk17},
		{
			name: "too new", javaHome: jdk25, onPath: jdk25,
			sentence: "only Java 25 in " + jdk25 + " was found, and Neo4j 5.26 needs Java 17 or 21: install one " +
				"(Debian: apt-get install openjdk-17-jdk-headless, or openjdk-21-jdk-headless; Fedora: dnf install java-21-openjdk-headless; macOS: brew install openjdk@21), " +
				"or set JAVA_HOME to a JDK 17 or 21",
		},
		{
			name: "too old and too new", onPath: jdk25, usual: []string{jdk8},
			sentence: "only Java 1.8 in " + jdk8 + ", 25 in " + jdk25 + " was found",
		},
		{name: "none", onPath: broken, sentence: "no Java was found and Neo4j 5.26 needs Java 17 or 21: install one (Debian"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("JAVA_HOME", test.javaHome)
			t.Setenv("PATH", filepath.Join(test.onPath, "bin")+":/bin:/usr/bin")
			var places []string
			for _, home := range test.usual {
				places = append(places, filepath.Join(home, "bin", "java*"))
			}
			found, err := findJava(t.Context(), places)
			if test.sentence != "" {
				if err == nil || !strings.HasPrefix(err.Error(), test.sentence) {
					t.Fatalf("found %+v, and the error is\n%v\nwant\n%s", found, err, test.sentence)
				}
				return
			}
			if err != nil || found.home != test.wantHome {
				t.Errorf("found %+v, %v; want %s", found, err, test.wantHome)
			}
		})
	}
}
