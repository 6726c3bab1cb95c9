package seed_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"testing"

	"github.com/entente-graph/entente/internal/seed"
)

// The records of the interchange format, as far as these tests look at them.
// Fields that they don't judge are raw, and a field of no record is an error.
type (
	source struct {
		Record, ID, Title, Publisher, URL, Language, Note, Published, Retrieved string
	}
	entity struct {
		Record, ID, Kind, Type, Name, Summary, Website string
		Identifiers, Valid                             json.RawMessage
		Names                                          []name
		Facts                                          []fact
		StatusHistory                                  []change
		Evidence                                       []evidence
	}
	link struct {
		Record, ID, Type, From, To, Role, OnBehalfOf, Status string
		Valid                                                period
		Confidence                                           json.RawMessage
		Evidence                                             []evidence
	}
	name struct {
		Text, Lang, Type string
		Valid            json.RawMessage
		Evidence         []evidence
	}
	fact struct {
		Name, Qualifier, Unit, Date string
		Value                       any
		Evidence                    []evidence
	}
	change struct {
		Status, Date string
		Evidence     []evidence
	}
	evidence struct{ Source, Quote, Locator, Observed string }
	period   struct{ From, To string }
)

type network struct {
	sources  []source
	entities []entity
	links    []link
}

// load reads the built-in network, and checks that sources come before
// entities and entities before links.
func load(t *testing.T) network {
	t.Helper()
	var n network
	lines := bufio.NewReader(seed.JSONL())
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return n
		}
		if err != nil {
			t.Fatalf("line %d: %v", number, err)
		}
		if err := n.add(line); err != nil {
			t.Fatalf("line %d: %v", number, err)
		}
	}
}

func (n *network) add(line []byte) error {
	var head struct{ Record string }
	if err := json.Unmarshal(line, &head); err != nil {
		return err
	}
	switch head.Record {
	case "source":
		if len(n.entities)+len(n.links) > 0 {
			return fmt.Errorf("a source after entities or links")
		}
		return appendDecoded(&n.sources, line)
	case "entity":
		if len(n.links) > 0 {
			return fmt.Errorf("an entity after links")
		}
		return appendDecoded(&n.entities, line)
	case "link":
		return appendDecoded(&n.links, line)
	}
	return fmt.Errorf("unknown record %q", head.Record)
}

func appendDecoded[T any](list *[]T, line []byte) error {
	var record T
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&record); err != nil {
		return err
	}
	*list = append(*list, record)
	return nil
}

// statement is anything that the network says and that must rest on evidence.
type statement struct {
	what     string
	evidence []evidence
}

func (n network) statements() []statement {
	var all []statement
	for _, e := range n.entities {
		all = append(all, statement{e.ID, e.Evidence})
		for _, x := range e.Names {
			all = append(all, statement{e.ID + " is called " + x.Text, x.Evidence})
		}
		for i, x := range e.Facts {
			all = append(all, statement{fmt.Sprintf("%s fact %d, %s", e.ID, i+1, x.Name), x.Evidence})
		}
		for _, x := range e.StatusHistory {
			all = append(all, statement{e.ID + " is " + x.Status, x.Evidence})
		}
	}
	for _, l := range n.links {
		all = append(all, statement{l.String(), l.Evidence})
	}
	return all
}

func (l link) String() string {
	return fmt.Sprintf("%s %s %s %s", l.From, l.Type, l.To, l.Role)
}
