package pathtest

import (
	"context"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

//go:embed testdata/*.txt
var testdata embed.FS

// script is a text file: networks, and what is asked of each.
type script struct {
	file   string
	blocks []block
}

// block is a network with its questions.
type block struct {
	line    int
	records network.Records
	cases   []scriptCase
}

// scriptCase is a question with the answer that is expected.
type scriptCase struct {
	line     int
	question question
	want     []string
}

// readScripts reads the scripts of the suite.
func readScripts() ([]script, error) {
	files, err := testdata.ReadDir("testdata")
	if err != nil {
		return nil, err
	}
	scripts := make([]script, len(files))
	for i, f := range files {
		name := path.Join("testdata", f.Name())
		text, err := testdata.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if scripts[i], err = parseScript(name, string(text)); err != nil {
			return nil, err
		}
	}
	return scripts, nil
}

func (s *script) name() string { return strings.TrimSuffix(path.Base(s.file), ".txt") }

// run puts all questions to a subject, each twice, and returns what is wrong with
// the answers.
func (s *script) run(t testing.TB, load Load) []string {
	var complaints []string
	for _, b := range s.blocks {
		subject := load(t, b.records)
		for _, c := range b.cases {
			if wrong := c.run(t.Context(), subject); wrong != "" {
				complaints = append(complaints, fmt.Sprintf("%s:%d: %s\n%s", s.file, c.line, c.question, wrong))
			}
		}
	}
	return complaints
}

// run says what is wrong with the answer of a subject, "" if it is right.
func (c *scriptCase) run(ctx context.Context, subject Subject) string {
	for _, time := range []string{"", "asked again: "} {
		a, err := answerOf(ctx, c.question, subject)
		if err != nil {
			return time + err.Error()
		}
		if got := likeWanted(a.lines(), c.want); !slices.Equal(c.want, got) {
			return fmt.Sprintf("%swanted\n  %s\ngot\n  %s", time, strings.Join(c.want, "\n  "), strings.Join(got, "\n  "))
		}
	}
	return ""
}

// answerOf puts a question to a subject. A refusal is an answer.
func answerOf(ctx context.Context, q question, s Subject) (answer, error) {
	a, err := q.ask(ctx, s)
	if r, refused := refusalOf(err); refused {
		return r, nil
	}
	return a, err
}

// parseScript reads a script. An error says in which line of the file it is.
func parseScript(file, text string) (script, error) {
	p := scriptParser{script: script{file: file}}
	for i, line := range strings.Split(text, "\n") {
		p.line = i + 1
		content := strings.TrimSpace(line)
		if content == "" || content[0] == '#' {
			continue
		}
		if err := p.read(content, strings.ContainsRune(" \t", rune(line[0]))); err != nil {
			return script{}, fmt.Errorf("%s:%d: %w", file, p.line, err)
		}
	}
	if err := p.endNetwork(); err != nil {
		return script{}, fmt.Errorf("%s:%d: %w", file, p.line, err)
	}
	for _, b := range p.script.blocks {
		for _, c := range b.cases {
			if len(c.want) == 0 {
				return script{}, fmt.Errorf("%s:%d: no answer is given", file, c.line)
			}
		}
	}
	return p.script, nil
}

// scriptParser reads a script line by line.
type scriptParser struct {
	script script
	line   int
	// network is the network that is being read; nil after it.
	network *networkParser
	// table reads the indented lines below a question that is asked several times;
	// nil where these lines are the answer.
	table func(w *words) (question, error)
}

// read reads a line, which is indented or not.
func (p *scriptParser) read(line string, indented bool) error {
	if indented {
		return p.readIndented(line)
	}
	w, err := split(line)
	if err != nil {
		return err
	}
	head, err := w.next("a question")
	if err != nil {
		return err
	}
	if err := p.endNetwork(); err != nil {
		return err
	}
	if head == "network" {
		p.script.blocks = append(p.script.blocks, block{line: p.line})
		p.network = &networkParser{lines: map[string]int{}}
		return leftOver(w)
	}
	if len(p.script.blocks) == 0 {
		return fmt.Errorf("a network must come before the first question")
	}
	p.table = nil
	b := p.block()
	switch head {
	case "paths", "reach":
		parse := parsePaths
		if head == "reach" {
			parse = parseReach
		}
		q, err := parse(w)
		if err != nil {
			return err
		}
		b.cases = append(b.cases, scriptCase{line: p.line, question: q})
		return nil
	case "holds":
		link, err := parseLink(w, b.records)
		if err != nil {
			return err
		}
		p.table = func(w *words) (question, error) { return takeHolds(link, w) }
	case "status":
		entity, err := w.next("an entity")
		if err != nil {
			return err
		}
		p.table = func(w *words) (question, error) { return takeStatus(entity, w) }
	case "date", "observed", "day":
		p.table = func(w *words) (question, error) {
			text, err := w.next("a date")
			return dateQuestion{as: head, text: text}, err
		}
	default:
		return fmt.Errorf("%q is no question: network, paths, reach, holds, status, date, observed or day", head)
	}
	return leftOver(w)
}

// readIndented reads a record of a network, a line of a table, or a line of an
// answer.
func (p *scriptParser) readIndented(line string) error {
	w, err := split(line)
	switch {
	case p.network != nil && err == nil:
		return p.network.add(p.line, w)
	case p.table != nil && err == nil:
		q, err := p.table(w)
		if err != nil {
			return err
		}
		answer, err := w.next("an answer")
		if err != nil {
			return err
		}
		b := p.block()
		b.cases = append(b.cases, scriptCase{line: p.line, question: q, want: []string{answer}})
		return leftOver(w)
	case err != nil:
		return err
	case len(p.script.blocks) == 0 || len(p.block().cases) == 0:
		return fmt.Errorf("an indented line belongs to a network or a question, and there is none")
	}
	c := &p.block().cases[len(p.block().cases)-1]
	c.want = append(c.want, strings.Join(strings.Fields(line), " "))
	return nil
}

func (p *scriptParser) block() *block { return &p.script.blocks[len(p.script.blocks)-1] }

// endNetwork ends the network that is being read, if one is. If that fails, the
// line is that of the record at fault.
func (p *scriptParser) endNetwork() error {
	if p.network == nil {
		return nil
	}
	records, line, err := p.network.finish()
	if err != nil {
		p.line = line
	}
	p.block().records, p.network = records, nil
	return err
}

func takeHolds(link string, w *words) (question, error) {
	q := holdsQuestion{link: link}
	var err error
	if q.on, err = takeDay(w); err != nil {
		return nil, err
	}
	if w.take("knownBy") {
		q.knownBy, err = pointer(takeDay(w))
	}
	return q, err
}

func takeStatus(entity string, w *words) (question, error) {
	on, err := takeDay(w)
	return statusQuestion{entity: entity, on: on}, err
}
