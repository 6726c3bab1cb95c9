package tables_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/tables"
)

// hostile are names that are more than names to a careless program.
var hostile = []string{
	"=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"https://example.org\",\"x\")",
	"two\nlines", "a|b `c` <script>alert(1)</script> [x](javascript:y) *z*", "وزارة التعليم \u202e evil", "# head", "a\"quote\"; b",
	strings.Repeat("長", 40_000), "null\x00 and \x1b[31m", "_x0041_ _x000D_", "1. one",
}

// hostileReport is the report about the built-in network with hostile names wherever there are names.
func hostileReport(t *testing.T) *tables.Report {
	t.Helper()
	var answer ask.ReportAnswer
	if err := json.Unmarshal(seedReport(t).Data, &answer); err != nil {
		t.Fatal(err)
	}
	asked := *seedReport(t)
	r := &answer.Report
	organization := r.Organizations.Edges[0]
	r.Organizations.Edges = nil
	for i, name := range hostile {
		o := organization
		o.Node.Entity.Name = name
		o.Node.Path = ask.Path{Steps: []ask.Step{{Judged: []ask.Judged{{
			Sentence: name, Evidence: []ask.Quote{{Quote: name, Locator: name, Source: ask.Document{ID: "source:" + string(rune('a'+i)), Title: name, Publisher: name, URL: "javascript:" + name}}},
		}}}}}
		r.Organizations.Edges = append(r.Organizations.Edges, o)
		r.Summary = append(r.Summary, name)
		r.Evidence.Publishers = append(r.Evidence.Publishers, ask.Facet{Key: name, Count: -i})
	}
	r.Bodies[0].Name = hostile[0]
	r.Countries[0].Name = hostile[1]
	asked.RegionalReport = answer.Report
	return &tables.Report{AskedReport: &asked, Title: hostile[6], Introduction: "# not a head\n\n- not a list\n\n=\n\n1) nor this"}
}

var hashtag = regexp.MustCompile(`^#[a-z]+(\+[a-z][a-z0-9_]*)*$`)

// Every cell is of the type of its column, each column of a table has a tag of its own, and each table a name.
func TestTablesAreTyped(t *testing.T) {
	for _, r := range []*tables.Report{{AskedReport: seedReport(t)}, hostileReport(t)} {
		var names []string
		for _, table := range r.Tables() {
			names = append(names, table.Name)
			if table.Title == "" {
				t.Errorf("%s has no title", table.Name)
			}
			tags := map[string]bool{}
			for _, c := range table.Columns {
				if tags[c.Tag] || !hashtag.MatchString(c.Tag) || c.Title == "" {
					t.Errorf("%s: the column %+v", table.Name, c)
				}
				tags[c.Tag] = true
			}
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Fatalf("%s: a row of %d cells, for %d columns", table.Name, len(row), len(table.Columns))
				}
				for i, cell := range row {
					is := map[tables.Type]bool{}
					switch cell.(type) {
					case nil:
						continue
					case string:
						is[tables.Text] = true
					case int:
						is[tables.Number] = true
					case network.Date:
						is[tables.Day] = true
					}
					if !is[table.Columns[i].Type] {
						t.Errorf("%s: the cell %v (%T) in %+v", table.Name, cell, cell, table.Columns[i])
					}
				}
			}
		}
		if diff := cmp.Diff(tables.Sections(), names); diff != "" {
			t.Error(diff)
		}
	}
}

// Sections are those that are asked for, once and in that order, between what the report is of and what they cite; notes are numbered
// anew.
func TestSections(t *testing.T) {
	r := &tables.Report{AskedReport: seedReport(t), Sections: []string{"organisations", "sources", "presence", "about", "organisations"}}
	var names []string
	all := r.Tables()
	for _, table := range all {
		names = append(names, table.Name)
	}
	if diff := cmp.Diff([]string{"about", "organisations", "presence", "sources"}, names); diff != "" {
		t.Fatal(diff)
	}
	if cited := all[1].Rows[0][6]; cited != "1, 2, 3" {
		t.Errorf("the first organisation cites %v", cited)
	}
	if got := len(all[3].Rows); got != 7-1 { // all but the quote of who led the visit
		t.Errorf("there are %d sources", got)
	}
	var out bytes.Buffer
	if err := r.WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	var heads []string
	for line := range strings.Lines(out.String()) {
		if head, is := strings.CutPrefix(line, "## "); is {
			heads = append(heads, strings.TrimSpace(head))
		}
	}
	if diff := cmp.Diff([]string{"Organisations reached", "Presence: organisations reached, countries by bodies", "Sources", "How to ask again"}, heads); diff != "" {
		t.Error(diff)
	}
}

// CSV begins with the mark of UTF-8 only on request, has tags on request, and no text in it is taken for a formula; read back, texts
// are what they were but for the apostrophe.
func TestCSV(t *testing.T) {
	r := hostileReport(t)
	all := r.Tables()
	for _, s := range []tables.Spelling{{}, {Tags: true}, {Mark: true}, {Tags: true, Mark: true}} {
		files, err := tables.CSV(all, s)
		if err != nil {
			t.Fatal(err)
		}
		for i, file := range files {
			content, marked := bytes.CutPrefix(file.Content, []byte("\uFEFF"))
			if marked != s.Mark {
				t.Errorf("%s: the mark is there: %t, want %t", file.Name, marked, s.Mark)
			}
			rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", file.Name, err)
			}
			heads := 1
			if s.Tags {
				heads = 2
				for k, c := range all[i].Columns {
					if rows[1][k] != c.Tag {
						t.Errorf("%s: the tag %q, want %q", file.Name, rows[1][k], c.Tag)
					}
				}
			}
			if len(rows) != heads+len(all[i].Rows) {
				t.Errorf("%s: %d rows, want %d", file.Name, len(rows), heads+len(all[i].Rows))
			}
			for _, row := range rows {
				for k, text := range row {
					if all[i].Columns[k].Type == tables.Text && text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
						t.Errorf("%s: the cell %q", file.Name, text)
					}
				}
			}
		}
	}
	files, err := tables.CSV(all, tables.Spelling{})
	if err != nil {
		t.Fatal(err)
	}
	presence := string(files[slices.Index(tables.Sections(), "presence")].Content)
	if !strings.HasPrefix(presence, "Country,Code,'=cmd|'/C calc'!A0,") || !strings.Contains(presence, "\r\n'+1+1,KZ,") {
		t.Errorf("names in heads and rows are not guarded: %s", presence)
	}
}

// In a workbook texts are texts as they are, also those that look like formulas, and what is too long says that it is cut.
func TestXLSX(t *testing.T) {
	r := hostileReport(t)
	said := string(sheetsOf(t, workbook(t, r, tables.Spelling{})))
	if strings.Contains(said, "FORMULA") {
		t.Error("there is a formula in it")
	}
	for _, name := range hostile {
		shown := strings.NewReplacer("\x00", "\uFFFD", "\x1b", "\uFFFD").Replace(name)
		if letters := []rune(name); len(letters) > 32_767 {
			shown = string(letters[:32_767-7]) + "… (cut)"
		}
		if !strings.Contains(said, strconv.Quote(shown)) {
			t.Errorf("there is no %.60q in it", shown)
		}
	}
	if got := len(utf16.Encode([]rune(strings.Repeat("長", 32_767-7) + "… (cut)"))); got != 32_767 {
		t.Errorf("the cut text has %d letters", got)
	}
}

// In Markdown, each row of a table has as many cells as its head, whatever is in it, and nothing begins a block that is none.
func TestMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := hostileReport(t).WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(out.String(), "\n## How to ask again\n")
	columns := 0
	bare := regexp.MustCompile(`\\.`)
	for line := range strings.Lines(text) {
		cells := strings.Count(bare.ReplaceAllString(line, ""), "|")
		switch {
		case !strings.HasPrefix(line, "|"):
			columns = 0
		case columns == 0:
			columns = cells
		case cells != columns:
			t.Errorf("%d cells, want %d: %.200s", cells-1, columns-1, line)
		}
		if strings.ContainsAny(line, "\x00\x1b\r\u202e") {
			t.Errorf("it has what commands a terminal: %q", line)
		}
		if plain := bare.ReplaceAllString(line, ""); strings.ContainsAny(plain, "*[]`") || strings.Contains(plain, "<script") || strings.Contains(plain, "<javascript") {
			t.Errorf("it is taken for more than text: %.200s", line)
		}
	}
	for _, want := range []string{
		"# \\=HYPERLINK(\"https://example.org\",\"x\")\n", "\n\\# not a head\n", "\n\\- not a list\n", "\n\\=\n", "\n1\\) nor this\n",
		"two lines", `a\|b`, "وزارة التعليم",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
}

// A fence of code is longer than any in what it holds.
func TestMarkdownFence(t *testing.T) {
	asked := *seedReport(t)
	asked.Document = "```\nquery"
	var out bytes.Buffer
	if err := (&tables.Report{AskedReport: &asked}).WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\n````graphql\n```\nquery\n````\n") {
		t.Error("the query ends its own fence")
	}
}

// What a stopped search has not told is not none.
func TestStopped(t *testing.T) {
	asked := *seedReport(t)
	asked.Complete = false
	var out bytes.Buffer
	if err := (&tables.Report{AskedReport: &asked}).WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "The search was stopped") || strings.Contains(out.String(), "\nNone.\n") || !strings.Contains(out.String(), "\nNot known: ") {
		t.Errorf("it is not said that it is not whole:\n%.3000s", out.String())
	}
}

// What is due has ids of its own, which stay the same when other things of it change.
func TestDueIDs(t *testing.T) {
	list := dueList(seedReport(t))
	ids := map[string]bool{}
	for _, entry := range list.Feed().Entries {
		ids[entry.ID] = true
	}
	if len(ids) != len(list.Items) || len(ids) < 2 {
		t.Fatalf("there are %d ids for %d items", len(ids), len(list.Items))
	}
	later := *list
	later.AsOf++
	later.Items = slices.Clone(list.Items)
	later.Items[0].On, later.Items[0].Lost = network.Date{}, 7
	for _, entry := range later.Feed().Entries {
		if !ids[entry.ID] {
			t.Errorf("another id: %s", entry.ID)
		}
	}
	if a, b := list.Feed(), later.Feed(); a.ID != b.ID {
		t.Error("another day is another feed")
	}
	other := *list
	other.Question = "other"
	if list.Feed().ID == other.Feed().ID {
		t.Error("another question is the same feed")
	}
	if got, want := len(later.Calendar().Events), len(list.Items)-1; got != want {
		t.Errorf("there are %d events, want %d: what has no day is in no calendar", got, want)
	}
	if uid := list.Calendar().Events[0].UID; !ids["urn:uuid:"+uid] {
		t.Errorf("the calendar has another id, %s", uid)
	}
}
