package explorer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
)

// Somebody without a mouse finds a person, how that person is linked to UNESCO, and another way: all that has the focus is
// seen to have it.
func TestByKeyboard(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	to := func(selector string) { t.Helper(); tabTo(t, b, selector) }
	b.Visit("/sources")
	b.Type("/")
	b.WaitFor(`document.activeElement.id === "find"`)
	b.Type("Meylis Babayev")
	b.WaitFor(`document.querySelectorAll("[role=option]").length > 0`)
	b.Type(kb.ArrowDown + kb.Enter)
	b.At("/entity/person%3Ameylis-babayev")
	to("a.btn.go")
	b.Type(kb.Enter)
	b.At("/paths?from=")
	to("#to")
	b.Type("UNESCO" + kb.Enter)
	b.At("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco")
	b.WaitFor(`document.querySelectorAll("article.path").length > 0`)
	to(".path .menu summary")
	b.Type(kb.Enter)
	to(".path .menu[open] a")
	b.Type(kb.Enter)
	b.At("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco")
	b.WaitFor(`location.search.includes("avoid=")`)
	b.Check()
}

// tabTo goes on by the tabulator to what a selector finds, past what is seen to have the focus.
func tabTo(t *testing.T, b *browsertest.Browser, selector string) {
	t.Helper()
	for range 150 {
		b.Type(kb.Tab)
		if browsertest.Evaluate[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
		// Within a date the browser marks the part that has the focus, which no style tells of.
		if !browsertest.Evaluate[bool](b, `(() => { const e = document.activeElement; if (e === document.body || e.type === "date") return true;
			const seen = (x) => { const s = getComputedStyle(x); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0; };
			return seen(e) || Boolean(e.closest("label, .box") && (seen(e.closest("label, .box")))); })()`) {
			t.Errorf("on the way to %s the focus is not seen on %s", selector, browsertest.Evaluate[string](b, "document.activeElement.outerHTML.slice(0, 200)"))
		}
	}
	t.Fatalf("the tabulator does not lead to %s", selector)
}

// Somebody without a mouse has a report made, opens the query behind a figure, and goes on to what falls due.
func TestReportByKeyboard(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.Visit("/report")
	tabTo(t, b, "#body")
	b.Type("UNESCO-ICHEI")
	tabTo(t, b, "#region")
	b.Type("Central Asia")
	tabTo(t, b, "form.ask button")
	b.Type(kb.Enter)
	b.WaitFor(`document.querySelectorAll(".again").length > 0`)
	b.At("/report?")
	b.WaitFor(`location.search.includes("body=org%3Aunesco-ichei")`)
	tabTo(t, b, ".again summary")
	b.Type(kb.Enter)
	b.WaitFor(`document.querySelector(".again").open`)
	tabTo(t, b, ".again[open] a")
	b.Visit("/report?" + seedReport)
	tabTo(t, b, `a[href*="due?"]`)
	b.Type(kb.Enter)
	b.At("/due?")
	b.Check()
}

// At twice the size a page needs no scrolling sideways, and neither on the narrowest screen.
func TestZoomed(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	for name, path := range shownPages {
		b.Resize(320, 450)
		b.Visit(path)
		for _, width := range []int64{320, 640} { // as a page that is open is zoomed
			b.Resize(width, 450)
			if wide := browsertest.Evaluate[int64](b, "document.documentElement.scrollWidth"); wide > width {
				t.Errorf("%s is %d pixels wide on %d", name, wide, width)
			}
		}
	}
}

// Who forces colors of their own still sees marks, bars and lines: none has the colour of the ground.
func TestForcedColors(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there: run make web (%v)", err)
	}
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.ForceColors()
	for _, name := range []string{"entity", "paths", "reach", "picture", "report"} {
		b.Visit(shownPages[name])
		unseen := browsertest.Evaluate[[]string](b, `(() => { const ground = getComputedStyle(document.body).backgroundColor;
			return [...document.querySelectorAll(".mark, svg.draw path, svg.draw rect, .units i")].filter((e) => { const s = getComputedStyle(e);
				const painted = e.matches(".units i") ? [s.backgroundColor, s.borderTopColor] : e.matches(".mark") ? [s.fill, s.color] : [s.fill, s.stroke];
				return painted.every((c) => c === ground || c === "none" || c === "rgba(0, 0, 0, 0)"); }).map((e) => e.outerHTML.slice(0, 120)); })()`)
		if len(unseen) > 0 {
			t.Errorf("%s has what is not seen: %s", name, strings.Join(unseen, "\n"))
		}
		for _, finding := range findings(b, string(axe)) {
			t.Errorf("%s: %s", name, finding)
		}
		b.Screenshot("forced-" + name)
	}
}

// On paper there is nothing to press, all quotes stand open, and the brief of a country takes two sheets.
func TestPrinted(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	for name, most := range map[string]int{"place": 2, "entity": 10, "paths": 6, "reach": 4, "picture": 5, "report": 7, "printedreport": 9, "due": 1} {
		b.Visit(shownPages[name])
		b.Print()
		pressed := browsertest.Evaluate[[]string](b, `[...document.querySelectorAll("input, select, button, .btn, nav, .menu")].filter((e) => e.getClientRects().length > 0).map((e) => e.outerHTML.slice(0, 100))`)
		if len(pressed) > 0 {
			t.Errorf("%s has on paper %s", name, strings.Join(pressed, "\n"))
		}
		if sheets := b.Sheets(); sheets < 1 || sheets > most {
			t.Errorf("%s takes %d sheets, and may take %d", name, sheets, most)
		}
		b.Screenshot("print-" + name)
	}
}
