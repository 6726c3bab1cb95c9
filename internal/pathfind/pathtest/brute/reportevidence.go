package brute

import "slices"

// EvidenceQuality says on what the reach rests. Oldest and Newest are days, "" for none.
type EvidenceQuality struct {
	Links, OneSource, Undated, Presumed, Planned int
	Oldest, Newest                               string
	Publishers                                   []FacetCount
}

// evidence judges the links of all shortest ways to those reached.
//
// "of all counting links of all steps of all shortest ways to the reached: on one source;
// `undated` (no piece has `observed`, no source `published`); presumed on asOf; planned
// (0 unless asked); smallest first and largest last observation; sources by publisher, most
// first." Pieces that were not known don't count. A planned link is presumed too. The first
// observation is "the smallest of the observations' latest days, the last the largest of
// their earliest days", so both are days.
func (r *reporter) evidence() EvidenceQuality {
	var q EvidenceQuality
	var sources []string
	for _, id := range r.carrying() {
		l := r.n.link(id)
		known := r.n.known(l, r.where.KnownBy)
		var own []string
		for _, e := range known {
			own = append(own, e.Source)
		}
		sources = append(sources, own...)
		q.Links++
		if len(deduplicated(own)) == 1 {
			q.OneSource++
		}
		observations := r.n.observations(known)
		if len(observations) == 0 {
			q.Undated++
		}
		if r.n.holds(l, r.in.AsOf, r.where.KnownBy) == Presumably {
			q.Presumed++
		}
		if planned(l.Status) {
			q.Planned++
		}
		for _, days := range observations {
			if q.Oldest == "" || days.latest < q.Oldest {
				q.Oldest = days.latest
			}
			q.Newest = max(q.Newest, days.earliest)
		}
	}
	publishers := map[string]int{}
	for _, id := range deduplicated(sources) {
		if by := r.n.source(id).Publisher; by != "" {
			publishers[by]++
		}
	}
	q.Publishers = facets(publishers)
	return q
}

// carrying lists the links of all steps of all shortest ways to those reached in the
// countries, each once.
func (r *reporter) carrying() []string {
	var links []string
	for _, paths := range r.there {
		for _, path := range paths {
			for _, step := range path.Steps {
				for _, l := range step.Links {
					if !slices.Contains(links, l.ID) {
						links = append(links, l.ID)
					}
				}
			}
		}
	}
	return links
}
