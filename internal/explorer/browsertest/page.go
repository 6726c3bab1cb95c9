package browsertest

import (
	"fmt"

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
