package main

import (
	"cmp"
	"context"
	"runtime/debug"

	"github.com/entente-graph/entente/internal/store"
)

// edition names exactly what answers depend on beside the network's revision: the program and the database. It returns ""
// where it can't distinguish one of them from all others.
func edition(ctx context.Context, s *store.Store) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	program := exactly(info)
	origin, err := s.Origin(ctx)
	if program == "" || origin == "" || err != nil {
		return ""
	}
	return program + " " + origin
}

// exactly returns what distinguishes a build of the program from all others: the sum of its module, or the commit that all of it
// is from. It returns "" where there is neither.
func exactly(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	commit := ""
	if settings["vcs.modified"] == "false" {
		commit = settings["vcs.revision"]
	}
	id := cmp.Or(info.Main.Sum, commit)
	if id == "" {
		return ""
	}
	return info.GoVersion + " " + id
}
