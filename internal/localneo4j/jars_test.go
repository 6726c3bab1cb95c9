package localneo4j

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// smallPom asks for a few jars out of those that Neo4j needs anyway.
const smallPom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>test</groupId><artifactId>test</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>annotations</artifactId><version>` + neo4jVersion + `</version></dependency>
  </dependencies>
</project>`

func smallCache(t *testing.T) jarCache {
	t.Helper()
	cache := newJarCache(filepath.Join(t.TempDir(), "new", "cache"))
	cache.pom = []byte(smallPom)
	return cache
}

func realJava(t *testing.T) java {
	t.Helper()
	found, err := findJava(t.Context(), usualJavaPlaces())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// fakeMaven puts a Maven of ours on the PATH. In the script, $lib is the folder for the jars.
func fakeMaven(t *testing.T, script string) {
	t.Helper()
	bin := t.TempDir()
	writeExecutable(t, filepath.Join(bin, "mvn"), `#!/bin/sh
for argument; do
	case $argument in -DoutputDirectory=*) lib=${argument#*=} ;; esac
done
mkdir -p "$lib"
`+script)
	t.Setenv("PATH", bin+":/bin:/usr/bin")
}

func mustWrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFetchRecovers has Maven fetch over what an interrupted fetch left, and again after damage.
func TestFetchRecovers(t *testing.T) {
	cache := smallCache(t)
	runtime := realJava(t)
	mustWrite(t, filepath.Join(cache.folder+".staging", "lib", "half.jar"), "half")
	mustWrite(t, filepath.Join(cache.lib(), "old.jar"), "of a cache without a list")
	var progress bytes.Buffer
	ensure := func() {
		t.Helper()
		if err := cache.ensure(t.Context(), runtime, newProgress(&progress)); err != nil {
			t.Fatal(err)
		}
	}
	ensure()
	first, err := listing(cache.lib())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(first, "annotations-"+neo4jVersion+".jar ") || strings.Contains(first, "half.jar") || strings.Contains(first, "old.jar") {
		t.Fatalf("fetched:\n%s", first)
	}
	if _, err := os.Stat(cache.folder + ".staging"); !os.IsNotExist(err) {
		t.Errorf("the staging folder is still there: %v", err)
	}

	progress.Reset()
	ensure()
	if progress.Len() > 0 {
		t.Errorf("fetched again without need: %s", &progress)
	}
	if err := os.Truncate(filepath.Join(cache.lib(), "annotations-"+neo4jVersion+".jar"), 10); err != nil {
		t.Fatal(err)
	}
	ensure()
	again, err := listing(cache.lib())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("after damage (-want +got):\n%s", diff)
	}
}

// A signalling writer closes ready at its first write that contains the text.
type signalling struct {
	bytes.Buffer
	text  string
	ready chan struct{}
	once  sync.Once
}

func (s *signalling) Write(piece []byte) (int, error) {
	n, err := s.Buffer.Write(piece)
	if strings.Contains(s.String(), s.text) {
		s.once.Do(func() { close(s.ready) })
	}
	return n, err
}

func TestFetchInterrupted(t *testing.T) {
	cache := smallCache(t)
	out := &signalling{text: "1 jars", ready: make(chan struct{})}
	fakeMaven(t, `
echo one > "$lib/one.jar"
echo "[INFO] Downloaded from central: https://example.org/one.jar (1.5 MB at 2 MB/s)"
exec sleep 600`)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-out.ready
		cancel()
	}()
	err := cache.ensure(ctx, java{}, &progress{out: out})
	if want := "fetching Neo4j was interrupted; the next start goes on with it: context canceled"; err == nil || err.Error() != want {
		t.Fatalf("interrupted: %v, want %s", err, want)
	}
	if cache.complete() {
		t.Fatal("the cache is complete after an interrupted fetch")
	}
	fakeMaven(t, `echo two > "$lib/two.jar"`)
	if err := cache.ensure(t.Context(), java{}, newProgress(&bytes.Buffer{})); err != nil {
		t.Fatal(err)
	}
	got, err := listing(cache.lib())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("two.jar 4\n", got); diff != "" {
		t.Errorf("fetched (-want +got):\n%s", diff)
	}
}

// TestFetchTogether has two ask for the same jars: one fetches them, the other says that it waits.
func TestFetchTogether(t *testing.T) {
	cache := smallCache(t)
	calls := filepath.Join(t.TempDir(), "calls")
	proceed := filepath.Join(t.TempDir(), "proceed")
	fakeMaven(t, `
echo called >> `+calls+`
echo one > "$lib/one.jar"
until [ -e `+proceed+` ]; do sleep 0.02; done`)
	outs := make([]*signalling, 2)
	errs := make([]error, 2)
	waits := make(chan struct{})
	var both sync.WaitGroup
	for i := range outs {
		outs[i] = &signalling{text: "Another process is fetching Neo4j " + neo4jVersion + ": waiting for it to finish.\n", ready: make(chan struct{})}
		both.Go(func() { errs[i] = cache.ensure(t.Context(), java{}, newProgress(outs[i])) })
		go func() {
			select {
			case <-outs[i].ready:
				close(waits)
			case <-t.Context().Done():
			}
		}()
	}
	<-waits
	mustWrite(t, proceed, "")
	both.Wait()
	if errs[0] != nil || errs[1] != nil || !cache.complete() {
		t.Fatalf("errors %v, complete: %v", errs, cache.complete())
	}
	text, err := os.ReadFile(calls)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("called\n", string(text)); diff != "" {
		t.Errorf("Maven's runs (-want +got):\n%s", diff)
	}
}

func TestFetchProblems(t *testing.T) {
	tests := []struct {
		name, maven, sentence string
	}{
		{
			"no network",
			`echo "[ERROR] Failed to execute goal on project x: Could not resolve dependencies for project x:x:pom:1: Could not transfer artifact a:b:jar:1 from/to central (https://example.org): Connection refused -> [Help 1]"
echo "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch."; exit 1`,
			"fetching Neo4j by Maven failed: Could not transfer artifact a:b:jar:1 from/to central (https://example.org): Connection refused: " +
				"check the network, or the proxy in Maven's settings.xml, and start again (Maven's log: LOG)",
		},
		{
			"disk full",
			`echo "[ERROR] Failed to execute goal: Error copying artifact: No space left on device -> [Help 1]"; exit 1`,
			"fetching Neo4j: the disk is full: free about 300 MB and start again (Maven's log: LOG)",
		},
		{
			"nothing said",
			`exit 3`,
			"fetching Neo4j by Maven failed: exit status 3: check the network, or the proxy in Maven's settings.xml, and start again (Maven's log: LOG)",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cache := smallCache(t)
			fakeMaven(t, test.maven)
			err := cache.ensure(t.Context(), java{}, newProgress(&bytes.Buffer{}))
			want := strings.ReplaceAll(test.sentence, "LOG", cache.folder+".maven.log")
			if err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
	t.Run("no Maven", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		err := smallCache(t).ensure(t.Context(), java{}, newProgress(&bytes.Buffer{}))
		want := "fetching Neo4j, once, needs Maven, which is missing: install Maven (Debian: apt-get install maven; " +
			"Fedora: dnf install maven; macOS: brew install maven), or set NEO4J_URI to a Neo4j that you have"
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	})
	t.Run("a cache folder that cannot be", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		mustWrite(t, file, "")
		err := newJarCache(file).ensure(t.Context(), java{}, newProgress(&bytes.Buffer{}))
		if want := "making the cache folder: " + file + " is not a folder"; err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	})
}
