package curate_test

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
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

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

// TestMain is also the process that imports. It needs no turn at the Neo4j of all
// tests: that of TestKills is its own.
func TestMain(m *testing.M) {
	if file := os.Getenv(envImport); file != "" {
		os.Exit(importFile(file))
	}
	m.Run()
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
	records := storetest.Scatter("kill", 600, 2500)
	file := filepath.Join(t.TempDir(), "network.jsonl")
	if err := os.WriteFile(file, []byte(storetest.JSONL(t, records)), 0o600); err != nil {
		t.Fatal(err)
	}
	own := neo4jtest.Own(t)
	s := storetest.Connect(t, own.Database())
	importWhole(t, own, file)
	undisturbed := storetest.Export(t, s)

	for range imports {
		storetest.Clear(t, own.Database())
		kills := []victim{theProcess, theServer, theProcess, theServer, theProcess}
		rand.Shuffle(len(kills), func(i, j int) { kills[i], kills[j] = kills[j], kills[i] })
		for i, kill := range kills {
			// The moments come one after the other, for each import goes on where the
			// last one was killed.
			after := int(float64(records.Len()) * (float64(i) + rand.Float64()) / float64(len(kills)+1))
			acknowledged := kill.during(t, own, s, file, after)
			left := wholeBatches(t, own, s, records)
			t.Logf("%s was killed after %d of %d records, %d are there", kill, acknowledged, records.Len(), left)
			if left < acknowledged {
				t.Errorf("%d records were acknowledged, %d are there", acknowledged, left)
			}
		}
		importWhole(t, own, file)
		if left := wholeBatches(t, own, s, records); left != records.Len() {
			t.Errorf("%d of %d records are there in the end", left, records.Len())
		}
		if diff := cmp.Diff(undisturbed, storetest.Export(t, s)); diff != "" {
			t.Errorf("network (-undisturbed +killed):\n%s", diff)
		}
	}
}

// importWhole lets an import come to its end.
func importWhole(t *testing.T, own *neo4jtest.OwnServer, file string) {
	t.Helper()
	cmd := importer(t, own, file)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("import: %v", err)
	}
}

// importer returns the process that imports, not started yet.
func importer(t *testing.T, own *neo4jtest.OwnServer, file string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envImport+"="+file, envURI+"="+own.URI(), envUsername+"="+own.Username(), envPassword+"="+own.Password())
	return cmd
}

// victim is what is killed.
type victim string

const (
	theProcess victim = "the importing process"
	theServer  victim = "the server"
)

// during kills the victim during an import, at any moment of the batch that comes
// after so many records. Afterwards there is a server again. It
// returns how many records the import said were written.
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
	// What comes before the first line is no batch: it takes longer than many.
	var begin time.Time
	var batch time.Duration
	for acknowledged < after && lines.Scan() {
		acknowledged = number(t, lines.Text())
		if !begin.IsZero() {
			batch = time.Since(begin)
		}
		begin = time.Now()
	}
	if acknowledged < after {
		t.Fatalf("the import ended with %d records written: %v: %s", acknowledged, cmd.Wait(), stderr.String())
	}
	time.Sleep(time.Duration(rand.Float64() * float64(batch)))
	if v == theServer {
		if err := own.Kill(); err != nil {
			t.Fatalf("kill the server: %v", err)
		}
		if _, err := s.Revision(t.Context()); network.CodeOf(err) != network.Unavailable {
			t.Errorf("a read without a server: %v", err)
		}
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
		if err := readyAgain(t, s); err != nil {
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

// wholeBatches makes sure that the graph has exactly the records of the change log, each
// as it should be, and breaks no rule. It returns how many they are.
func wholeBatches(t *testing.T, own *neo4jtest.OwnServer, s *store.Store, records network.Records) int {
	t.Helper()
	// What the killed process had begun may still be under way. Writers take turns,
	// so it is over when the next has had its turn.
	_, err := s.Update(t.Context(), network.Reason{Actor: "test"}, func(context.Context, network.Tx) error { return nil })
	if err != nil {
		t.Fatalf("wait for the last writer: %v", err)
	}
	const log = "MATCH (c:Change) UNWIND c.sources + c.entities + c.links AS id RETURN id"
	db := own.Database()
	found, err := neo4j.ExecuteQuery(t.Context(), db.Driver(t), log, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(db.Name))
	if err != nil {
		t.Fatalf("read the change log: %v", err)
	}
	logged := map[string]bool{}
	for _, record := range found.Records {
		logged[record.Values[0].(string)] = true
	}
	there := only(records, logged)
	if diff := cmp.Diff(storetest.JSONL(t, there), storetest.Export(t, s)); diff != "" {
		t.Errorf("network (-in the change log +in the graph):\n%s", diff)
	}
	if violations, _ := storetest.Check(t, s); len(violations) > 0 {
		t.Errorf("violations:\n%s", strings.Join(violations, "\n"))
	}
	if there.Len() != len(logged) {
		t.Errorf("the change log has %d records, of which %d are of the network", len(logged), there.Len())
	}
	return there.Len()
}

// only returns the records that have one of the ids.
func only(records network.Records, ids map[string]bool) network.Records {
	return network.Records{
		Sources:  slices.DeleteFunc(slices.Clone(records.Sources), func(s network.Source) bool { return !ids[s.ID] }),
		Entities: slices.DeleteFunc(slices.Clone(records.Entities), func(e network.Entity) bool { return !ids[e.ID] }),
		Links:    slices.DeleteFunc(slices.Clone(records.Links), func(l network.Link) bool { return !ids[l.ID] }),
	}
}

// readyAgain waits until a store can be used again: a server that was killed may have indices to build anew.
func readyAgain(t *testing.T, s *store.Store) error {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		err := s.Ready(t.Context())
		if network.CodeOf(err) != network.Unavailable || time.Now().After(end) {
			return err
		}
	}
}
