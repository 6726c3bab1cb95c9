package localneo4j

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// logInterval is how often a log, which keeps each line, gets a line of progress; a terminal sees it at once.
const logInterval = 3 * time.Second

// progress shows a person what is going on.
type progress struct {
	out      io.Writer
	terminal bool
	interval time.Duration // between two lines of a log
}

func newProgress(out io.Writer) *progress {
	file, ok := out.(*os.File)
	return &progress{out: out, terminal: ok && term.IsTerminal(int(file.Fd())), interval: logInterval}
}

func (p *progress) say(format string, values ...any) {
	fmt.Fprintf(p.out, format+"\n", values...)
}

// A fetching condenses what Maven says of its downloads to one line. It is written to by the process that runs Maven
// and keeps all in the log.
type fetching struct {
	progress *progress
	log      io.Writer
	rest     []byte // of a line that is not whole yet
	jars     int
	bytes    float64
	bar      *progressbar.ProgressBar // on a terminal
	printed  time.Time                // in a log
}

func (p *progress) fetching(log io.Writer) *fetching {
	f := &fetching{progress: p, log: log, printed: time.Now()}
	p.say("Fetching Neo4j %s by Maven, once: about %d MB.", neo4jVersion, jarsBytes/1_000_000)
	if p.terminal {
		f.bar = progressbar.NewOptions64(jarsBytes,
			progressbar.OptionSetWriter(p.out),
			progressbar.OptionShowBytes(true),
			progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish())
		_ = f.bar.RenderBlank() // a terminal that does not want it does without
	}
	return f
}

// downloaded matches what Maven prints of each jar that it has got, with its size.
var downloaded = regexp.MustCompile(`^\[INFO\] Downloaded from .*\.jar \(([\d.]+) (B|kB|MB|GB) at `)

var units = map[string]float64{"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}

// Write takes Maven's output, in whatever pieces it comes.
func (f *fetching) Write(piece []byte) (int, error) {
	f.rest = append(f.rest, piece...)
	for {
		line, rest, whole := bytes.Cut(f.rest, []byte("\n"))
		if !whole {
			break
		}
		f.rest = rest
		if match := downloaded.FindSubmatch(line); match != nil {
			size, err := strconv.ParseFloat(string(match[1]), 64)
			if err != nil {
				return 0, fmt.Errorf("reading the size of a jar from Maven's output: %w", err)
			}
			f.jars++
			f.bytes += size * units[string(match[2])]
			f.show()
		}
	}
	return f.log.Write(piece)
}

func (f *fetching) show() {
	switch {
	case f.bar != nil:
		f.bar.Describe(fmt.Sprintf("%d jars", f.jars))
		// Maven fetches jars for itself too; the bar is whole when it ends.
		_ = f.bar.Set64(min(int64(f.bytes), jarsBytes-1))
	case time.Since(f.printed) >= f.progress.interval:
		f.printed = time.Now()
		f.progress.say("Fetching Neo4j: %d jars, %.0f MB.", f.jars, f.bytes/1e6)
	}
}

// finish closes the line.
func (f *fetching) finish(whole bool) {
	if f.bar != nil {
		_ = f.bar.Finish()
	}
	if whole {
		f.progress.say("Neo4j %s is fetched.", neo4jVersion)
	}
}
