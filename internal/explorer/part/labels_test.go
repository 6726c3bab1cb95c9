package part

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Names that would be cut to the same are told apart by how they go on.
func TestLabels(t *testing.T) {
	got := labels([]string{
		"Working meeting of the UNESCO-ICHEI delegation with TSACI, October 2025",
		"Working meeting of the UNESCO-ICHEI delegation with TSU, October 2025",
		"UNESCO", "UNESCO",
	}, 18, 2)
	want := [][]string{{"… TSACI, October", "2025"}, {"… TSU, October", "2025"}, {"UNESCO"}, {"UNESCO"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
