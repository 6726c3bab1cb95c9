package table

import (
	"fmt"
	"os"
	"strings"
)

// The comments between which what was measured stands in a file.
const (
	begin = "<!-- bench -->"
	end   = "<!-- /bench -->"
)

// Put writes what was measured into a file between its comments, and leaves all else there
// as it is.
func Put(file, markdown string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read what is to have the figures: %w", err)
	}
	before, rest, opened := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		return fmt.Errorf("%s has no lines %s and %s for the figures to stand between", file, begin, end)
	}
	if err := os.WriteFile(file, []byte(before+begin+"\n"+markdown+end+after), 0o644); err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	return nil
}
