package definition

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/report/tables"
)

// Definition is a saved definition. What is not in it has the default of a report.
type Definition struct {
	// Title is that of the report, Introduction what stands before it.
	Title, Introduction string
	// Bodies are whose reach it is, Region or Countries where: names or ids.
	Bodies    []string
	Region    string
	Countries []string
	// Compare is the day with which it is compared; "" for none.
	Compare string
	// Unit is partners or hops; "" for the default.
	Unit    string
	Planned bool
	// From is the first year, Horizon and Stale are months.
	From, Horizon, Stale *int
	Filters              Filters
	// Sections are the tables that are wanted; nil for all.
	Sections []string
}

// Filters say which links and entities count.
type Filters struct {
	MaxHops                     *int
	KnownBy                     string
	LinkTypes, ExcludeLinkTypes []network.LinkType
	Statuses                    []network.Status
	MinConfidence               *float64
	Through                     []network.Kind
	Avoid                       []string
	MaxDegree                   *int
	Overlapping, InTimeOrder    bool
}

// mostBytes bounds what is read of a file.
const mostBytes = 1 << 20

// Read reads a definition from a file that is called so in errors.
func Read(name string, file io.Reader) (*Definition, error) {
	text, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", name, err)
	case len(text) > mostBytes:
		return nil, fmt.Errorf("%s is no definition of a report: it has more than %d bytes", name, mostBytes)
	}
	d, err := Parse(text)
	switch {
	case err == nil:
		return d, nil
	case strings.Contains(err.Error(), "\n"): // several faults, each on a line of its own
		return nil, fmt.Errorf("%s is at fault:\n  %s", name, strings.ReplaceAll(err.Error(), "\n", "\n  "))
	default:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
}

// Parse reads a definition.
func Parse(text []byte) (*Definition, error) {
	root, err := document(text)
	if err != nil {
		return nil, err
	}
	d, r := &Definition{}, &reader{}
	r.mapping("", root, d.keys(r))
	if len(r.faults) == 0 {
		d.check(r, root)
	}
	return d, errors.Join(r.faults...)
}

// keys are what may stand in a definition, and how it is read.
func (d *Definition) keys(r *reader) map[string]read {
	return map[string]read{
		"title":        r.text(&d.Title),
		"introduction": r.text(&d.Introduction),
		"bodies":       r.texts(&d.Bodies),
		"region":       r.text(&d.Region),
		"regions":      d.regions(r),
		"countries":    r.texts(&d.Countries),
		"compare":      r.day(&d.Compare),
		"unit":         r.oneOf(&d.Unit, []string{"partners", "hops"}),
		"planned":      r.truth(&d.Planned),
		"from":         r.number(&d.From, 1, 9999),
		"horizon":      r.months(&d.Horizon),
		"stale":        r.months(&d.Stale),
		"filters":      d.Filters.read(r),
		"sections":     r.listOf(&d.Sections, tables.Sections()),
	}
}

// regions reads a list of one region.
func (d *Definition) regions(r *reader) read {
	return func(key string, n *yaml.Node) {
		var all []string
		r.texts(&all)(key, n)
		switch {
		case len(all) > 1:
			r.fault(n, key, "a report is of one region: give one, or countries")
		case len(all) == 1:
			d.Region = all[0]
		}
	}
}

// read reads the filters.
func (f *Filters) read(r *reader) read {
	return func(key string, n *yaml.Node) {
		r.mapping(key+".", n, map[string]read{
			"max-hops":           r.number(&f.MaxHops, 0, pathfind.MaxMaxHops),
			"known-by":           r.day(&f.KnownBy),
			"link-types":         vocabulary(r, &f.LinkTypes, network.LinkTypes()),
			"exclude-link-types": vocabulary(r, &f.ExcludeLinkTypes, network.LinkTypes()),
			"statuses":           vocabulary(r, &f.Statuses, network.Statuses()),
			"min-confidence":     r.fraction(&f.MinConfidence),
			"through":            vocabulary(r, &f.Through, network.Kinds()),
			"avoid":              r.texts(&f.Avoid),
			"max-degree":         r.number(&f.MaxDegree, 0, 1<<31-1),
			"overlapping":        r.truth(&f.Overlapping),
			"in-time-order":      r.truth(&f.InTimeOrder),
		})
	}
}

// check looks at what has to be there together.
func (d *Definition) check(r *reader, root *yaml.Node) {
	switch {
	case len(d.Bodies) == 0:
		r.fault(root, "bodies", "name at least one")
	case len(d.Bodies) > report.MaxBodies:
		r.fault(root, "bodies", fmt.Sprintf("at most %d, but there are %d", report.MaxBodies, len(d.Bodies)))
	}
	switch {
	case d.Region == "" && len(d.Countries) == 0:
		r.fault(root, "region", "give one, or countries")
	case d.Region != "" && len(d.Countries) > 0:
		r.fault(root, "countries", "there is a region too: give one of the two")
	case len(d.Countries) > report.MaxCountries:
		r.fault(root, "countries", fmt.Sprintf("at most %d, but there are %d", report.MaxCountries, len(d.Countries)))
	}
}

// ParseMonths reads a number of months: 6, 6m or 1y.
func ParseMonths(text string) (int, error) {
	factor, number := 1, text
	if n := len(text); n > 0 {
		switch text[n-1] {
		case 'm', 'M':
			number = text[:n-1]
		case 'y', 'Y':
			factor, number = 12, text[:n-1]
		}
	}
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || number[0] == '+':
		return 0, fmt.Errorf("%q is no number of months: write one such as 6m, or 1y", text)
	case n < 0 || n > report.MaxMonths/factor:
		return 0, fmt.Errorf("%s is not from 0 to %d months", text, report.MaxMonths)
	}
	return n * factor, nil
}
