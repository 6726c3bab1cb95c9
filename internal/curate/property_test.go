package curate_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/network"
)

// line is a line as any program would write it: a JSON object.
type line map[string]any

func text(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		text, err := json.Marshal(l)
		if err != nil {
			return err.Error() // which no import accepts
		}
		b.Write(append(text, '\n'))
	}
	return b.String()
}

var (
	sourceIDs = []string{"source:a", "source:b"}
	orgIDs    = []string{"org:a", "org:b", "org:c"}
	personIDs = []string{"person:a", "person:b"}
)

func pieces(t *rapid.T, least int) []any {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) any {
		e := line{"source": rapid.SampledFrom(sourceIDs).Draw(t, "source"), "quote": rapid.SampledFrom([]string{"p", "q"}).Draw(t, "quote")}
		if rapid.Bool().Draw(t, "located") {
			e["locator"] = "1"
		}
		return e
	}), least, 2).Draw(t, "evidence")
}

// whole returns a full record for each id of a small network.
func whole(t *rapid.T) []line {
	var lines []line
	for _, id := range sourceIDs {
		lines = append(lines, line{"record": "source", "id": id, "title": "T " + id})
	}
	for _, id := range orgIDs {
		lines = append(lines, line{"record": "entity", "id": id, "kind": "ORGANIZATION", "name": "N " + id, "evidence": pieces(t, 0)})
	}
	for _, id := range personIDs {
		lines = append(lines, line{"record": "entity", "id": id, "kind": "PERSON", "name": "N " + id})
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "links") {
		ends := rapid.SampledFrom([][3]string{
			{"PART_OF", "org:a", "org:b"},
			{"SUPERVISES", "org:c", "org:b"},
			{"PARTNERS_WITH", "org:b", "org:a"},
			{"RELATED_TO", "person:a", "org:c"},
			{"HOLDS_POSITION", "person:b", "org:a"},
		}).Draw(t, "ends")
		l := line{
			"record": "link", "type": ends[0], "from": ends[1], "to": ends[2], "role": rapid.SampledFrom([]string{"r", "s"}).Draw(t, "role"), "evidence": pieces(t, 1),
		}
		if rapid.Bool().Draw(t, "own id") {
			l["id"] = fmt.Sprintf("link:%d", i)
		}
		lines = append(lines, l)
	}
	return lines
}

// update returns a line that changes some fields of a record of the small network.
func update(t *rapid.T) line {
	switch rapid.IntRange(0, 2).Draw(t, "sort") {
	case 0:
		return change(t, line{"record": "source", "id": rapid.SampledFrom(sourceIDs).Draw(t, "id")}, map[string][]any{
			"title": {"T1", "T2"}, "note": {"N1", "", nil}, "published": {"2020", "2021-05~", nil},
		})
	case 1:
		l := line{"record": "entity", "id": rapid.SampledFrom(slices.Concat(orgIDs, personIDs)).Draw(t, "id")}
		return change(t, l, map[string][]any{
			"name": {"N1", "N2"}, "summary": {"S1", "", nil}, "names": {[]any{line{"text": "a"}}, []any{line{"text": "b", "lang": "tk"}, line{"text": "a"}}, []any{}, nil},
			"valid": {line{"from": "1990"}, line{"to": "2020"}, line{}, nil}, "facts": {[]any{line{"name": "n", "value": 1}}, nil},
			"evidence": {pieces(t, 0), pieces(t, 1), nil},
		})
	default:
		l := line{"record": "link", "id": fmt.Sprintf("link:%d", rapid.IntRange(0, 4).Draw(t, "id"))}
		return change(t, l, map[string][]any{
			"role": {"r1", "r2"}, "onBehalfOf": {"org:c", nil}, "valid": {line{"from": "2000"}, nil}, "status": {"ENDED", "IN_FORCE", nil},
			"confidence": {0.5, 1, nil}, "evidence": {pieces(t, 1)},
		})
	}
}

// change adds some of the fields, each with one of its values.
func change(t *rapid.T, l line, fields map[string][]any) line {
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if rapid.Bool().Draw(t, "names "+field) {
			l[field] = rapid.SampledFrom(fields[field]).Draw(t, field)
		}
	}
	return l
}

func linkIDs(lines []line) map[any]bool {
	ids := map[any]bool{}
	for _, l := range lines {
		if l["record"] == "link" {
			ids[l["id"]] = true
		}
	}
	return ids
}

// story returns full records and changes of them, in any order.
func story(t *rapid.T) []line {
	lines := whole(t)
	links := linkIDs(lines)
	for _, u := range rapid.SliceOfN(rapid.Custom(update), 0, 12).Draw(t, "updates") {
		if u["record"] != "link" || links[u["id"]] {
			lines = append(lines, u)
		}
	}
	return lines
}

// imported returns the export of an empty graph after some imports, each of some
// files.
func imported(t *rapid.T, imports ...[]string) (*fakeGraph, string) {
	g := newFake()
	for _, files := range imports {
		inputs := make([]curate.Input, len(files))
		for i, f := range files {
			inputs[i] = curate.Input{Name: fmt.Sprint(i), Reader: strings.NewReader(f)}
			if i%2 == 1 {
				inputs[i].Reader = piped(f)
			}
		}
		size := rapid.IntRange(1, 7).Draw(t, "batch size")
		if report, err := curate.Import(t.Context(), g, inputs, curate.Options{BatchSize: size}); err != nil {
			t.Fatalf("%v\n%v\n%s", err, report.Faults, strings.Join(files, "----\n"))
		}
	}
	out, err := g.export()
	if err != nil {
		t.Fatal(err)
	}
	return g, out
}

func sameText(t *rapid.T, what, want, got string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

// Records may come in any order, in any number of files, more than once.
func TestOrderOfRecordsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Each id once: of one id the order of lines is what counts.
		seen := map[string]bool{}
		lines := slices.DeleteFunc(whole(t), func(l line) bool {
			key := fmt.Sprint(l["id"], l["type"], l["from"], l["to"], l["role"])
			defer func() { seen[key] = true }()
			return seen[key]
		})
		_, want := imported(t, []string{text(lines)})
		again := rapid.Permutation(slices.Concat(lines, rapid.SliceOf(rapid.SampledFrom(lines)).Draw(t, "again"))).Draw(t, "order")
		cut := rapid.IntRange(0, len(again)).Draw(t, "cut")
		_, got := imported(t, []string{text(again[:cut]), text(again[cut:])})
		sameText(t, "shuffled, split, doubled", want, got)
	})
}

// What is said of one id is said in line order, in one import or in many.
func TestSplitImportsAreOneImport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := story(t)
		_, want := imported(t, []string{text(lines)})
		cuts := rapid.SliceOfN(rapid.IntRange(0, len(lines)), 2, 2).Draw(t, "cuts")
		slices.Sort(cuts)
		a, b, c := lines[:cuts[0]], lines[cuts[0]:cuts[1]], lines[cuts[1]:]
		_, files := imported(t, []string{text(a), text(b), text(c)})
		sameText(t, "three files", want, files)
		_, imports := imported(t, []string{text(a)}, []string{text(b)}, []string{text(c)})
		sameText(t, "three imports", want, imports)
	})
}

// Importing the same file twice changes nothing, and nor does importing an
// export; an export imported into an empty graph and exported again has the same bytes.
func TestImportingAgainChangesNothing(t *testing.T) {
	refused, turned := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		base := whole(t)
		g, _ := imported(t, []string{text(base)})
		turns := rapid.SliceOfN(turn(base), 0, 2).Draw(t, "turns")
		lines := rapid.Permutation(slices.Concat(story(t), turns)).Draw(t, "order")
		if rapid.Bool().Draw(t, "all is there") {
			lines = turns
		}
		before, err := g.export()
		if err != nil {
			t.Fatal(err)
		}
		file := text(lines)
		_, err = curate.Import(t.Context(), g, input(file), curate.Options{})
		out, exportErr := g.export()
		if exportErr != nil {
			t.Fatal(exportErr)
		}
		if err != nil {
			// Turned about, a link may come to nonsense.
			if refused++; network.CodeOf(err) != network.BadInput || out != before {
				t.Fatalf("%v\n%s", err, file)
			}
			return
		}
		if len(turns) > 0 && out != before {
			turned++
		}
		revisions := len(g.reasons)
		for name, again := range map[string]string{"the file": file, "the export": out} {
			report, err := curate.Import(t.Context(), g, input(again), curate.Options{})
			if err != nil {
				t.Fatal(err)
			}
			now, err := g.export()
			if err != nil {
				t.Fatal(err)
			}
			sameText(t, name+" again:\n"+again, out, now)
			if report.Last != 0 || len(g.reasons) != revisions {
				t.Fatalf("%s again makes revision %d", name, report.Last)
			}
		}
		_, second := imported(t, []string{out})
		sameText(t, "export of the export", out, second)
	})
	if refused == 0 || turned < 5 {
		t.Errorf("%d imports were refused and %d turned a link: that tests too little", refused, turned)
	}
}

// turn returns a line that changes the type or an end of one of the links.
func turn(lines []line) *rapid.Generator[line] {
	ids := []any{"link:0"}
	for id := range linkIDs(lines) {
		if id != nil {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
	return rapid.Custom(func(t *rapid.T) line {
		return change(t, line{"record": "link", "id": rapid.SampledFrom(ids).Draw(t, "id")}, map[string][]any{
			"type": {"PART_OF", "RELATED_TO", "PARTNERS_WITH"}, "from": {"org:a", "org:b", "org:c", "person:a"}, "to": {"org:a", "org:b", "org:c"},
		})
	})
}

// TestUpdatingAgainstPlainMerge compares with a merge of JSON objects that knows
// no records: fields overwrite, null deletes, evidence is added to.
func TestUpdatingAgainstPlainMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := slices.DeleteFunc(story(t), func(l line) bool { return l["record"] == "link" && l["id"] == nil })
		_, out := imported(t, []string{text(lines)})
		got := map[string]line{}
		for text := range strings.Lines(out) {
			var l line
			if err := json.Unmarshal([]byte(text), &l); err != nil {
				t.Fatal(err)
			}
			got[l["id"].(string)] = l
		}
		want := map[string]line{}
		for text := range strings.Lines(text(lines)) {
			var l line
			if err := json.Unmarshal([]byte(text), &l); err != nil {
				t.Fatal(err)
			}
			id := l["id"].(string)
			if want[id] == nil {
				want[id] = line{}
			}
			plainMerge(want[id], l)
		}
		for _, l := range want {
			plainTidy(l)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-plain merge +import):\n%s", diff)
		}
	})
}

func plainMerge(into, l line) {
	for field, value := range l {
		pieces, isList := value.([]any)
		if field != "evidence" || !isList {
			into[field] = value
			continue
		}
		have, _ := into[field].([]any)
		for _, piece := range pieces {
			if !slices.ContainsFunc(have, func(other any) bool { return reflect.DeepEqual(piece, other) }) {
				have = append(have, piece)
			}
		}
		into[field] = have
	}
}

// plainTidy leaves out what is nothing or the default, and turns symmetric links
// the usual way round.
func plainTidy(l line) {
	for field, value := range l {
		nothing := value == nil || value == "" || field == "status" && value == "IN_FORCE" || field == "confidence" && value == 1.0
		switch v := value.(type) {
		case []any:
			nothing = len(v) == 0
		case map[string]any:
			nothing = len(v) == 0
		}
		if nothing {
			delete(l, field)
		}
	}
	if l["type"] == "RELATED_TO" || l["type"] == "PARTNERS_WITH" {
		if from, to := l["from"].(string), l["to"].(string); to < from {
			l["from"], l["to"] = to, from
		}
	}
}
