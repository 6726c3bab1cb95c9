package table

import (
	"fmt"
	"os"
	"strings"
)

// The comments in a README between which the table stands.
const (
	begin = "<!-- bench -->"
	end   = "<!-- /bench -->"
)

// Put writes a table into a file between its comments, and leaves all else there
// as it is.
func Put(file, markdown string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the README: %w", err)
	}
	before, rest, opened := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		return fmt.Errorf("%s has no lines %s and %s for the table to stand between", file, begin, end)
	}
	if err := os.WriteFile(file, []byte(before+begin+"\n"+markdown+end+after), 0o644); err != nil {
		return fmt.Errorf("write the README: %w", err)
	}
	return nil
}
