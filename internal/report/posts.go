package report

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// holder is a link by which somebody held a post of an organisation, or holds it.
type holder struct {
	arc    topology.Arc
	link   string
	person topology.Node
	// seen is the last observation, no date where there is none.
	seen network.Date
}

// post is an organisation and a role, and who held it.
type post struct {
	at      topology.Node
	role    string
	holders []holder
}

// postsDue returns the posts of bodies and of the organisations reached that nobody holds,
// or that nobody was seen to hold lately.
func (r *Report) postsDue(ctx context.Context) ([]Due, error) {
	found, err := r.main()
	if err != nil {
		return nil, err
	}
	var posts []post
	for _, n := range slices.Concat(r.bodies, found.here) {
		if r.kind(n) == network.Organization {
			posts = append(posts, r.postsOf(n)...)
		}
	}
	if err := r.see(ctx, posts); err != nil {
		return nil, err
	}
	var list []Due
	for i := range posts {
		d, err := r.postDue(ctx, &posts[i], posts)
		if err != nil {
			return nil, err
		}
		if d != nil {
			list = append(list, *d)
		}
	}
	return list, nil
}

// postsOf returns the posts of an organisation, by role.
func (r *Report) postsOf(n topology.Node) (posts []post) {
	for _, a := range r.snapshot.Row(n) {
		if !a.Backward() || a.Class().Type() != network.HoldsPosition || !r.isSo(a) {
			continue
		}
		role := foldRole(r.snapshot.Role(a.Edge()))
		i := slices.IndexFunc(posts, func(p post) bool { return p.role == role })
		if i < 0 {
			i = len(posts)
			posts = append(posts, post{at: n, role: role})
		}
		posts[i].holders = append(posts[i].holders, holder{arc: a, link: r.snapshot.LinkID(a.Edge()), person: a.To()})
	}
	return posts
}

// foldRole returns what roles share that differ in case, accents and punctuation only.
func foldRole(role string) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(role) {
		switch {
		case unicode.Is(unicode.Mn, c) || unicode.IsPunct(c):
		default:
			b.WriteRune(c)
		}
	}
	return strings.Join(strings.Fields(cases.Fold().String(b.String())), " ")
}

// see finds when each holder was last seen, as far as could be known.
func (r *Report) see(ctx context.Context, posts []post) error {
	var links []memory.Link
	for i := range posts {
		for _, h := range posts[i].holders {
			links = append(links, memory.Link{Of: posts[i].at, Arc: h.arc})
		}
	}
	citations, err := r.citations(ctx, links)
	if err != nil {
		return err
	}
	for i := range posts {
		for j := range posts[i].holders {
			h := &posts[i].holders[j]
			for _, c := range citations[h.arc.Edge()] {
				for _, d := range observations(c) {
					if h.seen.IsZero() || d.Earliest() > h.seen.Earliest() {
						h.seen = d
					}
				}
			}
		}
	}
	return nil
}

// holding says how surely a holder holds the post on the day of the report.
func (r *Report) holding(h *holder) network.Holding {
	e := h.arc.Edge()
	if h.arc.Class().Status() == network.Ended {
		if to, ends := r.snapshot.Until(e); !ends || to < r.AsOf {
			return network.Not
		}
	}
	tenure, _ := r.snapshot.Tenure(e, r.Where.Known())
	return tenure.Holding(r.AsOf)
}

// postDue returns what is due of a post, nil where nothing is.
func (r *Report) postDue(ctx context.Context, p *post, posts []post) (*Due, error) {
	var presumed []holder
	for i := range p.holders {
		switch h := &p.holders[i]; r.holding(h) {
		case network.Certainly:
			return nil, nil
		case network.Presumably:
			presumed = append(presumed, *h)
		}
	}
	if len(presumed) == 0 {
		return r.vacant(ctx, p)
	}
	return r.unconfirmed(p, presumed, posts), nil
}

// vacant returns a post that somebody left and nobody holds.
func (r *Report) vacant(ctx context.Context, p *post) (*Due, error) {
	people := make([]topology.Node, len(p.holders))
	for i, h := range p.holders {
		people[i] = h.person
	}
	records, err := r.read(ctx, people)
	if err != nil {
		return nil, err
	}
	var last *Due
	for i, h := range p.holders {
		left := earlierEnd(r.snapshot.Valid(h.arc.Edge()).To, records[i].Valid.To)
		if left.IsZero() || left.Latest() >= r.AsOf {
			continue // nobody says that they left by then
		}
		d := &Due{Kind: PostVacant, Entity: h.person, Position: h.link, At: p.at, On: left, day: left.Latest()}
		if last == nil || cmp.Or(cmp.Compare(last.day, d.day), r.snapshot.Compare(d.Entity, last.Entity), cmp.Compare(d.Position, last.Position)) < 0 {
			last = d
		}
	}
	return last, nil
}

// earlierEnd returns the earlier of two ends, by their latest readings; no date is none.
func earlierEnd(a, b network.Date) network.Date {
	if a.IsZero() || !b.IsZero() && b.Latest() < a.Latest() {
		return b
	}
	return a
}

// unconfirmed returns a post that was last seen held too long ago, nil where it was seen
// lately, or where who was seen last was later seen in another post there.
func (r *Report) unconfirmed(p *post, presumed []holder, posts []post) *Due {
	slices.SortFunc(presumed, func(a, b holder) int {
		return cmp.Or(cmp.Compare(seenOn(b), seenOn(a)), r.snapshot.Compare(a.person, b.person), cmp.Compare(a.link, b.link))
	})
	last := presumed[0]
	if !last.seen.IsZero() && last.seen.Earliest() >= addMonths(r.AsOf, -r.StaleMonths) {
		return nil
	}
	for _, h := range presumed {
		if !last.seen.IsZero() && seenOn(h) == seenOn(last) && seenElsewhere(p, h, posts) {
			return nil
		}
	}
	d := &Due{Kind: PostUnconfirmed, Entity: last.person, Position: last.link, At: p.at, On: last.seen, day: network.MaxDay}
	if !last.seen.IsZero() {
		d.day = last.seen.Earliest()
	}
	return d
}

func seenOn(h holder) network.Day {
	if h.seen.IsZero() {
		return network.MinDay
	}
	return h.seen.Earliest()
}

// seenElsewhere reports whether a holder was later seen in another post of the organisation.
func seenElsewhere(p *post, h holder, posts []post) bool {
	for i := range posts {
		if other := &posts[i]; other.at == p.at && other.role != p.role {
			for _, o := range other.holders {
				if o.person == h.person && seenOn(o) > seenOn(h) {
					return true
				}
			}
		}
	}
	return false
}
