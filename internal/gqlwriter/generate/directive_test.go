package main

import (
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestDirectives refuses each written type in turn by a directive, and compares what
// is written then with what gqlgen answers. In a copy of the module it generates
// gqlgen's code for a schema in which all types have the directive, which at run time
// refuses one of them; and for each the writer for a schema in which that one has it.
func TestDirectives(t *testing.T) {
	copyModule(t, "../../..")
	write(t, "schema/refuse.graphqls", "directive @refuse(of: String!) on FIELD_DEFINITION | OBJECT | INTERFACE\ndirective @veto on FIELD\n")
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		t.Fatal(err)
	}
	cfg.Resolver = config.ResolverConfig{}
	cfg.SkipValidation = true // the program is built below
	refused := refusing{}
	log.SetOutput(io.Discard)
	defer log.SetOutput(os.Stderr)
	if err := api.Generate(cfg, api.AddPlugin(&refused), api.AddPlugin(plugin{})); err != nil {
		t.Fatal(err)
	}
	if everything := read(t, "graph/generated/writer_gen.go"); strings.Contains(everything, ", true\n") {
		t.Error("a field is written with its object, though all types have the directive")
	}
	write(t, program+"/variants.go", refused.table())
	out, err := exec.CommandContext(t.Context(), "go", "run", "-trimpath", "-gcflags=./"+program+"/...=-N -l", "./"+program).CombinedOutput()
	if want := fmt.Sprintf("%d types refused in turn\n", len(refused.types)); err != nil || string(out) != want || len(refused.types) < 40 {
		t.Errorf("want %s: %v\n%s", want, err, out)
	}
}

// program is where the program lies in the copy, and the writers below it.
const program = "graph/refuse"

// copyModule goes to a copy of what the program needs of the module.
func copyModule(t *testing.T, root string) {
	t.Helper()
	module := t.TempDir()
	for _, part := range []string{
		"schema", "graph/model", "graph/generated", "graph/graphtest", "internal/network", "internal/naming", "internal/listing", "internal/pathfind",
		"internal/topology", "internal/m49", "internal/report", "internal/networkchange", "internal/words", "internal/ask", "internal/gqlwriter",
	} {
		if err := os.CopyFS(filepath.Join(module, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	for file, from := range map[string]string{
		"go.mod": root + "/go.mod", "go.sum": root + "/go.sum", "gqlgen.yml": root + "/gqlgen.yml", program + "/main.go": "testdata/refuse/main.go",
	} {
		write(t, filepath.Join(module, file), read(t, from))
	}
	t.Chdir(module)
}

// refusing is a plugin that puts the directive on types, and generates a writer for
// each, for the schema in which only that has it.
type refusing struct{ types []string }

// Name is its name.
func (*refusing) Name() string { return "refusing" }

// MutateSchema puts the directive on all fields of all object types, in the name of
// their type, and on some types.
func (r *refusing) MutateSchema(schema *ast.Schema) error {
	refuse := func(list *ast.DirectiveList, name string) {
		value := &ast.Value{Raw: name, Kind: ast.StringValue}
		*list = append(*list, &ast.Directive{
			Name: "refuse", Definition: schema.Directives["refuse"], Arguments: ast.ArgumentList{{Name: "of", Value: value}},
		})
		if !slices.Contains(r.types, name) {
			r.types = append(r.types, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(schema.Types)) {
		d := schema.Types[name]
		if d.Kind != ast.Object || d.BuiltIn || d == schema.Query {
			continue
		}
		for _, f := range d.Fields {
			refuse(&f.Directives, name)
		}
	}
	// gqlgen runs the directive of a type on the fields that are of that type.
	for _, name := range []string{"Entity", "Evidence", "Period", "Place", "SearchWork", "Step"} {
		refuse(&schema.Types[name].Directives, "type "+name)
	}
	return nil
}

// GenerateCode generates the writers.
func (r *refusing) GenerateCode(data *codegen.Data) error {
	for _, name := range r.types {
		all := map[*codegen.Field][]*codegen.Directive{}
		for _, o := range data.Objects {
			for _, f := range o.Fields {
				all[f] = f.Directives
				f.Directives = slices.DeleteFunc(slices.Clone(f.Directives), func(d *codegen.Directive) bool {
					return d.Name == "refuse" && d.Args[0].Value != name
				})
			}
		}
		err := render(data, packageOf(name), filepath.Join(program, packageOf(name), "writer_gen.go"))
		for f, directives := range all {
			f.Directives = directives
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// packageOf returns the package of the writer for a type.
func packageOf(name string) string {
	return "refuse" + strings.ToLower(strings.ReplaceAll(name, " ", ""))
}

// table returns a file that lists the writers.
func (r *refusing) table() string {
	imports, entries := "", ""
	for _, name := range r.types {
		imports += fmt.Sprintf("\t%q\n", "github.com/entente-graph/entente/"+program+"/"+packageOf(name))
		entries += fmt.Sprintf("\t\t%q: %s.Answers{},\n", name, packageOf(name))
	}
	return "package main\n\nimport (\n\t\"github.com/entente-graph/entente/internal/gqlwriter\"\n" + imports +
		")\n\nfunc variants() map[string]gqlwriter.Answers {\n\treturn map[string]gqlwriter.Answers{\n" + entries + "\t}\n}\n"
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
