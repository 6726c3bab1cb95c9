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
	// seen is the day of the last observation, MinDay where there is none.
	seen network.Day
}

// post is an organisation and a role, and who held it.
type post struct {
	at      topology.Node
	role    string
	holders []holder
}

// postsDue returns the posts of bodies and of the organisations reached that nobody holds,
// or that nobody was seen to hold lately. Records are read of those alone that may be due,
// all at once.
func (r *Report) postsDue(ctx context.Context) ([]Due, error) {
	found, err := r.whole()
	if err != nil {
		return nil, err
	}
	var empty []post
	var doubtful [][]post // of each organisation with a post that is held only presumably, all
	for _, n := range slices.Concat(r.bodies, found.here) {
		if r.kind(n) != network.Organization {
			continue
		}
		posts := r.postsOf(n)
		for i := range posts {
			if r.isEmpty(&posts[i]) {
				empty = append(empty, posts[i])
			}
		}
		if slices.ContainsFunc(posts, func(p post) bool { return len(r.presumed(&p)) > 0 }) {
			doubtful = append(doubtful, posts)
		}
	}
	list, err := r.vacant(ctx, empty)
	if err != nil {
		return nil, err
	}
	if err := r.see(ctx, doubtful); err != nil {
		return nil, err
	}
	for _, posts := range doubtful {
		for i := range posts {
			if presumed := r.presumed(&posts[i]); len(presumed) > 0 {
				if d := r.unconfirmed(&posts[i], presumed, posts); d != nil {
					list = append(list, *d)
				}
			}
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

// see finds when each holder of posts of some organisations was last seen, as far as could
// be known.
func (r *Report) see(ctx context.Context, organizations [][]post) error {
	posts := slices.Concat(organizations...) // which share their holders
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
			h.seen = network.MinDay
			for _, c := range citations[h.arc.Edge()] {
				for _, d := range observations(c) {
					h.seen = max(h.seen, d.Earliest())
				}
			}
		}
	}
	return nil
}

// holding says how surely a holder holds the post on the day of the report.
func (r *Report) holding(h *holder) network.Holding {
	tenure := r.tenure(h)
	return tenure.Holding(r.AsOf)
}

// tenure says when a holder holds the post: what has ended, until its end.
func (r *Report) tenure(h *holder) network.Tenure {
	e := h.arc.Edge()
	tenure, _ := r.snapshot.Tenure(e, r.Where.Known())
	if h.arc.Class().Status() == network.Ended {
		until := r.snapshot.UntilEnd(e)
		tenure.Possible, tenure.Certain = tenure.Possible.Meet(until), tenure.Certain.Meet(until)
	}
	return tenure
}

// presumed returns who holds a post presumably where nobody holds it certainly.
func (r *Report) presumed(p *post) (presumed []holder) {
	for i := range p.holders {
		switch h := &p.holders[i]; r.holding(h) {
		case network.Certainly:
			return nil
		case network.Presumably:
			presumed = append(presumed, *h)
		}
	}
	return presumed
}

// isEmpty reports whether nobody holds a post even presumably.
func (r *Report) isEmpty(p *post) bool {
	return !slices.ContainsFunc(p.holders, func(h holder) bool { return r.holding(&h) != network.Not })
}

// vacant returns those of some posts that nobody holds which somebody left.
func (r *Report) vacant(ctx context.Context, posts []post) ([]Due, error) {
	var people []topology.Node
	for i := range posts {
		for _, h := range posts[i].holders {
			people = append(people, h.person)
		}
	}
	slices.Sort(people)
	people = slices.Compact(people)
	ends := map[topology.Node]network.Day{}
	const batch = 5000
	for part := range slices.Chunk(people, batch) {
		records, err := r.read(ctx, part)
		if err != nil {
			return nil, err
		}
		for i, n := range part {
			ends[n] = records[i].Valid.To.Latest()
		}
	}
	var list []Due
	for i := range posts {
		if d := r.left(&posts[i], ends); d != nil {
			list = append(list, *d)
		}
	}
	return list, nil
}

// left returns a post by who left it last; nil where nobody did. ends are the last days of
// people.
func (r *Report) left(p *post, ends map[topology.Node]network.Day) *Due {
	var last *Due
	for _, h := range p.holders {
		if held := r.tenure(&h).Possible; held.Empty() || held.From > r.AsOf {
			continue // they did not hold it yet
		}
		left := min(r.snapshot.Valid(h.arc.Edge()).To.Latest(), ends[h.person])
		if left >= r.AsOf {
			return nil // nobody says that they left
		}
		d := &Due{Kind: PostVacant, Entity: h.person, Position: h.link, At: p.at, On: left}
		if last == nil || cmp.Or(cmp.Compare(last.On, d.On), r.snapshot.Compare(d.Entity, last.Entity), cmp.Compare(d.Position, last.Position)) < 0 {
			last = d
		}
	}
	return last
}

// unconfirmed returns a post that was last seen held too long ago, nil where it was seen
// lately, or where who was seen last was later seen in another post there.
func (r *Report) unconfirmed(p *post, presumed []holder, posts []post) *Due {
	slices.SortFunc(presumed, func(a, b holder) int {
		return cmp.Or(cmp.Compare(b.seen, a.seen), r.snapshot.Compare(a.person, b.person), cmp.Compare(a.link, b.link))
	})
	last := presumed[0]
	seen := last.seen != network.MinDay
	if last.seen >= addMonths(r.AsOf, -r.StaleMonths) {
		return nil
	}
	for _, h := range presumed {
		if seen && h.seen == last.seen && seenElsewhere(p, h, posts) {
			return nil
		}
	}
	d := &Due{Kind: PostUnconfirmed, Entity: last.person, Position: last.link, At: p.at, On: last.seen}
	if !seen {
		d.On = network.MaxDay
	}
	return d
}

// seenElsewhere reports whether a holder was later seen in another post of the organisation,
// which has these.
func seenElsewhere(p *post, h holder, posts []post) bool {
	for i := range posts {
		if other := &posts[i]; other.role != p.role {
			for _, o := range other.holders {
				if o.person == h.person && o.seen > h.seen {
					return true
				}
			}
		}
	}
	return false
}
