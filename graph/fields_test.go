package graph_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestFields asks the questions of testdata/fields. A file there shows sentences
// of the API's meaning, which stand in it as comments. It is a txtar archive of
// a network – in the notation of pathtest, or, as network.jsonl, in the interchange
// format, which says more of sources – and of queries NAME.graphql with what they must
// return: the data in NAME.json, or the errors in NAME.errors, one a
// line, as `CODE message`. Today is 2026-01-01. All is asked without a snapshot of the
// network and with one.
func TestFields(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "fields", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	today := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	a, b := ask(s, proxy, today), ask(s, proxy, today)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			storetest.Clear(t, db)
			put := func(records network.Records) {
				storetest.Put(t, s, records)
				b.resolver.Shape = storetest.Follow(t, s).Fresh
			}
			asked := 0
			for i, f := range archive.Files {
				name, kind, _ := strings.Cut(f.Name, ".")
				switch kind {
				case "":
					records, err := pathtest.Network(file, string(f.Data))
					if err != nil {
						t.Fatal(err)
					}
					put(records)
				case "jsonl":
					put(storetest.Records(t, file, bytes.NewReader(f.Data)))
				case "graphql":
					asked++
					if i+1 == len(archive.Files) || !strings.HasPrefix(archive.Files[i+1].Name, name+".") {
						t.Fatalf("%s has no answer behind it", f.Name)
					}
					check(t, archive, i+1, a.ask(t, string(f.Data)))
					check(t, archive, i+1, b.ask(t, string(f.Data)))
				}
			}
			if asked == 0 {
				t.Fatal("the file asks nothing")
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// check compares an answer with what a file of the archive says, or writes it.
func check(t *testing.T, archive *txtar.Archive, i int, got answer) {
	t.Helper()
	want := &archive.Files[i]
	text := strings.Join(got.errors, "\n") + "\n"
	if strings.HasSuffix(want.Name, ".json") {
		if got.errors != nil {
			t.Errorf("%s: errors: %v", want.Name, got.errors)
			return
		}
		text = got.text + "\n"
	}
	if *update {
		want.Data = []byte(text)
		return
	}
	if diff := cmp.Diff(compact(string(want.Data)), compact(text)); diff != "" {
		t.Errorf("%s (-want +got):\n%s\ngot:\n%s", want.Name, diff, text)
	}
}

// compact writes JSON without needless space, so that people can lay it out as it
// reads best; what is no JSON stays.
func compact(text string) string {
	var b bytes.Buffer
	if json.Compact(&b, []byte(text)) != nil {
		return text
	}
	var ordered any
	if json.Unmarshal(b.Bytes(), &ordered) != nil {
		return text
	}
	indented, err := json.MarshalIndent(ordered, "", " ")
	if err != nil {
		return text
	}
	return string(indented)
}
