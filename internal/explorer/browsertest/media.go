package browsertest

import (
	"bytes"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// PreferColorScheme shows pages as to somebody who prefers a color scheme: light or dark.
func (b *Browser) PreferColorScheme(scheme string) {
	b.t.Helper()
	b.emulate(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// ForceColors shows pages in the few colors of somebody who forces their own.
func (b *Browser) ForceColors() {
	b.t.Helper()
	b.emulate(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
}

// Print shows pages as they are printed.
func (b *Browser) Print() {
	b.t.Helper()
	b.emulate(emulation.SetEmulatedMediaParams{Media: "print"})
}

func (b *Browser) emulate(media emulation.SetEmulatedMediaParams) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media); err != nil {
		b.t.Fatalf("showing pages as %+v: %v", media, err)
	}
}

// Sheets returns on how many sheets the page is printed, of the size that its style says.
func (b *Browser) Sheets() int {
	b.t.Helper()
	printed, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		b.t.Fatalf("printing the page: %v", err)
	}
	return bytes.Count(printed.Data, []byte("/Type /Page\n")) + bytes.Count(printed.Data, []byte("/Type /Page/")) + bytes.Count(printed.Data, []byte("/Type /Page "))
}
