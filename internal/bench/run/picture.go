package main

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
	"github.com/entente-graph/entente/internal/chromium"
	"github.com/entente-graph/entente/internal/network"
)

// pictures measures pictures of the network in Chromium; none where there is no Chromium, or where the network is too small
// for any.
func (r *networkRun) pictures(ctx context.Context) ([]table.Picture, error) {
	program, err := chromium.Find()
	if err != nil {
		r.doing("no pictures: %v", err)
		return nil, nil
	}
	address := r.best().Address
	var measured []table.Picture
	for _, bodies := range []int{1, 12} {
		r.doing("a picture around %d", bodies)
		path, err := r.pictureAround(ctx, address, bodies)
		if err != nil {
			return nil, err
		}
		picture, err := inBrowser(ctx, program, "http://"+address+path)
		if err != nil {
			return nil, fmt.Errorf("picture around %d: %w", bodies, err)
		}
		measured = append(measured, picture)
	}
	return measured, nil
}

// pictureAround returns the address of a picture around the organisations of most links, with the groups around them opened.
func (r *networkRun) pictureAround(ctx context.Context, address string, bodies int) (string, error) {
	var found struct {
		Entities struct {
			Edges []struct{ Node struct{ ID string } }
		}
	}
	const most = `query Most($first: Int!) { entities(filter: { kinds: [ORGANIZATION] }, orderBy: DEGREE_DESC, first: $first) { edges { node { id } } } }`
	if err := target.Asking(address)(ctx, most, map[string]any{"first": bodies}, &found); err != nil {
		return "", err
	}
	around, opened := url.Values{}, url.Values{}
	for _, edge := range found.Entities.Edges {
		around.Add("from", edge.Node.ID)
		for _, kind := range network.Kinds() {
			opened.Add("open", edge.Node.ID+" "+string(kind))
		}
	}
	return "/picture?" + around.Encode() + "#" + opened.Encode(), nil
}

// measuring is a script that measures a picture: when it was shown and at rest, and, while it is made larger and smaller for
// two seconds, how many frames there are a second.
const measuring = `new Promise((resolve, reject) => {
	const giveUp = setTimeout(() => reject(new Error("the picture does not come to rest: " + document.querySelector(".says")?.textContent)), 60000);
	const rest = async () => {
		const [rested] = performance.getEntriesByName("picture at rest");
		if (!rested) return setTimeout(rest, 50);
		clearTimeout(giveUp);
		const [shown] = performance.getEntriesByName("picture shown");
		const gl = document.createElement("canvas").getContext("webgl2");
		const about = gl.getExtension("WEBGL_debug_renderer_info");
		const page = document.querySelector("[data-picture]");
		let frames = 0;
		const begin = performance.now();
		for (let larger = true; performance.now() - begin < 2000; larger = !larger) {
			page.querySelector(larger ? "[data-do=in]" : "[data-do=out]").click();
			for (const end = performance.now() + 180; performance.now() < end; frames++) await new Promise(requestAnimationFrame);
		}
		resolve({ shown: shown.startTime, rested: rested.startTime, frames: 1000 * frames / (performance.now() - begin),
			marks: Number(page.dataset.shown), lines: Number(page.dataset.lines),
			renderer: about ? gl.getParameter(about.UNMASKED_RENDERER_WEBGL) : "" });
	};
	rest();
})`

// inBrowser measures a picture in a new browser.
func inBrowser(ctx context.Context, program, address string) (table.Picture, error) {
	ctx, stop := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox)...)
	defer stop()
	ctx, closePage := chromedp.NewContext(ctx)
	defer closePage()
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	// Once before it is measured, as all else.
	const rested = `new Promise((resolve) => { const rest = () => performance.getEntriesByName("picture at rest").length ? resolve(true) : setTimeout(rest, 50); rest(); })`
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800), chromedp.Navigate(address), chromedp.Evaluate[chromedp.Void](rested, chromedp.EvalAwaitPromise),
		chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
		return table.Picture{}, fmt.Errorf("opening it: %w", err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[struct {
		Shown, Rested, Frames float64
		Marks, Lines          int
		Renderer              string
	}](measuring, chromedp.EvalAwaitPromise))
	if err != nil {
		return table.Picture{}, fmt.Errorf("measuring it: %w", err)
	}
	milliseconds := func(n float64) time.Duration { return time.Duration(n * float64(time.Millisecond)) }
	return table.Picture{
		Marks: found.Marks, Lines: found.Lines, Shown: milliseconds(found.Shown), Rested: milliseconds(found.Rested),
		Frames: found.Frames, Renderer: rendererName(found.Renderer),
	}, nil
}

// rendererName returns what is said of a renderer that names itself: of Chromium's own, which needs no graphics card, no more
// than its name.
func rendererName(itself string) string {
	if strings.Contains(itself, "SwiftShader") {
		return "SwiftShader, which is no graphics card"
	}
	return itself
}
