package browsertest

import (
	"context"
	"fmt"
	"sync"

	"github.com/chromedp/chromedp"

	"github.com/entente-graph/entente/internal/chromium"
)

// shared is the Chromium of the pages of all tests of a process. To start one takes longer than most tests do.
var shared process

// process is a Chromium that is started when it is first needed.
type process struct {
	mu   sync.Mutex
	ctx  context.Context // nil before the start
	stop context.CancelFunc
}

// Close ends the Chromium of all pages, if one was started. A package whose tests open pages calls it at the end of its
// TestMain.
func Close() {
	shared.mu.Lock()
	defer shared.mu.Unlock()
	shared.end()
}

// start returns the context of the Chromium, and starts it if none runs: it may have crashed in the test before.
func (p *process) start() (context.Context, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ctx != nil && p.ctx.Err() == nil {
		return p.ctx, nil
	}
	p.end()
	program, err := chromium.Find()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-features", "AutofillServerCommunication"), // asks its maker about each form
		// Some of what Chromium asks its maker for by itself cannot be switched off: it finds no host there.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	allocator, free := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, quit := chromedp.NewContext(allocator)
	p.ctx, p.stop = ctx, func() { quit(); free() }
	if err := chromedp.Do(ctx); err != nil {
		p.end()
		return nil, fmt.Errorf("starting Chromium: %w", err)
	}
	return ctx, nil
}

// end ends the Chromium and removes its profile.
func (p *process) end() {
	if p.stop != nil {
		p.stop()
	}
	p.ctx, p.stop = nil, nil
}
