package curate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// warnOverwritten warns of lines that change what an earlier line of the input says
// of the same link, although they do not name it: its id is derived from type, ends,
// role and valid.from, so two memberships of which no source gives the beginning are
// one, and the second changes the first.
func (im *importer) warnOverwritten(s subject, lines []int32) error {
	if rankOf(s.id) != linkRank || len(lines) < 2 {
		return nil
	}
	var said *network.LinkChange
	named := naming{}
	for _, i := range lines {
		line, err := im.load(s, i)
		if err != nil {
			return err
		}
		if said != nil && !line.Link.Named["id"] {
			im.warnChanged(i, lines[0], changedFields(said, line.Link), named)
		}
		if said == nil {
			said = line.Link
		} else {
			said = said.Then(line.Link)
		}
		named.note(line, i)
	}
	return nil
}

// fieldChange is a field of a link of which two lines say different things.
type fieldChange struct {
	field    string
	was, now any
}

// changedFields returns the fields that a line changes of what others have said. What
// these have not named has its default.
func changedFields(said, next *network.LinkChange) []fieldChange {
	was, now := said.Apply(network.Link{}), said.Then(next).Apply(network.Link{})
	var changed []fieldChange
	for _, c := range []fieldChange{
		{"onBehalfOf", was.OnBehalfOf, now.OnBehalfOf},
		{"valid.from", was.Valid.From.String(), now.Valid.From.String()},
		{"valid.to", was.Valid.To.String(), now.Valid.To.String()},
		{"status", string(was.Status), string(now.Status)},
		{"confidence", was.Confidence, now.Confidence},
	} {
		if c.was != c.now {
			changed = append(changed, c)
		}
	}
	return changed
}

// warnChanged warns that a line changes fields of lines before it. first is the first
// of these, named which of them last named a field.
func (im *importer) warnChanged(line, first int32, changed []fieldChange, named naming) {
	for _, c := range changed {
		before := named.culprit(c.field, first)
		im.warn(line, []network.Fault{{
			Kind: network.OverwrittenLine, Field: c.field,
			Reason: fmt.Sprintf("line %d changes %s of %s from %s to %s: their links have the same type, ends, role and valid.from, and so are one",
				im.index.lines[line].number, c.field, im.lineSeenFrom(line, before), orNothing(c.was), orNothing(c.now)),
		}})
	}
}

// lineSeenFrom names a line in what is said of another: "line 4", or "line 4 of FILE".
func (im *importer) lineSeenFrom(line, other int32) string {
	from, to := im.index.lines[line], im.index.lines[other]
	if from.file == to.file {
		return fmt.Sprintf("line %d", to.number)
	}
	return fmt.Sprintf("line %d of %s", to.number, im.index.files[to.file].name)
}

func orNothing(value any) string {
	if value == "" {
		return "nothing"
	}
	return fmt.Sprint(value)
}
