package localneo4j

import (
	"path/filepath"
	"testing"
)

func TestCacheFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "xdg"))
	cfg, err := Config{Ephemeral: true, Cache: "relative"}.withDefaults()
	if want := filepath.Join(dir, "relative"); err != nil || cfg.Cache != want {
		t.Errorf("the cache is %s, %v; want %s", cfg.Cache, err, want)
	}
	cfg, err = Config{Ephemeral: true}.withDefaults()
	if err != nil || !filepath.IsAbs(cfg.Cache) || filepath.Base(cfg.Cache) != "entente" {
		t.Errorf("the cache is %s, %v; want one of this program in the user's cache folder", cfg.Cache, err)
	}
}
