// Package browsertest drives a server's pages in a headless Chromium, as a person would, and keeps watch over them:
// every request goes through a proxy that notes it and passes on only what is meant for that server.
package browsertest

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// patience is how long a page may take over one thing before the test gives up.
const patience = time.Minute

// Browser is one page of a Chromium, with a profile of its own.
type Browser struct {
	t       testing.TB
	ctx     context.Context
	server  string
	proxy   *proxy
	console func() (chromedp.ConsoleMessage, error, bool)
}

// Open opens a page of 1280 x 800 with a fresh profile for the pages of a server, given by its address
// ("http://127.0.0.1:1234"), which may end with a path ("http://127.0.0.1:1234/below"). It is closed with the test. All
// pages share one Chromium, which Close ends.
func Open(t testing.TB, server string) *Browser {
	t.Helper()
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &proxy{host: address.Host}
	proxyServer := httptest.NewServer(proxy)
	t.Cleanup(proxyServer.Close)

	chromium, err := shared.start()
	if err != nil {
		t.Fatalf("this test drives a browser: %v", err)
	}
	// The page has a profile of its own, with the proxy: what goes through it comes from the page or its workers.
	ctx, closePage := chromedp.NewContext(chromium, chromedp.WithNewBrowserContext(func(p *target.CreateBrowserContextParams) {
		p.ProxyServer = proxyServer.URL
		p.ProxyBypassList = "<-loopback>" // no exception for loopback
	}))
	t.Cleanup(closePage)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatalf("opening a page: %v", err)
	}
	console, stopConsole := iter.Pull2(chromedp.Console(ctx))
	t.Cleanup(stopConsole)
	return &Browser{t: t, ctx: ctx, server: server, proxy: proxy, console: console}
}

// Resize makes the page as wide and high as a screen.
func (b *Browser) Resize(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height))
}

// Screenshot keeps a picture of the page with the artifacts of the test, if these are kept: with go test -artifacts.
func (b *Browser) Screenshot(name string) {
	b.t.Helper()
	if kept := flag.Lookup("test.artifacts"); kept == nil || kept.Value.String() != "true" {
		return
	}
	if err := os.WriteFile(filepath.Join(b.t.ArtifactDir(), name+".png"), b.Picture(), 0o644); err != nil {
		b.t.Fatalf("keeping a picture of the page: %v", err)
	}
}

// Picture returns a picture of what is seen of the page, as PNG.
func (b *Browser) Picture() []byte {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatalf("taking a picture of the page: %v", err)
	}
	return picture
}

// Do takes steps in the page.
func (b *Browser) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// Visit opens a page of the server.
func (b *Browser) Visit(path string) {
	b.t.Helper()
	b.Do(chromedp.Navigate(b.server + path))
}

// Evaluate returns the value of a JavaScript expression in the browser's page.
func Evaluate[T any](b *Browser, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("evaluating %s: %v", expression, err)
	}
	return value
}

// WaitFor waits until a JavaScript expression is true. (chromedp.Poll needs eval, which a page's policy may forbid.)
func (b *Browser) WaitFor(expression string) {
	b.t.Helper()
	for end := time.Now().Add(patience); !Evaluate[bool](b, "Boolean("+expression+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("the page took more than %v until %s; console: %q", patience, expression, b.Complaints())
		}
	}
}

// Click clicks in the middle of the first element that a CSS selector finds, once that lies still and nothing lies over
// it, scrolling there first. (chromedp.Click holds on to the element, and fails where the page has rendered it anew meanwhile.)
func (b *Browser) Click(selector string) {
	b.t.Helper()
	element := fmt.Sprintf("document.querySelector(%q)", selector)
	b.WaitFor(element)
	const middle = `(() => {
		const element = %s;
		element.scrollIntoViewIfNeeded();
		const box = element.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
		const there = document.elementFromPoint(x, y);
		return { x, y, clear: element.contains(there), there: there?.outerHTML.slice(0, 200) ?? "nothing" };
	})()`
	type place struct {
		X, Y  float64
		Clear bool
		There string
	}
	was := place{}
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		at := Evaluate[place](b, fmt.Sprintf(middle, element))
		if at.Clear && at == was {
			break
		}
		if was = at; time.Now().After(end) {
			b.Screenshot("click")
			b.t.Fatalf("%s does not lie still in %v, or something lies over it: %+v", selector, patience, at)
		}
		// As a hand does: what shows while the mouse is elsewhere, such as a tooltip, goes away.
		b.Do(chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y))
	}
	b.Do(chromedp.MouseClickXY(was.X, was.Y))
}

// Complaints returns the warnings and errors in the page's console since the last call: those of scripts, and the
// browser's own about what failed to load or broke the content security policy.
func (b *Browser) Complaints() []string {
	b.t.Helper()
	const last = "browsertest: up to here"
	b.Do(chromedp.Evaluate[chromedp.Void](`console.log("` + last + `")`))
	var complaints []string
	for {
		message, err, ok := b.console()
		switch {
		case err != nil:
			b.t.Fatalf("reading the console: %v", err)
		case !ok:
			b.t.Fatal("the console ended before the page")
		case message.Text == last:
			return complaints
		}
		switch message.Type {
		case chromedp.ConsoleWarning, chromedp.ConsoleError, chromedp.ConsoleException:
			if strings.Contains(message.Text, "GPU stall due to ReadPixels") {
				continue // a graphics driver says of itself that reading what was drawn takes time
			}
			complaints = append(complaints, message.String())
		}
	}
}

// Check fails the test if the page complained in its console, asked another host for anything, or got an error for
// anything that it asked its server for.
func (b *Browser) Check() {
	b.t.Helper()
	for _, complaint := range b.Complaints() {
		b.t.Errorf("console: %s", complaint)
	}
	for _, request := range b.Requests() {
		if request.Elsewhere || request.Status >= 400 {
			b.t.Errorf("request that should not be: %+v", request)
		}
	}
}
