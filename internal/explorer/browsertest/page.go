package browsertest

import (
	"fmt"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// DisableScripts lets pages run no scripts from now on.
func (b *Browser) DisableScripts() {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	if err != nil {
		b.t.Fatalf("disabling scripts: %v", err)
	}
}

// AllowClipboard lets pages read and write the clipboard.
func (b *Browser) AllowClipboard() {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.Call(b.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted,
			BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
		})
		if err != nil {
			b.t.Fatalf("allowing the clipboard: %v", err)
		}
	}
}

// Await returns what the promise of a JavaScript expression is fulfilled with.
func Await[T any](b *Browser, expression string) T {
	b.t.Helper()
	Evaluate[bool](b, "window.awaited = undefined; ("+expression+").then((value) => (window.awaited = { value }), (error) => (window.awaited = { error: String(error) })); true")
	b.WaitFor("window.awaited")
	if failed := Evaluate[string](b, "window.awaited.error ?? ''"); failed != "" {
		b.t.Fatalf("awaiting %s: %s", expression, failed)
	}
	return Evaluate[T](b, "window.awaited.value")
}

// Type types a text where the focus is.
func (b *Browser) Type(text string) {
	b.t.Helper()
	b.Do(chromedp.KeyEvent(text))
}

// At waits until the page is at an address whose path and query begin so.
func (b *Browser) At(path string) {
	b.t.Helper()
	b.WaitFor(fmt.Sprintf("(location.pathname + location.search).startsWith(%q) && document.readyState === 'complete'", path))
}

// Text returns what the element that a CSS selector finds says.
func (b *Browser) Text(selector string) string {
	b.t.Helper()
	return Evaluate[string](b, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}
