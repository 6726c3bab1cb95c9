package network

import "fmt"

// Mention is an entity that a question names, and the argument that names it.
type Mention struct{ Argument, ID string }

// mostNamed is how many ids that are not there an error names.
const mostNamed = 20

// none says that there is no entity of an id: a source or a link of that id there may be.
func none(id string) string {
	if prefix := Prefix(id); prefix == SourcePrefix || prefix == LinkPrefix {
		return fmt.Sprintf("no entity %q", id)
	}
	return fmt.Sprintf("no %q", id)
}

// MissingAll is the NotFound of a question that mentions what is not there: it names
// the first of them by argument, and counts the rest. There is one at least.
func MissingAll(unknown []Mention) *Error {
	err := Missing(unknown[0].Argument, unknown[0].ID)
	err.Message = fmt.Sprintf("%s: there is %s", unknown[0].Argument, none(unknown[0].ID))
	named := unknown[:min(len(unknown), mostNamed)]
	for i, m := range named[1:] {
		if m.Argument == named[i].Argument {
			err.Message += ", " + none(m.ID)
		} else {
			err.Message += fmt.Sprintf("; %s: there is %s", m.Argument, none(m.ID))
		}
		err.IDs = append(err.IDs, m.ID)
	}
	if rest := len(unknown) - len(named); rest > 0 {
		err.Message += fmt.Sprintf(", and %d more are not there", rest)
	}
	return err
}
