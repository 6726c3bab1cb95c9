package store

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// index is an index of the schema, be it that of a constraint.
type index struct {
	name string
	// sort is what sort of index it is: RANGE, UNIQUE or FULLTEXT.
	sort               string
	labels, properties []string
	// state is ONLINE when it can answer.
	state string
}

const online = "ONLINE"

// definition says what is indexed.
func (i index) definition() string {
	labels := slices.Sorted(slices.Values(i.labels)) // their order is of no account
	return fmt.Sprintf("%s %s(%s)", i.sort, strings.Join(labels, "|"), strings.Join(i.properties, ", "))
}

// readIndices returns the indices that there are, by their names.
func readIndices(ctx context.Context, r reader) (map[string]index, error) {
	there := map[string]index{}
	err := r.query(ctx, "check_schema", nil, func(r row) error {
		i := scanIndex(r)
		there[i.name] = i
		return nil
	})
	return there, err
}

// fault says what is wrong with an index as it is there; "" where nothing is.
func (i index) fault(there map[string]index) string {
	is, found := there[i.name]
	switch {
	case !found:
		return "is missing: " + i.definition()
	case is.definition() != i.definition():
		return fmt.Sprintf("is %s, but should be %s", is.definition(), i.definition())
	default:
		return ""
	}
}

func scanIndex(r row) index {
	i := index{name: r.text("name"), sort: r.text("type"), labels: r.texts("labels"), properties: r.texts("properties"), state: r.text("state")}
	if r.truth("unique") {
		i.sort = "UNIQUE"
	}
	return i
}

// drops returns the names of the indices of earlier migrations that a migration takes
// away.
func (m migration) drops() []string {
	drop := regexp.MustCompile(`DROP INDEX (\w+) IF EXISTS`)
	var names []string
	for _, statement := range m.statements {
		if found := drop.FindStringSubmatch(statement); found != nil {
			names = append(names, found[1])
		}
	}
	return names
}

// indices returns the indices that a migration makes.
func (m migration) indices() []index {
	var (
		create   = regexp.MustCompile(`CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS\s+FOR\s+\S*[(\[]\w+:([\w|]+)[)\]]\S*\s+(?:ON EACH|ON|REQUIRE) (.*)`)
		property = regexp.MustCompile(`\b\w+\.(\w+)`)
		sorts    = map[string]string{"CONSTRAINT": "UNIQUE", "INDEX": "RANGE", "FULLTEXT INDEX": "FULLTEXT"}
		all      []index
	)
	for _, statement := range m.statements {
		found := create.FindStringSubmatch(statement)
		if found == nil {
			continue
		}
		i := index{name: found[2], sort: sorts[found[1]], labels: strings.Split(found[3], "|")}
		for _, p := range property.FindAllStringSubmatch(found[4], -1) {
			i.properties = append(i.properties, p[1])
		}
		all = append(all, i)
	}
	return all
}
