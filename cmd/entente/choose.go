package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// maxCandidates is how many candidates are listed.
const maxCandidates = 20

// choose asks at the terminal which of several is meant. Where there is no terminal, it is an error that lists them.
func choose(ctx context.Context, a ambiguous) (found, error) {
	if !term.IsTerminal(int(os.Stdin.Fd())) || !term.IsTerminal(int(os.Stderr.Fd())) {
		return found{}, a
	}
	return chooseFrom(ctx, os.Stdin, os.Stderr, a)
}

// chooseFrom asks until there is an answer: a number of the list, or nothing.
func chooseFrom(ctx context.Context, in io.Reader, out io.Writer, a ambiguous) (found, error) {
	fmt.Fprintf(out, "%q may be any of %d:\n%s", a.name, a.meant.TotalCount, a.list(true))
	listed := len(a.meant.Edges)
	for {
		fmt.Fprintf(out, "Which one? 1 to %d, or nothing for none: ", listed)
		line, err := readLine(ctx, in)
		switch {
		case ctx.Err() != nil:
			return found{}, context.Cause(ctx)
		case err != nil && err != io.EOF:
			return found{}, fmt.Errorf("reading which one is meant: %w", err)
		case line == "":
			return found{}, fmt.Errorf("%q may be any of %d, and none was chosen", a.name, a.meant.TotalCount)
		}
		if number, err := strconv.Atoi(line); err == nil && number >= 1 && number <= listed {
			return a.meant.Edges[number-1], nil
		}
	}
}

// readLine reads a line, without spaces around it, and nothing of the next, which may answer another question. It does
// not wait for longer than the context lasts.
func readLine(ctx context.Context, in io.Reader) (string, error) {
	var line []byte
	done := make(chan error, 1)
	go func() {
		for b := make([]byte, 1); ; {
			n, err := in.Read(b)
			if err != nil || n > 0 && b[0] == '\n' {
				done <- err
				return
			}
			line = append(line, b[:n]...)
		}
	}()
	select {
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case err := <-done:
		return strings.TrimSpace(string(line)), err
	}
}

// ambiguous is the error of a text by which more than one entity may be meant.
type ambiguous struct {
	name  string
	meant meaning
}

// Error names the candidates.
func (a ambiguous) Error() string {
	return fmt.Sprintf("%q may be any of %d; give the id of the one that you mean:\n%s", a.name, a.meant.TotalCount, strings.TrimRight(a.list(false), "\n"))
}

// list returns a line for each candidate, while there is room: its id, its name and what was found of it.
func (a ambiguous) list(numbered bool) string {
	var rows [][]string
	for i, f := range a.meant.Edges {
		row := []string{"  " + f.Node.ID, f.known(), describe(string(f.Node.Kind), f.Node.Type)}
		if numbered {
			row = append([]string{strconv.Itoa(i + 1)}, row...)
		}
		rows = append(rows, row)
	}
	text := table(rows)
	if more := a.meant.TotalCount - len(a.meant.Edges); more > 0 {
		text += fmt.Sprintf("  … and %d more: a longer name finds fewer\n", more)
	}
	return text
}
