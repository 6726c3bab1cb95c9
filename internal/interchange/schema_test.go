package interchange_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/seed"
)

func compiledSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(interchange.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("line.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("line.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate says what the schema has against a line.
func validate(s *jsonschema.Schema, line string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		return fmt.Errorf("reading the line: %w", err)
	}
	return s.Validate(v)
}

func TestSchemaAcceptsBuiltInNetwork(t *testing.T) {
	s := compiledSchema(t)
	lines := 0
	in := bufio.NewScanner(seed.JSONL())
	for in.Scan() {
		lines++
		if err := validate(s, in.Text()); err != nil {
			t.Errorf("line %d: %v", lines, err)
		}
	}
	if err := in.Err(); err != nil || lines < 100 {
		t.Fatalf("read %d lines: %v", lines, err)
	}
}

func TestSchemaAcceptsWhatReaderAccepts(t *testing.T) {
	s := compiledSchema(t)
	for _, line := range accepted() {
		if err := validate(s, line); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func TestSchemaRefusesWhatReaderRefuses(t *testing.T) {
	s := compiledSchema(t)
	for _, c := range refused() {
		if c.beyond {
			continue
		}
		if validate(s, c.line) == nil {
			t.Errorf("%s: accepted: %s", c.name, c.line)
		}
	}
}

// What joins what is said twice, in the vocabulary and in the schema.
func TestSchemaJoinsWhatVocabularyJoins(t *testing.T) {
	s := compiledSchema(t)
	for _, link := range network.LinkTypes() {
		for _, from := range network.Kinds() {
			for _, to := range network.Kinds() {
				line := fmt.Sprintf(`{"record":"link","type":%q,"from":"%s:a","to":"%s:b","role":"r"}`, link, from.Prefix(), to.Prefix())
				want := link.Joins(from, to) || link.Symmetric() && link.Joins(to, from)
				if got := validate(s, line) == nil; got != want {
					t.Errorf("%s: the schema says %v, the vocabulary %v", line, got, want)
				}
				if _, faults := interchange.Decode([]byte(line)); (len(faults) == 0) != want {
					t.Errorf("%s: Reader says %v, the vocabulary %v", line, faults, want)
				}
			}
		}
	}
}

// node is as much of a schema as these tests look at.
type node struct {
	Description string
	Ref         string `json:"$ref"`
	Enum        []*string
	Required    []string
	Pattern     string
	Properties  map[string]node
	Defs        map[string]node `json:"$defs"`
	AllOf       []struct{ If, Then node }
}

func parsedSchema(t *testing.T) node {
	t.Helper()
	var n node
	if err := json.Unmarshal(interchange.Schema(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSchemaEnums(t *testing.T) {
	defs := parsedSchema(t).Defs
	tests := []struct {
		name string
		enum []*string
		want []string
	}{
		{"kinds", defs["entity"].Properties["kind"].Enum, words(network.Kinds())},
		{"types of links", defs["link"].Properties["type"].Enum, words(network.LinkTypes())},
		{"statuses of links", defs["link"].Properties["status"].Enum, words(network.Statuses())},
		{"statuses", defs["statusChange"].Properties["status"].Enum, words(network.Statuses())},
		{"sorts of names", defs["name"].Properties["type"].Enum, words(network.NameTypes())},
	}
	for _, rule := range defs["entity"].AllOf {
		prefix := strings.Trim(rule.If.Properties["id"].Pattern, "^:")
		kind, ok := network.KindOf(prefix + ":a")
		if !ok {
			t.Errorf("a rule for the prefix %q", prefix)
		}
		tests = append(tests, struct {
			name string
			enum []*string
			want []string
		}{"types of " + prefix, rule.Then.Properties["type"].Enum, kind.Types()})
	}
	if want := 5 + len(network.Kinds()); len(tests) != want {
		t.Errorf("%d enums, want %d", len(tests), want)
	}
	for _, c := range tests {
		var got []string
		for _, word := range c.enum {
			if word != nil { // null, which clears the field
				got = append(got, *word)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func words[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}

// Every property of every object is described, and is a property of a line as it
// is written.
func TestSchemaDescribesEveryProperty(t *testing.T) {
	defs := parsedSchema(t).Defs
	for name, def := range defs {
		if def.Description == "" {
			t.Errorf("%s has no description", name)
		}
		for property, p := range def.Properties {
			if p.Description == "" {
				t.Errorf("%s.%s has no description", name, property)
			}
		}
	}
	for name, record := range map[string]any{
		"name": network.Name{}, "identifier": network.Identifier{}, "fact": network.Fact{},
		"statusChange": network.StatusChange{}, "evidence": network.Evidence{}, "period": network.Period{},
	} {
		var want, got []string
		for field := range reflect.TypeOf(record).Fields() {
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			want = append(want, tag)
		}
		for property := range defs[name].Properties {
			got = append(got, property)
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-record +schema):\n%s", name, diff)
		}
	}
}
