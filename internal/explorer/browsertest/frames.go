package browsertest

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"sync"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Frames returns all that was shown while act ran, frame by frame, each as PNG at half its size. The first is what stood there
// before.
func (b *Browser) Frames(act func()) [][]byte {
	b.t.Helper()
	ctx, stop := context.WithCancel(b.ctx)
	defer stop()
	var (
		mu     sync.Mutex
		frames [][]byte
	)
	arrived := make(chan int64, mostFrames)
	err := chromedp.Listen(ctx, func(event any) {
		frame, is := event.(*page.EventScreencastFrame)
		if !is {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		frames = append(frames, frame.Data)
		select {
		case arrived <- frame.SessionID:
		default: // no further one will come, and the test fails
		}
	})
	if err != nil {
		b.t.Fatalf("listening for frames: %v", err)
	}
	_, err = chromedp.Call(ctx, page.StartScreencast, page.StartScreencastParams{
		Format: page.StartScreencastFormatPng, MaxWidth: 640, MaxHeight: 640, MaxFramesInFlight: mostFrames,
	})
	if err != nil {
		b.t.Fatalf("recording frames: %v", err)
	}
	var confirming sync.WaitGroup
	done := make(chan struct{})
	confirming.Go(func() {
		for {
			select {
			case id := <-arrived:
				_, _ = chromedp.Call(ctx, page.ScreencastFrameAck, page.ScreencastFrameAckParams{SessionID: id}) // it fails where recording has ended
			case <-done:
				return
			}
		}
	})
	act()
	b.Picture() // comes behind the frames that were drawn before
	_, err = chromedp.Call(ctx, page.StopScreencast, struct{}{})
	close(done)
	confirming.Wait()
	if err != nil {
		b.t.Fatalf("ending to record frames: %v", err)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(frames) == 0 || len(frames) >= mostFrames {
		b.t.Fatalf("%d frames were recorded", len(frames))
	}
	return frames
}

// mostFrames is how many frames are recorded at most.
const mostFrames = 1000

// Ink returns which part of a picture, given as PNG, does not have the color that most of it has: 0 of a blank one.
func (b *Browser) Ink(picture []byte) float64 {
	b.t.Helper()
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		b.t.Fatalf("reading a picture: %v", err)
	}
	return ink(decoded)
}

func ink(picture image.Image) float64 {
	counts, most, all := map[[3]uint32]int{}, 0, 0
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			red, green, blue, _ := picture.At(x, y).RGBA()
			color := [3]uint32{red, green, blue}
			counts[color]++
			most, all = max(most, counts[color]), all+1
		}
	}
	return 1 - float64(most)/float64(all)
}
