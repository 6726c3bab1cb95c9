package main

import (
	"runtime/debug"
	"testing"
)

// Only a build that can be distinguished from all others has a name: one of a released module, or one of a commit without a change.
func TestExactly(t *testing.T) {
	build := func(sum string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "v1.2.3", Sum: sum}, Settings: settings}
	}
	commit, clean := debug.BuildSetting{Key: "vcs.revision", Value: "c0ffee"}, debug.BuildSetting{Key: "vcs.modified", Value: "false"}
	for _, test := range []struct {
		name, want string
		info       *debug.BuildInfo
	}{
		{"released", "go1.26.0 h1:sum", build("h1:sum")},
		{"of a commit", "go1.26.0 c0ffee", build("", commit, clean)},
		{"of a commit, changed", "", build("", commit, debug.BuildSetting{Key: "vcs.modified", Value: "true"})},
		{"of no commit", "", build("")},
	} {
		if got := exactly(test.info); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
