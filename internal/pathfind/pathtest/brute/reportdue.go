package brute

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Due is what falls due. Position is the link of a post, "" for an agreement; On is a day,
// "" for none.
type Due struct {
	Kind, Entity, Position, On string
	Lost                       int
}

// dueOn is what falls due with the reading of its date that decided, by which it is
// sorted.
type dueOn struct {
	Due
	day string
}

// due lists what falls due: "By kind, `on`, id", none last.
func (r *reporter) due() []Due {
	var all []dueOn
	for _, id := range r.expiring() {
		all = append(all, r.expires(r.n.entity(id))...)
	}
	for _, p := range r.posts() {
		all = append(all, r.vacant(p)...)
		all = append(all, r.unconfirmed(p)...)
	}
	kinds := []string{"AGREEMENT_ENDS", "AGREEMENT_OVERDUE", "POST_VACANT", "POST_UNCONFIRMED"}
	slices.SortFunc(all, func(a, b dueOn) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.day, b.day),
			cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.Position, b.Position),
		)
	})
	var due []Due
	for _, d := range all {
		due = append(due, d.Due)
	}
	return due
}

// lost is "`lost` as of a carrier".
func (r *reporter) lost(entity string) int { return r.removed(entity).Lost }

// expiring lists "agreements to which a body and an organisation of the countries are
// party, or that lie on a shortest way to a reached organisation".
func (r *reporter) expiring() []string {
	var ids []string
	for _, agreement := range r.agreements() {
		ids = append(ids, agreement.ID)
	}
	for _, paths := range r.there {
		for _, path := range paths {
			for _, id := range path.Entities {
				if r.n.entity(id).Kind == "AGREEMENT" {
					ids = append(ids, id)
				}
			}
		}
	}
	return deduplicated(ids)
}

// expires judges an agreement: those "that are SIGNED, IN_FORCE, ESTABLISHED or without
// status on asOf, whose `valid.to` (latest reading) is from asOf to the horizon
// (AGREEMENT_ENDS) or before asOf (AGREEMENT_OVERDUE, `lost` 0)".
func (r *reporter) expires(agreement Entity) []dueOn {
	status := r.n.StatusOn(agreement.ID, r.in.AsOf)
	if agreement.To == "" || !slices.Contains([]string{"", "SIGNED", "IN_FORCE", "ESTABLISHED"}, status) {
		return nil
	}
	end := read(agreement.To).latest
	d := dueOn{Due{Entity: agreement.ID, On: end}, end}
	switch {
	case d.day < r.in.AsOf:
		d.Kind = "AGREEMENT_OVERDUE"
	case d.day <= monthsAfter(r.in.AsOf, r.in.HorizonMonths):
		d.Kind, d.Lost = "AGREEMENT_ENDS", r.lost(agreement.ID)
	default:
		return nil
	}
	return []dueOn{d}
}

// monthsAfter counts months from a day, also backwards: "Months by the calendar, cut to the
// month's last day."
func monthsAfter(day string, months int) string {
	const inAYear = 12
	month, _ := strconv.Atoi(day[5:7])
	all := yearOf(day)*inAYear + month - 1 + months
	then := fmt.Sprintf("%04d-%02d", all/inAYear, all%inAYear+1)
	date, _ := strconv.Atoi(day[8:])
	return fmt.Sprintf("%s-%02d", then, min(date, daysIn(then)))
}

// post is what is held at an organisation under one role, by whomever: "one item an
// organisation and role, equal after folding case, accents and punctuation, nothing fuzzy".
type post struct {
	organization, role string
	links              []Link
}

// posts lists the posts "of reached organisations and of bodies". Of the filter `knownBy`
// matters alone, of statuses that a link is neither planned nor rejected.
func (r *reporter) posts() []post {
	var all []post
	for _, organization := range slices.Concat(r.bodies, r.there.ids()) {
		for _, l := range r.held(organization) {
			i := slices.IndexFunc(all, func(p post) bool { return p.organization == organization && p.role == folded(l.Role) })
			if i < 0 {
				i = len(all)
				all = append(all, post{organization: organization, role: folded(l.Role)})
			}
			all[i].links = append(all[i].links, l)
		}
	}
	return all
}

// held lists the links by which posts of an organisation are or were held, by who holds
// them, then by id.
func (r *reporter) held(organization string) []Link {
	var links []Link
	for _, l := range r.n.Links {
		if l.Type == "HOLDS_POSITION" && l.To == organization && r.tells(l) {
			links = append(links, l)
		}
	}
	slices.SortFunc(links, func(a, b Link) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID)) })
	return links
}

// folded returns a role without case, accents, punctuation and needless blanks.
func folded(role string) string {
	bare := strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, norm.NFKD.String(role))
	plain := strings.Map(func(c rune) rune {
		if unicode.IsPunct(c) {
			return -1
		}
		return c
	}, cases.Fold().String(bare))
	return strings.Join(strings.Fields(plain), " ")
}

// vacant judges a post: "POST_VACANT where whoever held it is known to have left and nobody
// holds it even presumably (`entity`, `position`: who left last; `on`: the earlier of the
// link's and the person's `valid.to`, latest reading)".
//
// Who is only to hold it some day has not held it. Of several who left last it is the
// lowest id.
func (r *reporter) vacant(p post) []dueOn {
	var last *dueOn
	for _, l := range p.links {
		if r.n.holds(l, r.in.AsOf, r.where.KnownBy) != Not {
			return nil
		}
		held := slices.ContainsFunc(r.n.days(l, false, r.where.KnownBy), func(days run) bool { return days.from <= r.in.AsOf })
		if !held {
			continue
		}
		on := l.ValidTo
		if of := r.n.entity(l.From).To; on == "" || of != "" && read(of).latest < read(on).latest {
			on = of
		}
		if on == "" || read(on).latest >= r.in.AsOf {
			return nil
		}
		if last == nil || read(on).latest > last.day {
			end := read(on).latest
			last = &dueOn{Due{Kind: "POST_VACANT", Entity: l.From, Position: l.ID, On: end}, end}
		}
	}
	if last == nil {
		return nil
	}
	last.Lost = r.lost(last.Entity)
	return []dueOn{*last}
}

// unconfirmed judges a post: "POST_UNCONFIRMED where somebody holds it presumably, nobody
// certainly, and the last observation of any holder is before asOf less `staleMonths` or
// there is none (`on` that, or null, last; `entity` the person last seen, lowest id) –
// unless one of those last seen was later seen in another post of the same organisation."
//
// Holders are those who hold it presumably. Where none of them was ever seen, nobody was
// last seen, and the exception is none.
func (r *reporter) unconfirmed(p post) []dueOn {
	var holders []Link
	for _, l := range p.links {
		switch r.n.holds(l, r.in.AsOf, r.where.KnownBy) {
		case Certainly:
			return nil
		case Presumably:
			holders = append(holders, l)
		}
	}
	if len(holders) == 0 {
		return nil
	}
	last := dueOn{Due{Kind: "POST_UNCONFIRMED", Entity: holders[0].From, Position: holders[0].ID}, afterAll}
	for _, l := range holders {
		seen := r.seen(l)
		if seen == "" || last.On != "" && seen <= last.On {
			continue
		}
		last.Entity, last.Position, last.On, last.day = l.From, l.ID, seen, seen
	}
	if last.On != "" && last.day >= monthsAfter(r.in.AsOf, -r.in.StaleMonths) {
		return nil
	}
	for _, l := range holders {
		if seen := r.seen(l); seen != "" && seen == last.day && r.seenElsewhere(l, p, last.day) {
			return nil
		}
	}
	last.Lost = r.lost(last.Entity)
	return []dueOn{last}
}

// seen is the last observation of a link by what was known: "the largest of their earliest
// days".
func (r *reporter) seen(l Link) string {
	last := ""
	for _, e := range r.n.known(l, r.where.KnownBy) {
		dates := splitRun(e.Observed)
		if e.Observed == "" {
			dates = []string{r.n.published(e.Source)}
		}
		for _, date := range dates {
			if date != "" {
				last = max(last, read(date).earliest)
			}
		}
	}
	return last
}

// seenElsewhere reports whether a person was seen after a day in another post of the same
// organisation.
func (r *reporter) seenElsewhere(l Link, p post, day string) bool {
	return slices.ContainsFunc(r.held(p.organization), func(other Link) bool {
		seen := r.seen(other)
		return other.From == l.From && folded(other.Role) != p.role && seen != "" && read(seen).earliest > day
	})
}
