package explorer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// settled is true once a picture shows what it was told to, at rest.
const settled = `document.querySelector("[data-picture]").dataset.settled > 0 && !("busy" in document.querySelector("[data-picture]").dataset)`

// shownPicture is a picture in a browser whose scripts run.
type shownPicture struct {
	*browsertest.Browser
	t *testing.T
}

// openPicture opens a picture and waits until it rests.
func openPicture(t *testing.T, b *browsertest.Browser, path string) shownPicture {
	t.Helper()
	b.Visit(path)
	b.WaitFor(settled)
	return shownPicture{b, t}
}

// names are who is in the table, in its order.
func (p shownPicture) names() []string {
	p.t.Helper()
	return browsertest.Evaluate[[]string](p.Browser, `[...document.querySelectorAll("table.pictured tbody th bdi")].map((e) => e.textContent)`)
}

// does presses a button, of the row of somebody or of the whole picture, and waits until the picture says what was done.
func (p shownPicture) does(action, name string) {
	p.t.Helper()
	button := fmt.Sprintf(`document.querySelector(".tools [data-do=%s]")`, action)
	if name != "" {
		button = fmt.Sprintf(`[...document.querySelectorAll("table.pictured tbody tr")].find((r) => r.querySelector("th bdi").textContent.startsWith(%q))?.querySelector("[data-do=%s]")`, name, action)
	}
	p.WaitFor(button)
	browsertest.Evaluate[bool](p.Browser, `document.querySelector(".says").textContent = "", `+button+".focus(), "+button+".click(), true")
	p.WaitFor(`document.querySelector(".says").textContent !== "" && ` + settled)
}

// says is what the picture says to those who don't see it.
func (p shownPicture) says() string { return p.Text(".says") }

// hash is what of the address comes after #.
func (p shownPicture) hash() string {
	p.t.Helper()
	return browsertest.Evaluate[string](p.Browser, "location.hash")
}

// look keeps a picture of the picture with the artifacts of the test.
func (p shownPicture) look(name string) {
	p.t.Helper()
	browsertest.Evaluate[bool](p.Browser, `document.querySelector(".tools").scrollIntoView(), true`)
	p.Screenshot(name)
}

// With scripts a picture is changed in place – opened, left out, kept in place, undone –, each by a button of the table that
// keeps the focus. Its address shows the same to somebody else.
func TestPictureChanges(t *testing.T) {
	s := serveSeed(t)
	const page = "/picture?from=org%3Aunesco-ichei&asOf=2026-11-28"
	p := openPicture(t, browsertest.Open(t, s.url), page)
	first := p.names()
	if !slices.Contains(first, "Bi Xiaohan") || first[0] != "UNESCO-ICHEI" {
		t.Fatalf("the table has %q", first)
	}
	p.look("picture-first")

	p.does("open", "Ministry of Education")
	if opened := p.names(); len(opened) <= len(first) || p.hash() != "#open=org%3Aministry-of-education-of-turkmenistan" {
		t.Errorf("opened are %d after %d, at %s", len(opened), len(first), p.hash())
	}
	if said := p.says(); !strings.HasPrefix(said, "What is around or in Ministry of Education of Turkmenistan is shown. ") || !strings.Contains(said, " marks, ") {
		t.Errorf("it says %q", said)
	}
	if focused := browsertest.Evaluate[string](p.Browser, "document.activeElement.dataset.id"); focused != "org:ministry-of-education-of-turkmenistan" {
		t.Errorf("the focus is on %q", focused)
	}
	p.does("select", "Bi Xiaohan")
	if panel := p.Text(".selected"); !strings.Contains(panel, "Presumably Bi Xiaohan is Deputy Director") || !strings.Contains(panel, "Leave out") {
		t.Errorf("of who is selected it says %q", panel)
	}
	p.look("picture-selected")
	p.does("hide", "Central Asia")
	if slices.Contains(p.names(), "Central Asia") {
		t.Errorf("what is left out is there: %q", p.names())
	}
	p.does("pin", "Bi Xiaohan")
	there := p.hash()
	if !strings.Contains(there, "pin=") || !strings.Contains(there, "hide=") {
		t.Errorf("the address has %s", there)
	}
	want := p.names()
	p.look("picture-changed")

	other := openPicture(t, browsertest.Open(t, s.url), page+there)
	if diff := cmp.Diff(want, other.names()); diff != "" {
		t.Errorf("to somebody else the address shows something else (-want +got):\n%s", diff)
	}
	other.Check()

	for range 3 {
		p.does("undo", "")
	}
	if diff := cmp.Diff(first, p.names()); diff != "" || p.hash() != "" {
		t.Errorf("undone, at %s (-want +got):\n%s", p.hash(), diff)
	}
	for range 3 {
		p.does("redo", "")
	}
	if diff := cmp.Diff(want, p.names()); diff != "" || p.hash() != there {
		t.Errorf("done again, at %s for %s (-want +got):\n%s", p.hash(), there, diff)
	}
	p.does("all", "")
	if !slices.Contains(p.names(), "Central Asia") {
		t.Errorf("what was left out is not there: %q", p.names())
	}
	p.Check()
}

// Without who is in the middle those around stay, and the headline follows what is done; what can't be done looks so.
func TestPictureWithoutItsMiddle(t *testing.T) {
	s := serveSeed(t)
	p := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Aunesco-ichei&asOf=2026-11-28")
	first, head := p.names(), p.Text("h1")
	if !strings.Contains(p.Text(".tools .hint"), "Click a mark to select it") {
		t.Errorf("beside the drawing it is not said what can be done")
	}
	const looks = `getComputedStyle(document.querySelector(".tools [data-do=undo]")).opacity`
	if browsertest.Evaluate[string](p.Browser, looks) == "1" {
		t.Error("Undo looks as if there were something to undo")
	}
	p.does("hide", "UNESCO-ICHEI")
	if names := p.names(); len(names) != len(first)-1 {
		t.Errorf("of %q are left %q", first, names)
	}
	if now := p.Text("h1"); now == head || !strings.HasSuffix(now, " around UNESCO-ICHEI, left out") {
		t.Errorf("the headline is %q after %q", now, head)
	}
	p.does("undo", "")
	if now := p.Text("h1"); now != head {
		t.Errorf("undone, the headline is %q and not %q", now, head)
	}
	if browsertest.Evaluate[string](p.Browser, looks) == "1" {
		t.Error("Undo looks as if there were more to undo")
	}
	p.Check()
}

// A hub opens as groups; a group shows the first two hundred one by one, and says how many more there are.
func TestPictureOpensGroups(t *testing.T) {
	s := serve(t, storetest.Records(t, "hub", strings.NewReader(hub(300))))
	p := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Ahub&asOf=2020-06-01")
	if names := p.names(); !slices.Contains(names, "300 organisations") || len(names) != 7 {
		t.Fatalf("the table has %q", names)
	}
	p.does("open", "300 organisations")
	names := p.names()
	if len(names) != 1+5+200+1 || !slices.Contains(names, "100 more organisations") {
		t.Errorf("opened, there are %d, among them %q", len(names), names[:3])
	}
	p.look("picture-group")
	p.does("close", "100 more organisations")
	if names := p.names(); len(names) != 7 {
		t.Errorf("closed, there are %d", len(names))
	}
	p.Check()
}

// On another day, what did not hold then fades, is told of, and is there again on the day of the question.
func TestPictureOnAnotherDay(t *testing.T) {
	s := serve(t, storetest.Records(t, "days", strings.NewReader(`{"record":"source","id":"source:a","title":"A","published":"2020-01-01"}
{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A"}
{"record":"entity","id":"org:b","kind":"ORGANIZATION","name":"B"}
{"record":"entity","id":"org:c","kind":"ORGANIZATION","name":"C"}
{"record":"link","type":"PARTNERS_WITH","from":"org:a","to":"org:b","valid":{"from":"2001-01-01"},"evidence":[{"source":"source:a","quote":"Partners since 2001."}]}
{"record":"link","type":"PARTNERS_WITH","from":"org:a","to":"org:c","valid":{"from":"2015-01-01"},"evidence":[{"source":"source:a","quote":"Partners since 2015."}]}
`)))
	p := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Aa&asOf=2020-06-01")
	bar := func(value string) {
		t.Helper()
		browsertest.Evaluate[bool](p.Browser, `(() => { document.querySelector(".says").textContent = ""; const bar = document.querySelector("#daybar"); bar.value = `+value+`; return bar.dispatchEvent(new Event("input")); })()`)
		p.WaitFor(`document.querySelector(".says").textContent !== "" && ` + settled)
	}
	if least := browsertest.Evaluate[string](p.Browser, `document.querySelector("#daybar").min`); least != fmt.Sprint(2001*12) {
		t.Errorf("the bar begins at %s", least)
	}
	bar("2010 * 12")
	if said := p.says(); said != "As of 1 January 2010. 3 marks, 2 lines. 1 of 2 links did not hold then, and are faded." {
		t.Errorf("it says %q", said)
	}
	if off := p.Text("table.pictured .off"); !strings.Contains(off, "C") {
		t.Errorf("what did not hold is %q", off)
	}
	p.look("picture-day")
	browsertest.Evaluate[bool](p.Browser, `document.querySelector(".says").textContent = "", document.querySelector(".daybar button").click(), true`)
	p.WaitFor(`document.querySelector(".says").textContent !== ""`)
	if said := p.says(); said != "As of 1 June 2020. 3 marks, 2 lines." {
		t.Errorf("it says %q", said)
	}
	p.Check()
}

// What a picture can't do is said, and nothing is lost: a file that is none, a server that is not there.
func TestPictureSaysWhatFails(t *testing.T) {
	s := serveSeed(t)
	p := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Aunesco-ichei&asOf=2026-11-28#open=org%3Anobody&pin=nonsense&hide=")
	first := p.names()
	if len(first) < 10 {
		t.Errorf("with nonsense in the address there are %q", first)
	}
	read := func(text string) string {
		t.Helper()
		browsertest.Evaluate[bool](p.Browser, fmt.Sprintf(`(() => { document.querySelector(".says").textContent = ""; const input = document.querySelector("input[type=file]"), files = new DataTransfer();
			files.items.add(new File([%q], "saved.json")); input.files = files.files; return input.dispatchEvent(new Event("change", { bubbles: true })); })()`, text))
		p.WaitFor(`document.querySelector(".says").textContent !== "" && ` + settled)
		return p.says()
	}
	for _, text := range []string{"", "{", `{"open": 1}`, `[]`, `{"open":[],"hide":[],"pins":{"a":["x",1]}}`} {
		if said := read(text); !strings.HasPrefix(said, "This file is no saved picture") {
			t.Errorf("of %q it says %q", text, said)
		}
	}
	if said := read(`{"open":["person:bi-xiaohan"],"hide":["place:central-asia"],"pins":{}}`); !strings.HasPrefix(said, "The saved picture is opened.") {
		t.Errorf("it says %q", said)
	}
	pins := make([]string, 51)
	for i := range pins {
		pins[i] = fmt.Sprintf(`"org:o%d":[1,2]`, i)
	}
	if said := read(`{"open":[],"hide":[],"pins":{` + strings.Join(pins, ",") + `}}`); !strings.Contains(said, "save the picture as a file") {
		t.Errorf("of 51 pins it says %q", said)
	}
	before := p.names()
	browsertest.Evaluate[bool](p.Browser, `window.fetch = () => Promise.reject(new TypeError("gone")), true`)
	p.does("open", "Ministry of Education")
	if said := p.says(); !strings.HasPrefix(said, "The server is not reached") {
		t.Errorf("it says %q", said)
	}
	if diff := cmp.Diff(before, p.names()); diff != "" {
		t.Errorf("the picture has changed (-want +got):\n%s", diff)
	}
}

// Without scripts, and where a reader forces colours, the server's drawing and table are the picture, and nothing is to be
// pressed that does nothing.
func TestPictureWithoutCanvas(t *testing.T) {
	s := serveSeed(t)
	for name, prepare := range map[string]func(*browsertest.Browser){"no scripts": (*browsertest.Browser).DisableScripts, "forced colours": (*browsertest.Browser).ForceColors} {
		t.Run(name, func(t *testing.T) {
			b := browsertest.Open(t, s.url)
			prepare(b)
			b.Visit("/picture?from=org%3Aunesco-ichei&asOf=2026-11-28")
			b.WaitFor(`document.querySelector(".stage svg.draw").getClientRects().length > 0`)
			if n := browsertest.Evaluate[int](b, `[...document.querySelectorAll(".tools, .canvas, [data-do], [data-png]")].filter((e) => e.checkVisibility({ visibilityProperty: true })).length`); n > 0 && name == "no scripts" {
				t.Errorf("%d things can be pressed that do nothing", n)
			}
			b.Check()
		})
	}
}

// Drawings are taken away as PNG: what the picture shows now, and what the server draws of paths.
func TestDrawingsAsPNG(t *testing.T) {
	s := serveSeed(t)
	p := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Aunesco-ichei&asOf=2026-11-28")
	caught := `window.saved = undefined, URL.createObjectURL = ((made) => (blob) => { if (blob.type === "image/png") window.saved = blob; return made.call(URL, blob); })(URL.createObjectURL), true`
	size := func() []int {
		p.WaitFor("window.saved")
		return browsertest.Await[[]int](p.Browser, `createImageBitmap(window.saved).then((i) => [i.width, i.height])`)
	}
	browsertest.Evaluate[bool](p.Browser, caught)
	browsertest.Evaluate[bool](p.Browser, `document.querySelector("[data-do=png]").click(), true`)
	if got := size(); got[0] != 3200 || got[1] < 400 {
		t.Errorf("the picture is %v", got)
	}
	p.Visit("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09")
	browsertest.Evaluate[bool](p.Browser, caught)
	browsertest.Evaluate[bool](p.Browser, `document.querySelector("[data-png]").click(), true`)
	if got := size(); got[0] < 2000 || got[1] < 200 {
		t.Errorf("the paths are %v", got)
	}
	p.Check()
}

// A picture at rest draws nothing; one that is made larger does.
func TestPictureRests(t *testing.T) {
	s := serveSeed(t)
	p := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Aunesco-ichei&asOf=2026-11-28")
	const drawnIn = `(() => { let drawn = 0; const gl = WebGL2RenderingContext.prototype;
		for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
			const draw = gl[name]; gl[name] = function (...a) { drawn++; return draw.apply(this, a); }; }
		%s;
		return new Promise((resolve) => setTimeout(() => resolve(drawn), 600)); })()`
	browsertest.Await[int](p.Browser, fmt.Sprintf(drawnIn, "")) // what the last change asked for may still be drawn
	if n := browsertest.Await[int](p.Browser, fmt.Sprintf(drawnIn, "")); n > 0 {
		t.Errorf("at rest it draws %d times", n)
	}
	if n := browsertest.Await[int](p.Browser, fmt.Sprintf(drawnIn, `document.querySelector("[data-do=in]").click()`)); n == 0 {
		t.Error("made larger, it draws nothing")
	}
	p.Check()
}
