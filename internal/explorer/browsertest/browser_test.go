package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMain(m *testing.M) {
	m.Run()
	Close()
}

// A page that does all that the watch is there to see.
func TestWatch(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/bad", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", "img-src 'self'")
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><title>bad</title><script>
			console.info("harmless");
			console.warn("a warning");
			console.error("an error");
			setTimeout(() => { throw new Error("an exception") });
			new Image().src = "http://forbidden.test/image.png";
			const asked = fetch("http://page.test/asked").catch(() => {});
			const tls = fetch("https://secure.test/asked").catch(() => {});
			const missing = fetch("/missing");
			const worker = new Promise((done) => { new Worker("/worker.js").onmessage = done; });
			Promise.all([asked, tls, missing, worker]).then(() => { document.title = "done"; });
		</script>`)
	})
	mux.HandleFunc("/worker.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `fetch("http://worker.test/asked").catch(() => {}).then(() => postMessage("done"));`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	browser := Open(t, server.URL)
	browser.Visit("/bad")
	browser.WaitFor(`document.title === "done"`)

	var got []string
	for _, request := range browser.Requests() {
		got = append(got, fmt.Sprintf("%s %d elsewhere: %t", strings.TrimPrefix(request.URL, server.URL), request.Status, request.Elsewhere))
	}
	slices.Sort(got)
	want := []string{
		"//secure.test:443 403 elsewhere: true",
		"/bad 200 elsewhere: false",
		"/missing 404 elsewhere: false",
		"/worker.js 200 elsewhere: false",
		"http://page.test/asked 403 elsewhere: true",
		"http://worker.test/asked 403 elsewhere: true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}

	complaints := browser.Complaints()
	for _, want := range []string{"warning: a warning", "error: an error", "exception: Uncaught Error: an exception", "Content Security Policy", "404"} {
		if !slices.ContainsFunc(complaints, func(complaint string) bool { return strings.Contains(complaint, want) }) {
			t.Errorf("no complaint about %q in %q", want, complaints)
		}
	}
	if slices.ContainsFunc(complaints, func(complaint string) bool { return strings.Contains(complaint, "harmless") }) {
		t.Errorf("a complaint about what is harmless in %q", complaints)
	}
	if again := browser.Complaints(); len(again) > 0 {
		t.Errorf("complaints given twice: %q", again)
	}
}

// Pages that are open side by side know nothing of each other, and a Chromium that is gone is started again.
func TestPagesAreApart(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><title>some</title>`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	first, second := Open(t, server.URL), Open(t, server.URL)
	const kept = `(document.cookie ?? "") + (localStorage.getItem("of") ?? "")`
	first.PreferColorScheme("dark")
	first.Visit("/")
	Evaluate[string](first, `document.cookie = "of=first", localStorage.setItem("of", "first"), console.error("of first"), ""`)
	second.Visit("/")
	if got := Evaluate[string](second, kept); got != "" || Evaluate[bool](second, `matchMedia("(prefers-color-scheme: dark)").matches`) {
		t.Errorf("the second page has %q of the first, or its colors", got)
	}
	if complaints := second.Complaints(); len(complaints) > 0 || len(first.Complaints()) != 1 {
		t.Errorf("the second page complains %q", complaints)
	}
	if n, m := len(first.Requests()), len(second.Requests()); n != 1 || m != 1 {
		t.Errorf("the pages have made %d requests and %d", n, m)
	}
	Close()
	third := Open(t, server.URL)
	third.Visit("/")
	if got := Evaluate[string](third, kept); got != "" {
		t.Errorf("a new Chromium has %q", got)
	}
}
