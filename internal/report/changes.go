package report

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// ChangeKind says how the reach of an organisation changed between two days.
type ChangeKind string

// The kinds, in the order of their lists.
const (
	Gained  ChangeKind = "GAINED"
	Lost    ChangeKind = "LOST"
	Nearer  ChangeKind = "NEARER"
	Farther ChangeKind = "FARTHER"
)

var changeKinds = []ChangeKind{Gained, Lost, Nearer, Farther}

// Change is an organisation that is reached otherwise than on the earlier day.
type Change struct {
	Kind         ChangeKind
	Organization topology.Node
	// Before and Now are its hops; nil where it is not reached.
	Before, Now *int
	// Path is the first path on the day of the report, of what was lost or is farther the
	// first on the earlier day. Because are its steps that can't be taken on the other day.
	Path    pathfind.Path
	Because []int
}

// ChangePlace is the place of a change in its list: by kind, then id.
type ChangePlace struct {
	Kind ChangeKind
	ID   string
}

// Compare orders places.
func (p ChangePlace) Compare(other ChangePlace) int {
	return cmp.Or(cmp.Compare(slices.Index(changeKinds, p.Kind), slices.Index(changeKinds, other.Kind)), cmp.Compare(p.ID, other.ID))
}

// ChangePlace returns the place of a change.
func (r *Report) ChangePlace(c Change) ChangePlace { return ChangePlace{c.Kind, r.ID(c.Organization)} }

// Changes returns all changes of some kinds, of all where that is nil, without their paths.
func (r *Report) Changes(kinds []ChangeKind) ([]Change, error) {
	if r.CompareTo == nil {
		return nil, nil
	}
	now, then, err := r.nowAndThen()
	if err != nil {
		return nil, err
	}
	var list []Change
	add := func(c Change) {
		if kinds == nil || slices.Contains(kinds, c.Kind) {
			list = append(list, c)
		}
	}
	for _, n := range now.here {
		hops := now.hops[n]
		before, was := then.hops[n]
		switch {
		case !was:
			add(Change{Kind: Gained, Organization: n, Now: &hops})
		case hops < before:
			add(Change{Kind: Nearer, Organization: n, Before: &before, Now: &hops})
		case hops > before:
			add(Change{Kind: Farther, Organization: n, Before: &before, Now: &hops})
		}
	}
	for _, n := range then.here {
		if _, still := now.hops[n]; !still {
			add(Change{Kind: Lost, Organization: n, Before: new(then.hops[n])})
		}
	}
	slices.SortFunc(list, func(a, b Change) int { return r.ChangePlace(a).Compare(r.ChangePlace(b)) })
	return list, nil
}

func (r *Report) nowAndThen() (now, then *reach, err error) {
	if now, err = r.main(); err != nil {
		return nil, nil, err
	}
	if then, err = r.ask(survey{body: everybody, day: *r.CompareTo}); err == nil {
		err = r.ranOut()
	}
	return now, then, err
}

// ChangePage returns a page of changes, with their paths if these are wanted.
func (r *Report) ChangePage(kinds []ChangeKind, page Page[ChangePlace], paths bool) (p Paged[Change], err error) {
	list, err := r.Changes(kinds)
	if err != nil {
		return p, err
	}
	p = cut(list, page, r.ChangePlace, ChangePlace.Compare)
	for i := range p.Items {
		if !paths {
			break
		}
		if err := r.explain(&p.Items[i]); err != nil {
			return p, r.stopped(err)
		}
	}
	return p, nil
}

// explain finds the path of a change, and what of it is not there on the other day.
func (r *Report) explain(c *Change) error {
	on, other, err := r.nowAndThen()
	if err != nil {
		return err
	}
	if c.Then() {
		on, other = other, on
	}
	if c.Path, err = on.Path(c.Organization); err != nil {
		return err
	}
	for i := range c.Path.Steps {
		joined, err := other.Joined(&c.Path.Steps[i])
		if err != nil {
			return err
		}
		if !joined {
			c.Because = append(c.Because, i)
		}
	}
	return nil
}

// Then reports whether the path is one of the earlier day.
func (c *Change) Then() bool { return c.Kind == Lost || c.Kind == Farther }
