package pathtest

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// parsePaths reads what stands behind the word paths.
func parsePaths(w *words) (question, error) {
	q := pathsQuestion{Question: pathfind.Question{First: pathfind.DefaultFirst}}
	var err error
	if q.From, err = w.list("an entity"); err != nil {
		return nil, err
	}
	if !w.take("->") {
		return nil, fmt.Errorf("-> is missing between the ends")
	}
	if q.To, err = w.list("an entity"); err != nil {
		return nil, err
	}
	for !w.done() {
		field, err := w.next("a filter")
		if err != nil {
			return nil, err
		}
		switch field {
		case "first":
			q.First, err = takeInt(w)
		case "rank":
			q.Rank, err = takeRank(w)
		case "pages":
			q.pages, err = takeInt(w)
		case "relaxed":
			q.Relaxations, q.Days = true, true
		default:
			err = takeFilter(&q.Where, field, w)
		}
		if err != nil {
			return nil, err
		}
	}
	return q, nil
}

func takeRank(w *words) (pathfind.Rank, error) {
	text, err := w.next("a rank")
	if err != nil {
		return "", err
	}
	rank := pathfind.Rank(text)
	if !slices.Contains(ranks(), rank) {
		return "", fmt.Errorf("%q is none of FEWEST_HOPS, STRONGEST, MOST_DIVERSE", text)
	}
	return rank, nil
}

func ranks() []pathfind.Rank {
	return []pathfind.Rank{pathfind.FewestHops, pathfind.Strongest, pathfind.MostDiverse}
}

// parseReach reads what stands behind the word reach.
func parseReach(w *words) (question, error) {
	q := pathfind.ReachQuestion{GroupBy: pathfind.ByRegion, Known: true, Lists: everyone()}
	var err error
	if q.From, err = w.list("an entity"); err != nil {
		return nil, err
	}
	for !w.done() {
		field, err := w.next("a filter")
		if err != nil {
			return nil, err
		}
		switch field {
		case "by":
			q.GroupBy, err = takeGrouping(w)
		case "unit":
			q.Unit, err = takeUnit(w)
		case "withEmpty":
			q.WithEmpty = true
		default:
			err = takeFilter(&q.Where, field, w)
		}
		if err != nil {
			return nil, err
		}
	}
	return reachQuestion{q}, nil
}

func takeGrouping(w *words) (pathfind.Grouping, error) {
	text, err := w.next("a grouping")
	if err != nil {
		return "", err
	}
	switch by := pathfind.Grouping(text); by {
	case pathfind.ByRegion, pathfind.ByCountry, pathfind.ByType:
		return by, nil
	default:
		return "", fmt.Errorf("%q is none of REGION, COUNTRY, TYPE", text)
	}
}

func takeUnit(w *words) (pathfind.Unit, error) {
	text, err := w.next("a unit")
	if err != nil {
		return "", err
	}
	switch unit := pathfind.Unit(text); unit {
	case pathfind.Hops, pathfind.Partners:
		return unit, nil
	default:
		return "", fmt.Errorf("%q is none of HOPS, PARTNERS", text)
	}
}

// takeFilter takes the value of a field of the filter.
func takeFilter(f *pathfind.Filter, field string, w *words) error {
	var err error
	switch field {
	case "maxHops":
		f.MaxHops, err = pointer(takeInt(w))
	case "asOf":
		f.AsOf, err = pointer(takeDay(w))
	case "certainty":
		var certainty string
		certainty, err = w.next("a certainty")
		c := network.Certainty(certainty)
		if err == nil && c != network.Certain && c != network.Presumed {
			err = fmt.Errorf("%q is none of CERTAIN, PRESUMED", certainty)
		}
		f.Certainty = &c
	case "linkTypes":
		f.LinkTypes, err = takeValues[network.LinkType](w, "a type of link")
	case "excludeLinkTypes":
		f.ExcludeLinkTypes, err = takeValues[network.LinkType](w, "a type of link")
	case "statuses":
		f.Statuses, err = takeValues[network.Status](w, "a status")
	case "minConfidence":
		f.MinConfidence, err = pointer(takeNumber(w))
	case "knownBy":
		f.KnownBy, err = pointer(takeDay(w))
	case "through":
		f.Through, err = takeValues[network.Kind](w, "a kind")
	case "avoid":
		f.Avoid, err = w.list("an entity")
	case "via":
		f.Via, err = w.list("an entity")
	case "maxDegree":
		f.MaxDegree, err = pointer(takeInt(w))
	case "overlapping":
		f.Overlapping = true
	case "inTimeOrder":
		f.InTimeOrder = true
	default:
		err = fmt.Errorf("%q is no filter", field)
	}
	return err
}

// takeValues takes a list of values of the vocabulary.
func takeValues[T interface {
	~string
	Valid() bool
}](w *words, what string) ([]T, error) {
	list, err := w.list(what)
	if err != nil {
		return nil, err
	}
	values := make([]T, len(list))
	for i, text := range list {
		if values[i] = T(text); !values[i].Valid() {
			return nil, fmt.Errorf("%q is not %s", text, what)
		}
	}
	return values, nil
}

func takeInt(w *words) (int, error) {
	text, err := w.next("a number")
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("%q is no whole number", text)
	}
	return n, nil
}

func takeNumber(w *words) (float64, error) {
	text, err := w.next("a number")
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is no number", text)
	}
	return n, nil
}

func takeDay(w *words) (network.Day, error) {
	text, err := w.next("a day")
	if err != nil {
		return 0, err
	}
	return network.ParseDay(text)
}

// pointer returns a value that was read as one that was asked for.
func pointer[T any](value T, err error) (*T, error) { return &value, err }

// parseLink reads a link: its id, or its ends with its type between them.
func parseLink(w *words, records network.Records) (string, error) {
	id, err := w.next("a link")
	if err != nil {
		return "", err
	}
	if network.Prefix(id) == network.LinkPrefix {
		for _, l := range records.Links {
			if l.ID == id {
				return id, nil
			}
		}
		return "", fmt.Errorf("there is no %s", id)
	}
	linkType, err := w.next("a type of link")
	if err != nil {
		return "", err
	}
	to, err := w.next("an end")
	if err != nil {
		return "", err
	}
	wanted := network.Link{Type: network.LinkType(linkType), From: id, To: to}
	wanted.Orient()
	found := ""
	for _, l := range records.Links {
		if l.Type == wanted.Type && l.From == wanted.From && l.To == wanted.To {
			if found != "" {
				return "", fmt.Errorf("there are several %s %s %s: give them ids", id, linkType, to)
			}
			found = l.ID
		}
	}
	if found == "" {
		return "", fmt.Errorf("there is no %s %s %s", id, linkType, to)
	}
	return found, nil
}
