// Command typecheck checks all packages and their tests as they are on other systems, by their types alone: nothing is
// compiled for them. An error of types is all that keeps from building there what builds here, as long as no code of
// ours is written for a processor. What our packages import is read from its sources, without the bodies of functions.
//
// Usage: typecheck <system/processor> ...
//
// That of this system is left out: there the code is built and vetted.
package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	status := 0
	for _, platform := range os.Args[1:] {
		if strings.HasPrefix(platform, runtime.GOOS+"/") {
			continue
		}
		problems, err := check(platform)
		if err != nil {
			problems = append(problems, err.Error())
		}
		for _, problem := range problems {
			fmt.Fprintf(os.Stderr, "It does not build for %s: %s\n", platform, problem)
			status = 1
		}
	}
	os.Exit(status)
}

// check returns what is wrong with the packages in this folder and below on a platform.
func check(platform string) (problems []string, err error) {
	system, processor, _ := strings.Cut(platform, "/")
	loaded, err := packages.Load(&packages.Config{
		// Without NeedTypes nothing is compiled, and without NeedDeps the bodies of what is imported are left out.
		Mode:  packages.NeedName | packages.NeedImports | packages.NeedModule | packages.NeedSyntax | packages.NeedTypesInfo,
		Env:   append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0"),
		Tests: true,
	}, "./...")
	if err != nil {
		return nil, fmt.Errorf("loading the packages: %w", err)
	}
	if len(loaded) == 0 {
		return nil, fmt.Errorf("there are no packages here")
	}
	packages.Visit(loaded, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			problems = append(problems, e.Error())
		}
	})
	slices.Sort(problems)
	return slices.Compact(problems), nil // a package is loaded with its tests and without
}
