package explorer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
)

// A person finds a university however its name is written, asks how it is linked to UNESCO, goes another way, asks what was
// certain on a day, sees why there is nothing, and takes what would change that – with scripts, and without.
func TestWayThroughThePages(t *testing.T) {
	s := serveSeed(t)
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %v", scripts), func(t *testing.T) {
			b := browsertest.Open(t, s.url)
			if !scripts {
				b.DisableScripts()
			}
			b.Visit("/")
			b.WaitFor(`document.activeElement.id === "find"`)
			b.Type("Mahtymguly")
			if scripts {
				b.WaitFor(`document.querySelectorAll("[role=option]").length > 0`)
				if text := b.Text("[role=option]"); !strings.Contains(text, "Magtymguly Turkmen State University") || !strings.Contains(text, "Mahtymguly") {
					t.Errorf("the suggestion says %q", text)
				}
				b.Type(kb.ArrowDown)
				b.WaitFor(`document.querySelector("[role=option]").ariaSelected === "true"`)
			}
			b.Type("\r")
			b.At("/entity/org%3Amagtymguly-turkmen-state-university")

			b.Click("a.btn.go")
			b.At("/paths?from=")
			b.Click("#to")
			b.Type("UNESCO\r")
			b.At("/paths?from=org%3Amagtymguly-turkmen-state-university&to=org%3Aunesco")
			if headline := b.Text("h1"); !strings.Contains(headline, "from Magtymguly Turkmen State University to UNESCO") {
				t.Errorf("the headline is %q", headline)
			}

			b.Click(".path .menu summary")
			b.Click(".path .menu[open] li a")
			b.At("/paths?")
			b.WaitFor(`location.search.includes("avoid=")`)

			b.Visit("/paths?from=org%3Amagtymguly-turkmen-state-university&to=org%3Aunesco&asOf=2022-01-01&certainty=CERTAIN")
			if headline := b.Text("h1"); !strings.HasPrefix(headline, "No path") {
				t.Errorf("the headline is %q", headline)
			}
			b.Click(".offers.press a")
			b.WaitFor(`document.querySelectorAll("article.path").length > 0`)
			b.Check()
		})
	}
}

// Each page, in both themes and at three widths: nothing for axe to find, nothing wider than the screen, nothing that moves
// once it is there. The pictures are kept with -artifacts.
func TestPagesLook(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there: run make web (%v)", err)
	}
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	for name, path := range map[string]string{
		"home": "/", "search": "/search?q=UNESCO", "nothing": "/search?q=zzzzzz", "entity": "/entity/org%3Aministry-of-education-of-turkmenistan",
		"person": "/entity/person%3Arejep-mahmudov", "place": "/entity/place%3Aturkmenistan", "links": "/entity/org%3Aunesco/links?ever=yes",
		"entities": "/entities?kind=ORGANIZATION", "sources": "/sources", "source": "/source/source%3Anca-2023-07-26", "about": "/about",
		"ask": "/paths", "choose": "/paths?from=Turkmen&to=UNESCO", "paths": "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09",
		"none": "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2022-01-01&certainty=CERTAIN",
	} {
		for _, scheme := range []string{"light", "dark"} {
			b.PreferColorScheme(scheme)
			for _, width := range []int64{360, 1280, 2560} {
				b.Resize(width, 900)
				b.Visit(path)
				at := fmt.Sprintf("%s-%s-%d", name, scheme, width)
				if wide := browsertest.Evaluate[int64](b, "document.documentElement.scrollWidth"); wide > width {
					t.Errorf("%s is %d pixels wide", at, wide)
				}
				browsertest.Evaluate[bool](b, `(() => { window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.shift += e.value))).observe({ type: "layout-shift", buffered: true }); requestAnimationFrame(() => requestAnimationFrame(() => (window.still = true))); return true; })()`)
				b.WaitFor("window.still")
				if shift := browsertest.Evaluate[float64](b, "window.shift"); shift > 0 {
					t.Errorf("%s moves by %g", at, shift)
				}
				if width != 2560 {
					for _, finding := range findings(b, string(axe)) {
						t.Errorf("%s: %s", at, finding)
					}
				}
				b.Screenshot(at)
			}
		}
	}
	b.Check()
}

// findings are what axe finds in a page.
func findings(b *browsertest.Browser, axe string) []string {
	browsertest.Evaluate[bool](b, axe+`; window.found = undefined; axe.run(document, { resultTypes: ["violations"] }).then((r) =>
		(window.found = r.violations.map((v) => v.id + ": " + v.help + " " + v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")))); true`)
	b.WaitFor("window.found")
	return browsertest.Evaluate[[]string](b, "window.found")
}
