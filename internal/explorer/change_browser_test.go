package explorer_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer"
	"github.com/entente-graph/entente/internal/explorer/browsertest"
)

// hesitating asks a site, and returns its answers only after a while, but for names.
type hesitating struct {
	*site
	after time.Duration
}

func (h hesitating) Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error) {
	if document != ask.Names.Document() {
		select {
		case <-time.After(h.after):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal([]byte(h.asked(document, variables)), &answer); err != nil {
		return nil, err
	}
	if len(answer.Errors) > 0 {
		return nil, errors.New(answer.Errors[0].Message)
	}
	return answer.Data, nil
}

// leastInk is the part of a frame that at least has another color than its ground. A page that shows nothing but its bar, its
// question on one line and that it searches has twice as much.
const leastInk = 0.02

// A change of a filter shows the page before until the next one is there: no frame between them is blank, whether the answer
// comes at once or late, and nothing moves once it is drawn. The answer is what one sees first, the next thing that the keyboard
// reaches behind the bar is the question, and the way back leads to where one was. That is why the forms need no script.
func TestChangingAFilterDoesNotFlash(t *testing.T) {
	s := serveSeed(t)
	mux := http.NewServeMux()
	for path, after := range map[string]time.Duration{"/soon": 0, "/late": 700 * time.Millisecond} {
		mux.Handle(path+"/", http.StripPrefix(path, explorer.New(explorer.Config{
			Asker: hesitating{s, after}, Now: func() time.Time { return today }, SearchTime: 10 * time.Second, Log: slog.New(slog.DiscardHandler),
		})))
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	b := browsertest.Open(t, server.URL)
	for _, c := range []filterChange{{"paths", "maxHops", "3"}, {"reach", "groupBy", "TYPE"}, {"report", "maxHops", "2"}} {
		for _, when := range []string{"/soon", "/late"} {
			for _, width := range []int64{360, 1280} {
				t.Run(fmt.Sprintf("%s%s/%d", c.page, when, width), func(t *testing.T) {
					b.Resize(width, 800)
					// A browser holds what it has painted for half a second at most: where the machine is so busy that the next
					// page is not drawn by then, a frame is blank whatever the page is.
					var wrong []string
					for range 3 {
						if wrong = c.change(b, when); len(wrong) == 0 {
							return
						}
					}
					t.Errorf("three times: %s", strings.Join(wrong, "\n"))
				})
			}
		}
	}
	b.Check()
}

// filterChange is a page whose question is changed: the control of its form, and the value that it gets.
type filterChange struct{ page, control, value string }

// change changes the filter, goes back, and returns what is wrong with that.
func (c filterChange) change(b *browsertest.Browser, when string) (wrong []string) {
	b.Visit(when + shownPages[c.page])
	b.Click(".asking > summary")
	browsertest.Evaluate[bool](b, fmt.Sprintf(`document.querySelector("#%s").value = %q; addEventListener("pagehide", () => (sessionStorage.left = scrollY)); true`, c.control, c.value))
	set := fmt.Sprintf(`new URLSearchParams(location.search).get(%q) === %q`, c.control, c.value)
	frames := b.Frames(func() {
		b.Click(".ask button.go")
		b.WaitFor(set + ` && document.readyState === "complete"`)
		browsertest.Await[bool](b, `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))`)
	})
	for i, frame := range frames {
		if ink := b.Ink(frame); ink < leastInk {
			wrong = append(wrong, fmt.Sprintf("frame %d of %d has %.4f of ink: nearly nothing is shown", i+1, len(frames), ink))
		}
	}
	wrong = append(wrong, browsertest.Await[[]string](b, layoutShifts)...)
	if !browsertest.Evaluate[bool](b, `scrollY === 0 && document.querySelector("h1").getBoundingClientRect().bottom < innerHeight`) {
		wrong = append(wrong, "the headline is not what one sees first")
	}
	b.Type(kb.Tab + kb.Enter + kb.Tab) // past the bar
	for range 2 {                      // a report's headline has links to its bodies
		if browsertest.Evaluate[bool](b, `document.activeElement.closest(".head") !== null`) {
			b.Type(kb.Tab)
		}
	}
	if !browsertest.Evaluate[bool](b, `document.activeElement.matches(".asking > summary")`) {
		wrong = append(wrong, "behind the bar the keyboard reaches "+browsertest.Evaluate[string](b, `document.activeElement.outerHTML.slice(0, 100)`))
	}
	browsertest.Evaluate[bool](b, `history.go(-2); true`) // the link past the bar is an entry of its own
	b.WaitFor(`!(` + set + `) && document.readyState === "complete"`)
	if is, was := browsertest.Evaluate[float64](b, "scrollY"), browsertest.Evaluate[float64](b, `Number(sessionStorage.left)`); is != was {
		wrong = append(wrong, fmt.Sprintf("the way back leads to %g and not to %g", is, was))
	}
	return wrong
}

// layoutShifts is what moved in a page since it was first drawn.
const layoutShifts = `new Promise((done) => {
	new PerformanceObserver((list) => done(list.getEntries().flatMap((e) => e.sources.map((s) =>
		"moves by " + e.value + ": " + (s.node?.outerHTML ?? s.node?.data ?? "").slice(0, 80) + JSON.stringify([s.previousRect, s.currentRect]))))).observe({ type: "layout-shift", buffered: true });
	requestAnimationFrame(() => requestAnimationFrame(() => done([])));
})`
