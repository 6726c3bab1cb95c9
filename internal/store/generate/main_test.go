package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// TestWrite fills in parts on a line and between lines, in place of what is there.
func TestWrite(t *testing.T) {
	p := parts{"entity": {".id, .kind"}, "filter": {"a = 1", "AND b = 2"}}
	for _, test := range []struct{ text, want, fault string }{
		{text: "RETURN 1", want: "RETURN 1"},
		{text: "RETURN e {/* entity: */.old/* end */, .x}, f {/* entity: *//* end */}", want: "RETURN e {/* entity: */.id, .kind/* end */, .x}, f {/* entity: */.id, .kind/* end */}"},
		{text: "MATCH (n)\n  WHERE\n    /* filter: */\n    old\n    /* end */\n    AND c", want: "MATCH (n)\n  WHERE\n    /* filter: */\n    a = 1\n    AND b = 2\n    /* end */\n    AND c"},
		{text: "RETURN 1 /* a remark */", want: "RETURN 1 /* a remark */"},
		{text: "RETURN e {/* entity: */.id}", fault: "has no /* end */"},
		{text: "RETURN e {/* entity: */, f {/* entity: *//* end */}", fault: "has no /* end */"},
		{text: "RETURN e {.id/* end */}", fault: "ends nothing"},
		{text: "RETURN e {/* nobody: *//* end */}", fault: `no part named "nobody"`},
	} {
		got, err := p.write(test.text)
		if test.fault != "" {
			if err == nil || !strings.Contains(err.Error(), test.fault) {
				t.Errorf("%q: the error is %v, not %q", test.text, err, test.fault)
			}
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("%q: %v (-want +got):\n%s", test.text, err, diff)
		}
		if again, err := p.write(got); again != got || err != nil {
			t.Errorf("%q: written again it is %q, %v", test.text, again, err)
		}
	}
}

// TestEachLinkType writes a line for each type.
func TestEachLinkType(t *testing.T) {
	got, err := newParts().write("CALL () {\n  /* each link type: MATCH ()-[r:TYPE]->() WHERE r.id > $after.TYPE RETURN type(r) */\n  /* end */\n}")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, linkType := range network.LinkTypes() {
		lines = append(lines, "  MATCH ()-[r:"+string(linkType)+"]->() WHERE r.id > $after."+string(linkType)+" RETURN type(r)\n")
	}
	all := strings.Join(lines, "  UNION ALL\n")
	if !strings.Contains(got, "\n"+all+"  /* end */\n}") {
		t.Errorf("it is %s", got)
	}
}

// TestRun rewrites files, and refuses a folder that has none.
func TestRun(t *testing.T) {
	folder := t.TempDir()
	if err := run([]string{folder}); err == nil {
		t.Error("nothing is found wrong with an empty folder")
	}
	if err := os.Mkdir(filepath.Join(folder, "migrations"), 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "a.cypher")
	if err := os.WriteFile(file, []byte("MATCH ()-[r:/* link types: */GONE/* end */]->() RETURN r"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{folder}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), "PART_OF|") || strings.Contains(string(text), "GONE") {
		t.Errorf("%v: it is %s", err, text)
	}
	if made := contents(t, filepath.Join(folder, "migrations")); len(made) != 1 {
		t.Errorf("where there is no migration, %d are made", len(made))
	}
}
