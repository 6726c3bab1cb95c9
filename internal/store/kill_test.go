package store_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// The environment of the process that imports, so that it can be killed.
const (
	envImport   = "ENTENTE_TEST_IMPORT" // the file
	envURI      = "ENTENTE_TEST_IMPORT_URI"
	envUsername = "ENTENTE_TEST_IMPORT_USERNAME"
	envPassword = "ENTENTE_TEST_IMPORT_PASSWORD"
)

// importBatch is small, so that there are many transactions to be killed.
const importBatch = 100

// importFile is the process that imports. It writes how many records it has
// written, after each batch.
func importFile(name string) (status int) {
	ctx := context.Background()
	fail := func(err error) int {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	s, err := store.Open(ctx, store.Config{URI: os.Getenv(envURI), Username: os.Getenv(envUsername), Password: os.Getenv(envPassword)})
	if err != nil {
		return fail(err)
	}
	file, err := os.Open(name)
	if err != nil {
		return fail(err)
	}
	_, err = curate.Import(ctx, s, []curate.Input{{Name: name, Reader: file}}, curate.Options{BatchSize: importBatch, Progress: func(p curate.Progress) {
		if p.Phase == curate.Writing {
			fmt.Println(p.Done)
		}
	}})
	if err != nil {
		return fail(err)
	}
	return 0
}

// TestKills kills the import of a network, now the process and now the server,
// at moments that are spread over it at random. Each time whole batches are left,
// no acknowledged one is lost, and in the end the network is as if nothing had
// happened.
func TestKills(t *testing.T) {
	imports := 1
	if os.Getenv("ENTENTE_SOAK") != "" {
		imports = 10
	}
	m := newModel()
	m.put(storetest.Scatter("kill", 600, 2500))
	file := filepath.Join(t.TempDir(), "network.jsonl")
	if err := os.WriteFile(file, []byte(jsonl(t, m.records())), 0o600); err != nil {
		t.Fatal(err)
	}
	undisturbed := importUndisturbed(t, file)

	own := neo4jtest.Own(t)
	s := storetest.Connect(t, own.Database())
	for range imports {
		storetest.Clear(t, own.Database())
		kills := []victim{theProcess, theServer, theProcess, theServer, theProcess}
		rand.Shuffle(len(kills), func(i, j int) { kills[i], kills[j] = kills[j], kills[i] })
		for i, kill := range kills {
			// The moments come one after the other, for each import goes on where the
			// last one was killed.
			total := float64(m.size())
			after := int(total * (float64(i) + rand.Float64()) / float64(len(kills)+1))
			acknowledged := kill.during(t, own, s, file, after)
			t.Logf("%s was killed when %d of %d records were written", kill, acknowledged, m.size())
			left := whole(t, s, own.Database(), m)
			if left < acknowledged {
				t.Errorf("%d records were acknowledged, %d are left", acknowledged, left)
			}
		}
		if err := importer(t, own, file).Run(); err != nil {
			t.Fatalf("the import after all kills: %v", err)
		}
		if left := whole(t, s, own.Database(), m); left != m.size() {
			t.Errorf("%d of %d records were written in the end", left, m.size())
		}
		if diff := cmp.Diff(undisturbed, export(t, s)); diff != "" {
			t.Errorf("network (-undisturbed +killed):\n%s", diff)
		}
	}
}

func (m *model) size() int { return len(m.sources) + len(m.entities) + len(m.links) }

// importUndisturbed gives the export of a network after an import.
func importUndisturbed(t *testing.T, file string) string {
	t.Helper()
	s := storetest.Open(t)
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, err := curate.Import(t.Context(), s, []curate.Input{{Name: file, Reader: in}}, curate.Options{}); err != nil {
		t.Fatalf("import: %v", err)
	}
	return export(t, s)
}

// importer gives the process that imports, not started yet.
func importer(t *testing.T, own *neo4jtest.OwnServer, file string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envImport+"="+file, envURI+"="+own.URI(), envUsername+"="+own.Username(), envPassword+"="+own.Password())
	cmd.Stderr = os.Stderr
	return cmd
}

// victim is what is killed.
type victim string

const (
	theProcess victim = "the importing process"
	theServer  victim = "the server"
)

// during kills the victim during an import, at any moment of the batch that comes
// after so many records, or of the next. Afterwards there is a server again. It
// gives how many records the import said were written.
func (v victim) during(t *testing.T, own *neo4jtest.OwnServer, s *store.Store, file string, after int) (acknowledged int) {
	t.Helper()
	cmd := importer(t, own, file)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("start the import: %v", err)
	}
	lines := bufio.NewScanner(out)
	begin := time.Now()
	var batch time.Duration
	for acknowledged < after && lines.Scan() {
		acknowledged = number(t, lines.Text())
		batch, begin = time.Since(begin), time.Now()
	}
	if acknowledged < after {
		t.Fatalf("the import ended with %d records written: %v: %s", acknowledged, cmd.Wait(), stderr.String())
	}
	time.Sleep(time.Duration(2 * rand.Float64() * float64(batch)))
	if v == theServer {
		if err := own.Kill(); err != nil {
			t.Fatalf("kill the server: %v", err)
		}
		_, err := s.Revision(t.Context())
		refused(t, err, network.Unavailable, "the database can't be reached just now")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatalf("kill the import: %v", err)
	}
	for lines.Scan() {
		acknowledged = number(t, lines.Text())
	}
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err == nil {
		t.Fatal("the import was over before it was killed")
	}
	if v == theServer {
		own.Restart(t)
		if err := s.Ready(t.Context()); err != nil {
			t.Fatalf("the store, when its server is back: %v", err)
		}
	}
	return acknowledged
}

func number(t *testing.T, text string) (n int) {
	t.Helper()
	if _, err := fmt.Sscanf(text, "%d", &n); err != nil {
		t.Fatalf("the import says %q: %v", text, err)
	}
	return n
}

// whole makes sure that the graph has exactly the records of the change log, each
// as it should be, and breaks no rule. It gives how many they are.
func whole(t *testing.T, s *store.Store, db neo4jtest.Database, m *model) int {
	t.Helper()
	// What the killed process had begun may still be under way. Writers take turns,
	// so it is over when the next has had its turn.
	if _, err := s.Update(t.Context(), curate.Reason{Actor: "test"}, put(network.Records{})); err != nil {
		t.Fatalf("wait for the last writer: %v", err)
	}
	logged := newModel()
	for _, record := range run(t, db, "MATCH (c:Change) UNWIND c.sources + c.entities + c.links AS id RETURN id", nil).Records {
		id := record.Values[0].(string)
		switch network.Prefix(id) {
		case network.SourcePrefix:
			logged.sources[id] = m.sources[id]
		case network.LinkPrefix:
			logged.links[id] = m.links[id]
		default:
			logged.entities[id] = m.entities[id]
		}
	}
	if diff := cmp.Diff(jsonl(t, logged.records()), export(t, s)); diff != "" {
		t.Errorf("network (-in the change log +in the graph):\n%s", diff)
	}
	if got, _ := violations(t, s); len(got) > 0 {
		t.Errorf("violations:\n%s", strings.Join(slices.Compact(got), "\n"))
	}
	return logged.size()
}
