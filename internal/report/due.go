package report

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// DueKind says what is due.
type DueKind string

// The kinds, in the order of their lists.
const (
	AgreementEnds    DueKind = "AGREEMENT_ENDS"
	AgreementOverdue DueKind = "AGREEMENT_OVERDUE"
	PostVacant       DueKind = "POST_VACANT"
	PostUnconfirmed  DueKind = "POST_UNCONFIRMED"
)

var dueKinds = []DueKind{AgreementEnds, AgreementOverdue, PostVacant, PostUnconfirmed}

// Due is an agreement that ends, or a post that nobody holds as far as is known.
type Due struct {
	Kind DueKind
	// Entity is the agreement, or the person who left last or was seen last.
	Entity topology.Node
	// Position is the id of the link by which that person held the post, At the
	// organisation.
	Position string
	At       topology.Node
	// On is the last day that its end may mean, or the day of the last observation; MaxDay
	// where there is none.
	On network.Day
	// Lost is how many organisations would be lost without the entity.
	Lost int
}

// DuePlace is the place of what is due in its list: by kind, then day, then id.
type DuePlace struct {
	Kind         DueKind
	Day          network.Day
	ID, Position string
}

// Compare orders places.
func (p DuePlace) Compare(other DuePlace) int {
	return cmp.Or(
		cmp.Compare(slices.Index(dueKinds, p.Kind), slices.Index(dueKinds, other.Kind)), cmp.Compare(p.Day, other.Day),
		cmp.Compare(p.ID, other.ID), cmp.Compare(p.Position, other.Position),
	)
}

// DuePlace returns the place of what is due.
func (r *Report) DuePlace(d Due) DuePlace { return DuePlace{d.Kind, d.On, r.ID(d.Entity), d.Position} }

// Due returns all that is due, of some kinds or of all where that is nil.
func (r *Report) Due(ctx context.Context, kinds []DueKind) ([]Due, error) {
	wanted := func(some ...DueKind) bool {
		return kinds == nil || slices.ContainsFunc(some, func(k DueKind) bool { return slices.Contains(kinds, k) })
	}
	var list []Due
	if wanted(AgreementEnds, AgreementOverdue) {
		agreements, err := once(&r.agreementsLate, func() ([]Due, error) { return r.agreementsDue(ctx) })
		if err != nil {
			return nil, err
		}
		list = append(list, agreements...)
	}
	if wanted(PostVacant, PostUnconfirmed) {
		posts, err := once(&r.postsLate, func() ([]Due, error) { return r.postsDue(ctx) })
		if err != nil {
			return nil, err
		}
		list = append(list, posts...)
	}
	list = slices.DeleteFunc(list, func(d Due) bool { return !wanted(d.Kind) })
	slices.SortFunc(list, func(a, b Due) int { return r.DuePlace(a).Compare(r.DuePlace(b)) })
	return list, nil
}

// DuePage returns a page of what is due.
func (r *Report) DuePage(ctx context.Context, kinds []DueKind, page Page[DuePlace]) (p Paged[Due], err error) {
	list, err := r.Due(ctx, kinds)
	if err != nil {
		return p, err
	}
	p = cut(list, page, r.DuePlace, DuePlace.Compare)
	for i := range p.Items {
		d := &p.Items[i]
		if d.Kind == AgreementOverdue {
			continue
		}
		if d.Lost, err = r.lost(d.Entity); err != nil {
			return p, err
		}
	}
	return p, nil
}

// agreementsDue returns the agreements that end within the horizon or have ended: those of
// bodies with the countries, and those on a shortest way.
func (r *Report) agreementsDue(ctx context.Context) ([]Due, error) {
	passed, err := r.passed()
	if err != nil {
		return nil, err
	}
	agreements := slices.Clone(r.agreements())
	for _, n := range passed.Entities {
		if r.kind(n) == network.Agreement {
			agreements = append(agreements, n)
		}
	}
	slices.Sort(agreements)
	agreements = slices.Compact(agreements)
	records, err := r.read(ctx, agreements)
	if err != nil {
		return nil, err
	}
	horizon := addMonths(r.AsOf, r.HorizonMonths)
	var list []Due
	for i, agreement := range records {
		to := agreement.Valid.To
		if to.IsZero() || to.Latest() > horizon || !inForce(agreement, r.AsOf) {
			continue
		}
		d := Due{Kind: AgreementEnds, Entity: agreements[i], On: to.Latest()}
		if to.Latest() < r.AsOf {
			d.Kind = AgreementOverdue
		}
		list = append(list, d)
	}
	return list, nil
}

// inForce reports whether an agreement binds by its status on a day, or by having none.
func inForce(agreement *network.Entity, day network.Day) bool {
	status, has := network.StatusOn(agreement.StatusHistory, day)
	return !has || status == network.Signed || status == network.InForce || status == network.Established
}

// addMonths returns the day so many months later, or earlier where they are negative: the
// last of the month where that has no such day.
func addMonths(day network.Day, months int) network.Day {
	date := time.Unix(0, 0).UTC().AddDate(0, 0, int(day))
	first := time.Date(date.Year(), date.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return network.DayOf(first.Year(), first.Month(), min(date.Day(), last))
}
