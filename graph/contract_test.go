package graph_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/entente-graph/entente/internal/explorer"
)

// loadSchema reads a schema from files.
func loadSchema(t *testing.T, pattern string) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	var sources []*ast.Source
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestContractHolds compares the schema with the contract that clients rely on:
// all that it has is there, of the same type, and what was added breaks nothing.
func TestContractHolds(t *testing.T) {
	contract := loadSchema(t, "testdata/contract.graphqls")
	schema := loadSchema(t, "../schema/*.graphqls")
	compared := 0
	for name, want := range contract.Types {
		if want.BuiltIn {
			continue
		}
		compared++
		got := schema.Types[name]
		if got == nil {
			t.Errorf("type %s is missing", name)
			continue
		}
		if got.Kind != want.Kind {
			t.Errorf("%s is a %s, in the contract a %s", name, got.Kind, want.Kind)
		}
		for _, i := range want.Interfaces {
			if !slices.Contains(got.Interfaces, i) {
				t.Errorf("%s does not implement %s", name, i)
			}
		}
		compareEnums(t, want, got)
		for _, f := range want.Fields {
			compareField(t, name, want.Kind, f, got.Fields.ForName(f.Name))
		}
		for _, f := range got.Fields {
			if want.Kind == ast.InputObject && want.Fields.ForName(f.Name) == nil && f.Type.NonNull && f.DefaultValue == nil {
				t.Errorf("%s.%s was added as a required input", name, f.Name)
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d types were compared", compared)
	}
}

func compareEnums(t *testing.T, want, got *ast.Definition) {
	t.Helper()
	for _, v := range want.EnumValues {
		if got.EnumValues.ForName(v.Name) == nil {
			t.Errorf("%s.%s is missing", want.Name, v.Name)
		}
	}
}

func compareField(t *testing.T, of string, kind ast.DefinitionKind, want, got *ast.FieldDefinition) {
	t.Helper()
	if got == nil {
		t.Errorf("%s.%s is missing", of, want.Name)
		return
	}
	if got.Type.String() != want.Type.String() {
		t.Errorf("%s.%s is of type %s, in the contract %s", of, want.Name, got.Type, want.Type)
	}
	if kind == ast.InputObject && got.DefaultValue.String() != want.DefaultValue.String() {
		t.Errorf("%s.%s has the default %s, in the contract %s", of, want.Name, got.DefaultValue, want.DefaultValue)
	}
	for _, a := range want.Arguments {
		arg := got.Arguments.ForName(a.Name)
		switch {
		case arg == nil:
			t.Errorf("%s.%s(%s:) is missing", of, want.Name, a.Name)
		case arg.Type.String() != a.Type.String():
			t.Errorf("%s.%s(%s:) is of type %s, in the contract %s", of, want.Name, a.Name, arg.Type, a.Type)
		case arg.DefaultValue.String() != a.DefaultValue.String():
			t.Errorf("%s.%s(%s:) has the default %s, in the contract %s", of, want.Name, a.Name, arg.DefaultValue, a.DefaultValue)
		}
	}
	for _, a := range got.Arguments {
		if want.Arguments.ForName(a.Name) == nil && a.Type.NonNull && a.DefaultValue == nil {
			t.Errorf("%s.%s(%s:) was added as a required argument", of, want.Name, a.Name)
		}
	}
}

// TestEverythingIsDescribed makes the schema its own reference documentation.
func TestEverythingIsDescribed(t *testing.T) {
	described := func(what, text string) {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	for name, d := range loadSchema(t, "../schema/*.graphqls").Types {
		if d.BuiltIn {
			continue
		}
		if name != "Query" {
			described(name, d.Description)
		}
		for _, v := range d.EnumValues {
			described(name+"."+v.Name, v.Description)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(name+"."+f.Name+"("+a.Name+":)", a.Description)
			}
		}
	}
}

// TestExamplesKeepToTheContract validates the queries of the README and GraphiQL
// against the contract, which is all that clients may rely on.
func TestExamplesKeepToTheContract(t *testing.T) {
	contract := loadSchema(t, "testdata/contract.graphqls")
	for _, q := range explorer.Examples() {
		if _, errs := gqlparser.LoadQueryWithRules(contract, q.Text, rules.NewDefaultRules()); errs != nil {
			t.Errorf("%s: %v", q.Name, errs)
		}
	}
}
