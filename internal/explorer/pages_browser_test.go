package explorer_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
	"github.com/entente-graph/entente/internal/store/storetest"
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

// Suggestions lie over the form: the button that sends it stays where it is, and one click is enough while they are open.
func TestSuggestionsMoveNothing(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.Resize(1280, 900)
	b.Visit("/paths?from=person%3Ameylis-babayev")
	const place = `(() => { const r = document.querySelector(".ask button.go").getBoundingClientRect(); return [r.x, r.y].join(); })()`
	before := browsertest.Evaluate[string](b, place)
	b.Click("#to")
	b.Type("UNESCO")
	b.WaitFor(`document.querySelectorAll("[role=option]").length > 3`)
	if after := browsertest.Evaluate[string](b, place); after != before {
		t.Errorf("the button moves from %s to %s", before, after)
	}
	b.Click(".ask button.go")
	b.At("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco")
	b.Check()
}

// What is chosen of the suggestions for an end of a question stands there by its name, and the address has its id.
func TestASuggestionIsChosen(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.Visit("/paths?from=person%3Ameylis-babayev")
	if text := b.Text(".ask .chip"); text != "Meylis Babayev" {
		t.Errorf("who is named already is shown as %q", text)
	}
	b.Click("#to")
	b.Type("UNESCO-ICHEI")
	b.WaitFor(`document.querySelector("[role=option]")?.innerText.startsWith("UNESCO-ICHEI") === true`)
	b.Click("[role=option]")
	b.WaitFor(`document.querySelector("#to").value === ""`)
	if text := b.Text(".chip:has([name=to])"); text != "UNESCO-ICHEI" {
		t.Errorf("what is chosen is shown as %q", text)
	}
	b.Click(".ask button.go")
	b.At("/paths?from=person%3Ameylis-babayev")
	b.WaitFor(`new URLSearchParams(location.search).get("to") === "org:unesco-ichei"`)
	b.Check()
}

// Whoever types a post is shown who holds it, and where there is no suggestion, that is said.
func TestSuggestionsByPost(t *testing.T) {
	s := serveSeed(t)
	const post = "head of digital systems ministry of education turkmenistan"
	for range 10 { // the first search of a database that has just begun may be refused for taking too long, and is not repeated
		if s.get("/search?q="+url.QueryEscape(post)).status < http.StatusInternalServerError {
			break
		}
	}
	b := browsertest.Open(t, s.url)
	b.Visit("/")
	b.Type(post)
	b.WaitFor(`document.querySelector("[role=option]")?.innerText.includes("Rejep Mahmudov") === true`)
	b.Type(" zzzzzz")
	b.WaitFor(`document.querySelector(".list.said")?.innerText.startsWith("No suggestion") === true`)
	b.Check()
}

// The answer stands right below the bar, and its question is folded to a line, until one wants to change it.
func TestAnswerComesFirst(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.Resize(1280, 900)
	b.Visit(shownPages["paths"] + "&through=PERSON&through=EVENT&through=ORGANIZATION")
	const seen = `document.querySelector(".ask").checkVisibility()`
	if browsertest.Evaluate[bool](b, seen) {
		t.Error("the form stands open")
	}
	b.Click(".asking > summary")
	b.WaitFor(seen)
	if browsertest.Evaluate[bool](b, `document.querySelector(".ask details").open`) {
		t.Error("through whom a path may go opens by itself")
	}
	b.Check()
}

// A menu covers no button of its row, and closes once something is chosen, when one presses elsewhere, and by Escape.
func TestMenusClose(t *testing.T) {
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	b.Resize(1280, 900)
	b.Visit(shownPages["paths"])
	const menu = ".take .menu"
	for what, closes := range map[string]func(){
		"elsewhere": func() { b.Click("h1") },
		"Escape":    func() { b.Type(kb.Escape) },
	} {
		b.Click(menu + " summary")
		b.WaitFor(`document.querySelector(".take .menu").open`)
		if browsertest.Evaluate[bool](b, `(() => { const m = document.querySelector(".take .menu ul").getBoundingClientRect();
			return [...document.querySelectorAll(".flow > .take > .btn")].some((e) => e.getBoundingClientRect().bottom > m.top + 1); })()`) {
			t.Error("the menu lies over the buttons beside it")
		}
		closes()
		if browsertest.Evaluate[bool](b, `document.querySelector(".take .menu").open`) {
			t.Errorf("%s does not close it", what)
		}
	}
	b.Click(menu + " summary")
	b.Click(menu + ` [data-png]`)
	b.WaitFor(`!document.querySelector(".take .menu").open`)
	b.Check()
}

// Paths are copied with their footnotes, and the address that remembers them; where there is no clipboard, the text stands
// selected in a box.
func TestCopy(t *testing.T) {
	s := serveOwnSeed(t)
	b := browsertest.Open(t, s.url)
	b.AllowClipboard()
	const page = "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09"
	b.Visit(page)
	b.Click("button[data-copy-text]")
	b.WaitFor(`document.querySelector("[data-copied]").textContent === "Copied."`)
	copied := browsertest.Await[map[string]string](b, `navigator.clipboard.read().then(async ([item]) => ({
		plain: await (await item.getType("text/plain")).text(), html: await (await item.getType("text/html")).text() }))`)
	if !strings.Contains(copied["plain"], "[1] “") || !strings.Contains(copied["html"], "<sup>") || !strings.Contains(copied["html"], "Working meetings were held") {
		t.Errorf("copied is %v", copied)
	}
	b.Click("a[data-copy-address]")
	b.WaitFor(`document.querySelector("[data-copied]").textContent === "Copied."`)
	address := browsertest.Await[string](b, "navigator.clipboard.readText()")
	if !strings.HasPrefix(address, s.url+page+"&") || !strings.Contains(address, "&was=") {
		t.Errorf("the address is %q", address)
	}
	// Somebody else, who has another profile, sees the same, and is told when the network has changed since.
	other := browsertest.Open(t, s.url)
	other.Visit(strings.TrimPrefix(address, s.url))
	b.Visit(page)
	paths := func(b *browsertest.Browser) string {
		return browsertest.Evaluate[string](b, `[...document.querySelectorAll("article.path")].map((p) => p.innerText).join("\n")`)
	}
	if mine, theirs := paths(b), paths(other); mine != theirs || mine == "" {
		t.Errorf("the address shows somebody else\n%s\nand not\n%s", theirs, mine)
	}
	if text := other.Text("main"); !strings.Contains(text, "This is the answer when its address was copied") {
		t.Errorf("opened at once, it says\n%s", text)
	}
	storetest.Put(t, s.store, storetest.Records(t, "more", strings.NewReader(`{"record":"source","id":"source:new","title":"New","published":"2025-10-09"}
{"record":"link","type":"HOLDS_POSITION","from":"person:meylis-babayev","to":"org:unesco","role":"Adviser","valid":{"from":"2025-01-01"},"evidence":[{"source":"source:new","quote":"Adviser of UNESCO."}]}
`)))
	other.Visit(strings.TrimPrefix(address, s.url))
	if text := other.Text("main"); !strings.Contains(text, "Not the same as when its address was copied") {
		t.Errorf("opened after a change, it says\n%s", text)
	}
	other.Check()
	b.Visit(page)
	browsertest.Evaluate[bool](b, `Object.defineProperty(navigator, "clipboard", { value: undefined }) !== null`)
	b.Click("button[data-copy-text]")
	b.WaitFor(`document.activeElement.matches("textarea.copied")`)
	if selected := browsertest.Evaluate[string](b, "document.activeElement.value"); !strings.Contains(selected, "[1] “") {
		t.Errorf("the box has %q", selected)
	}
	b.Check()
}

// shownPages are pages of each sort, of the built-in network.
var shownPages = map[string]string{
	"home": "/", "search": "/search?q=UNESCO", "nothing": "/search?q=zzzzzz", "entity": "/entity/org%3Aministry-of-education-of-turkmenistan",
	"person": "/entity/person%3Arejep-mahmudov", "place": "/entity/place%3Aturkmenistan", "links": "/entity/org%3Aunesco/links?ever=yes",
	"entities": "/entities?kind=ORGANIZATION", "sources": "/sources", "source": "/source/source%3Anca-2023-07-26", "about": "/about",
	"ask": "/paths", "choose": "/paths?from=Turkmen&to=UNESCO", "paths": "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09",
	"reach": "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28", "region": "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28&region=place%3Acentral-asia",
	"group": "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28&group=place%3Aturkmenistan", "askreach": "/reach", "askpicture": "/picture",
	"picture": "/picture?from=org%3Aunesco-ichei&from=org%3Aministry-of-education-of-turkmenistan&asOf=2026-11-28",
	"changes": "/changes?from=2022-12-31&to=2025-12-31", "changedaround": "/changes?from=2022-12-31&to=2025-12-31&around=org%3Aunesco-ichei&types=ATTENDED",
	"becameknown": "/changes?from=2023-12-31&to=2025-12-31&basis=KNOWN", "unchanged": "/changes",
	"propose": "/propose?for=org%3Aunesco-ichei&asOf=2026-11-28", "askpropose": "/propose?in=place%3Aturkmenistan",
	"nobody": "/propose?for=org%3Aunesco-ichei&in=place%3Aturkmenistan&types=UNIVERSITY&asOf=2026-11-28",
	"none":   "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2022-01-01&certainty=CERTAIN",
	"report": "/report?" + seedReport, "askreport": "/report", "manybodies": "/report?" + manyBodies, "manyprinted": "/report.html?print=yes&" + manyBodies, "hopsreport": "/report?" + hopsReport, "printedreport": "/report.html?print=yes&" + seedReport,
	"regions": "/report?body=org%3Aunesco-ichei&region=place%3Acentral-asia&region=place%3Aeastern-asia&asOf=2025-10-31",
	"due":     "/due?body=org%3Aunesco-ichei&region=place%3Acentral-asia&within=6m&asOf=2025-10-31",
}

// Each page, in both themes and at three widths: nothing for axe to find, nothing wider than the screen, nothing that moves
// once it is there. A page is loaded in one theme and changes to the other. The pictures are kept with -artifacts.
func TestPagesLook(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there: run make web (%v)", err)
	}
	s := serveSeed(t)
	b := browsertest.Open(t, s.url)
	const (
		watch = `(() => { window.shift = 0; window.shifted = []; new PerformanceObserver((list) => list.getEntries().forEach((e) => {
			window.shift += e.value; for (const s of e.sources) window.shifted.push((s.node?.outerHTML ?? s.node?.data ?? "").slice(0, 80) + JSON.stringify([s.previousRect, s.currentRect])); })).observe({ type: "layout-shift", buffered: true }); return true; })()`
		wait  = `window.still = false, requestAnimationFrame(() => requestAnimationFrame(() => (window.still = true))), true`
		still = `window.still && document.getAnimations().length === 0`
	)
	for name, path := range shownPages {
		for width, schemes := range map[int64][]string{360: {"light", "dark"}, 1280: {"dark", "light"}, 2560: {"light", "dark"}} {
			b.Resize(width, 900)
			b.PreferColorScheme(schemes[0])
			b.Visit(path)
			browsertest.Evaluate[bool](b, watch)
			for _, scheme := range schemes {
				at := fmt.Sprintf("%s-%s-%d", name, scheme, width)
				b.PreferColorScheme(scheme)
				browsertest.Evaluate[bool](b, wait)
				b.WaitFor(still)
				if wide := browsertest.Evaluate[int64](b, "document.documentElement.scrollWidth"); wide > width {
					t.Errorf("%s is %d pixels wide", at, wide)
				}
				if shift := browsertest.Evaluate[float64](b, "window.shift"); shift > 0 {
					t.Errorf("%s moves by %g: %s", at, shift, browsertest.Evaluate[[]string](b, "window.shifted"))
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
	if !browsertest.Evaluate[bool](b, "window.axe !== undefined") {
		browsertest.Evaluate[bool](b, axe+"; true")
	}
	return browsertest.Await[[]string](b, `axe.run(document, { resultTypes: ["violations"] }).then((r) =>
		r.violations.map((v) => v.id + ": " + v.help + " " + v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")))`)
}
