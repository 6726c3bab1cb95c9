package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// A page whose text comes long after its beginning is blank meanwhile, and that is seen.
func TestFramesShowABlankPage(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/first", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><title>first</title><h1>The first page</h1><a href="second">The second</a>`)
	})
	mux.HandleFunc("/second", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><title>second</title><body>`)
		_ = http.NewResponseController(w).Flush()
		time.Sleep(3 * time.Second)
		fmt.Fprint(w, `<h1>The second page</h1>`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	b := Open(t, server.URL)
	b.Visit("/first")
	frames := b.Frames(func() {
		b.Click("a")
		b.WaitFor(`document.querySelector("h1")?.textContent === "The second page"`)
		Await[bool](b, `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))`)
	})
	blank := 0
	for _, frame := range frames {
		if b.Ink(frame) == 0 {
			blank++
		}
	}
	if first := b.Ink(frames[0]); blank == 0 || first == 0 {
		t.Errorf("of %d frames %d are blank, and the first has %.4f of ink", len(frames), blank, first)
	}
}
