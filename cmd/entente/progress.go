package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// logInterval is how often a log, which keeps each line, gets a line of progress; a terminal sees it at once.
const logInterval = 5 * time.Second

// progress prints, on stderr, how far something is and how fast it goes.
type progress struct {
	doing    string
	began    time.Time
	printed  time.Time
	terminal bool
	bar      *progressbar.ProgressBar // on a terminal
}

func newProgress() *progress {
	return &progress{terminal: term.IsTerminal(int(os.Stderr.Fd()))}
}

// at notes that so many records of a total are done, which is 0 where it is not known.
func (p *progress) at(doing string, done, total int) {
	if doing != p.doing {
		p.clear()
		p.doing, p.began, p.printed = doing, time.Now(), time.Now()
		if p.terminal {
			p.bar = newBar(doing, total)
		}
	}
	switch {
	case p.terminal:
		_ = p.bar.Set(done) // it fails where more is done than there was to do
	case time.Since(p.printed) >= logInterval:
		p.printed = time.Now()
		p.line(done, total)
	}
}

// clear takes the bar away, for something else to be printed.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear() // there is nothing to be done about a terminal that can't be written to
	}
}

func (p *progress) line(done, total int) {
	out := message.NewPrinter(language.English)
	rate := float64(done) / time.Since(p.began).Seconds()
	if total > 0 {
		out.Fprintf(os.Stderr, "%s: %d of %d records, %.0f a second\n", p.doing, done, total, rate)
		return
	}
	out.Fprintf(os.Stderr, "%s: %d records, %.0f a second\n", p.doing, done, rate)
}

func newBar(doing string, total int) *progressbar.ProgressBar {
	if total == 0 {
		total = -1 // what progressbar calls unknown
	}
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(os.Stderr),
		progressbar.OptionSetDescription(doing),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("records"),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetSpinnerChangeInterval(0), // or it would draw itself even when it is cleared
		progressbar.OptionClearOnFinish())
}
