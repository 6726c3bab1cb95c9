//go:build pictures

package explorer_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
)

// The README's pictures of the pages: `make pictures` takes them anew.
func TestPictures(t *testing.T) {
	const width, height, most = 1280, 800, 200 << 10
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.PreferColorScheme("light")
	b.Resize(width, height)
	folder := filepath.Join("..", "..", "docs", "pictures")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"entity": "/entity/org%3Aministry-of-education-of-turkmenistan?asOf=2025-10-09",
		"paths":  "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09",
		"reach":  "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28",
	} {
		b.Visit(path)
		picture := b.Picture()
		if len(picture) > most {
			t.Errorf("%s has %d bytes, and may have %d", name, len(picture), most)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
