// Command generate makes what is made from schema/: what gqlgen makes of it by the
// gqlgen.yml of the working directory, and the writer of package gqlwriter.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	log.SetOutput(io.Discard) // on which gqlgen says which resolvers it looked for
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate() error {
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		return err
	}
	return api.Generate(cfg, api.AddPlugin(plugin{}))
}

// plugin generates the writer, beside gqlgen's own code.
type plugin struct{}

// Name is its name.
func (plugin) Name() string { return "gqlwriter" }

// GenerateCode generates the writer.
func (plugin) GenerateCode(data *codegen.Data) error {
	return render(data, data.Config.Exec.Package, filepath.Join(data.Config.Exec.Dir(), "writer_gen.go"))
}
