package suggestion

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// search looks for suggestions.
type search struct {
	*Day
	q       *Question
	weights *Weights
	// partner are the partners of who asks, planned ones too.
	partner map[topology.Node]bool
	// reached are the regions and countries in which who asks or a partner is at home.
	reached map[topology.Node]bool
	// shared is, for each kind of what two may have in common, what who asks has, and what
	// each is worth.
	shared map[Kind]map[topology.Node]int
	// points are those of each candidate.
	points map[topology.Node]int
}

// Ranked is an organisation that may be suggested, with its points.
type Ranked struct {
	Organization topology.Node
	Points       int
}

// Find returns the best suggestions, by points, then id. visit counts the links that are
// looked at; where it returns an error, so does Find.
func Find(s *topology.Snapshot, q Question, w Weights, visit func(links int) error) ([]Suggestion, error) {
	f := newSearch(s, &q, &w, visit)
	ranked, err := f.ranked()
	if err != nil {
		return nil, err
	}
	all := make([]Suggestion, min(q.First, len(ranked)))
	for i := range all {
		all[i] = Suggestion{Ranked: ranked[i]}
		if all[i].Reasons, err = f.reasons(ranked[i].Organization); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Rank returns all that may be suggested, by points, then id.
func Rank(s *topology.Snapshot, q Question, w Weights, visit func(links int) error) ([]Ranked, error) {
	return newSearch(s, &q, &w, visit).ranked()
}

func newSearch(s *topology.Snapshot, q *Question, w *Weights, visit func(links int) error) *search {
	return &search{
		Day: On(s, q.AsOf, q.KnownBy, visit), q: q, weights: w,
		partner: map[topology.Node]bool{}, reached: map[topology.Node]bool{}, shared: map[Kind]map[topology.Node]int{},
	}
}

// reach notes where an organisation is at home.
func (s *search) reach(n topology.Node) {
	if country, has := s.s.Country(n); has {
		s.reached[country] = true
	}
	if region, has := s.s.Region(n); has {
		s.reached[region] = true
	}
}

// ranked returns the candidates with their points, in order.
func (s *search) ranked() ([]Ranked, error) {
	partners, err := s.Partners(s.q.For)
	if err != nil {
		return nil, err
	}
	s.reach(s.q.For)
	for _, n := range partners {
		s.partner[n] = true
		s.reach(n)
	}
	if s.points, err = s.candidates(); err != nil {
		return nil, err
	}
	if err := s.countPartners(); err != nil {
		return nil, err
	}
	for i := range things {
		if err := s.countThings(&things[i]); err != nil {
			return nil, err
		}
	}
	order := make([]Ranked, 0, len(s.points))
	for n, points := range s.points {
		for _, r := range s.own(n) {
			points += r.Points
		}
		order = append(order, Ranked{n, points})
	}
	slices.SortFunc(order, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), s.s.Compare(a.Organization, b.Organization))
	})
	return order, nil
}

// count gives candidates what it is worth that they have something in common with who
// asks.
func (s *search) count(with []topology.Node, worth int) {
	for _, n := range with {
		if points, is := s.points[n]; is {
			s.points[n] = points + worth
		}
	}
}

// countPartners counts the partners in common.
func (s *search) countPartners() error {
	mine, err := s.close(s.q.For)
	if err != nil {
		return err
	}
	worths := make(map[topology.Node]int, len(mine))
	s.shared[CommonPartners] = worths
	for _, partner := range mine {
		theirs, err := s.close(partner)
		if err != nil {
			return err
		}
		worths[partner] = s.weights.Partner(len(theirs))
		s.count(theirs, worths[partner])
	}
	return nil
}

// countThings counts what is in common of a sort of things.
func (s *search) countThings(t *thing) error {
	mine, err := s.once(t.of, s.q.For)
	if err != nil {
		return err
	}
	worths := make(map[topology.Node]int, len(mine))
	s.shared[t.kind] = worths
	for _, x := range mine {
		having, err := s.once(t.having, x)
		if err != nil {
			return err
		}
		if len(having) <= MostSharing {
			worths[x] = t.worth(s.weights)
			s.count(having, worths[x])
		}
	}
	return nil
}

// own returns what speaks for an organisation by itself.
func (s *search) own(n topology.Node) (reasons []Reason) {
	if t := s.s.Type(n); t != 0 && t == s.s.Type(s.q.For) {
		reasons = append(reasons, Reason{Kind: SameType, Points: s.weights.SameType})
	}
	country, has := s.s.Country(n)
	region, in := s.s.Region(n)
	switch {
	case in && !s.reached[region]:
		reasons = append(reasons, Reason{NewRegion, s.weights.NewRegion, []topology.Node{region}})
	case has && !s.reached[country]:
		reasons = append(reasons, Reason{NewCountry, s.weights.NewCountry, []topology.Node{country}})
	}
	return reasons
}

// reasons returns what speaks for an organisation.
func (s *search) reasons(n topology.Node) ([]Reason, error) {
	partners, err := s.close(n)
	if err != nil {
		return nil, err
	}
	reasons := s.inCommon(CommonPartners, partners)
	for i := range things {
		theirs, err := s.once(things[i].of, n)
		if err != nil {
			return nil, err
		}
		reasons = append(reasons, s.inCommon(things[i].kind, theirs)...)
	}
	return append(reasons, s.own(n)...), nil
}

// inCommon returns the reason that some things are, of those that somebody has; none where
// who asks has none of them.
func (s *search) inCommon(kind Kind, theirs []topology.Node) []Reason {
	worths := s.shared[kind]
	r := Reason{Kind: kind}
	for _, x := range theirs {
		if worth, mine := worths[x]; mine {
			r.Points, r.Entities = r.Points+worth, append(r.Entities, x)
		}
	}
	if r.Entities == nil {
		return nil
	}
	slices.SortFunc(r.Entities, func(a, b topology.Node) int { return cmp.Or(cmp.Compare(worths[b], worths[a]), s.s.Compare(a, b)) })
	return []Reason{r}
}
