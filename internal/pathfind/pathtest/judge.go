package pathtest

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// This file says the same in the words of the brute force as in those of the
// project, and back. Dates go over as they were written.

// BruteNetwork returns records in the words of the brute force.
func BruteNetwork(r network.Records) *brute.Network { return bruteNetwork(r) }

func bruteNetwork(r network.Records) *brute.Network {
	var n brute.Network
	for _, s := range r.Sources {
		n.Sources = append(n.Sources, brute.Source{ID: s.ID, Published: s.Published.String(), Retrieved: s.Retrieved.String(), Publisher: s.Publisher})
	}
	for _, e := range r.Entities {
		entity := brute.Entity{
			ID: e.ID, Kind: string(e.Kind), Type: e.Type, From: e.Valid.From.String(), To: e.Valid.To.String(), Name: e.Name,
		}
		for _, id := range e.Identifiers {
			entity.Identifiers = append(entity.Identifiers, brute.Identifier(id))
		}
		for _, c := range e.StatusHistory {
			entity.History = append(entity.History, brute.StatusChange{Status: string(c.Status), Date: c.Date.String()})
		}
		n.Entities = append(n.Entities, entity)
	}
	for _, l := range r.Links {
		link := brute.Link{
			ID: l.ID, Type: string(l.Type), From: l.From, To: l.To,
			ValidFrom: l.Valid.From.String(), ValidTo: l.Valid.To.String(),
			OnBehalfOf: l.OnBehalfOf, Status: string(l.Status), Confidence: l.Confidence, Role: l.Role,
		}
		for _, e := range l.Evidence {
			link.Evidence = append(link.Evidence, brute.Evidence{Source: e.Source, Observed: e.Observed.String()})
		}
		n.Links = append(n.Links, link)
	}
	return &n
}

func bruteFilter(f pathfind.Filter) brute.Filter {
	b := brute.Filter{
		MaxHops:          f.MaxHops,
		AsOf:             dayText(f.AsOf),
		LinkTypes:        texts(f.LinkTypes),
		ExcludeLinkTypes: texts(f.ExcludeLinkTypes),
		Statuses:         texts(f.Statuses),
		MinConfidence:    f.MinConfidence,
		KnownBy:          dayText(f.KnownBy),
		Through:          texts(f.Through),
		Avoid:            f.Avoid,
		Via:              f.Via,
		MaxDegree:        f.MaxDegree,
		Overlapping:      f.Overlapping,
		InTimeOrder:      f.InTimeOrder,
	}
	if f.Certainty != nil {
		b.Certainty = string(*f.Certainty)
	}
	return b
}

func pathsAnswerOf(a pathfind.Answer) pathsAnswer {
	p := pathsAnswer{Shortest: a.Shortest, Outcome: string(a.Outcome), BlockedBy: a.BlockedBy, HasMore: a.HasMore}
	for _, path := range a.Paths {
		p.Paths = append(p.Paths, brutePath(path))
	}
	for _, r := range a.Relaxations {
		p.Relaxations = append(p.Relaxations, brute.Relaxation{Lifted: r.Lift, Hops: r.Hops, Day: dayText(r.Day)})
	}
	return p
}

func reachAnswerOf(r pathfind.Reach) reachAnswer {
	b := reachAnswer{
		Origins: r.Origins, Total: r.Reached.Total(), ByHop: bruteCounts(r.Reached),
		WithoutPlace: r.WithoutPlace.Reached.Total(), TotalCertain: r.TotalCertain, Nearest: bruteListed(r.WithoutPlace),
	}
	for _, g := range r.Groups {
		b.Groups = append(b.Groups, brute.Group{
			Key: g.Key, Reached: g.Reached.Total(), Known: g.Known, Certain: g.Certain,
			ByHop: bruteCounts(g.Reached), Nearest: bruteListed(g.Members),
		})
		b.Nearest = append(b.Nearest, bruteListed(g.Members)...)
	}
	slices.SortFunc(b.Nearest, func(a, b brute.Reached) int { return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.ID, b.ID)) })
	return b
}

// bruteListed returns all that are listed of a group.
func bruteListed(m pathfind.Members) []brute.Reached {
	var b []brute.Reached
	for _, page := range m.Pages {
		for _, r := range page.Items {
			b = append(b, brute.Reached{ID: r.ID, Hops: r.Hops, Path: brutePath(r.Path), Certain: r.Certain})
		}
	}
	return b
}

func bruteCounts(counts []pathfind.HopCount) []brute.HopCount {
	var b []brute.HopCount
	for _, c := range counts {
		b = append(b, brute.HopCount(c))
	}
	return b
}

func brutePath(p pathfind.Path) brute.Path {
	b := brute.Path{Entities: p.Entities, Cost: p.Cost(), PartnerSteps: p.PartnerSteps}
	if p.Period != nil {
		b.Period = &brute.Period{From: p.Period.From.String(), To: p.Period.To.String()}
	}
	for _, s := range p.Steps {
		step := brute.Step{From: s.From, To: s.To, Cost: brute.Cost(s.Cost), Cheapest: s.Cheapest}
		for _, l := range s.Links {
			step.Links = append(step.Links, brute.LinkRef{Type: string(l.Type), ID: l.ID})
		}
		b.Steps = append(b.Steps, step)
	}
	return b
}

// texts returns values as texts. No list stays no list, and an empty one empty.
func texts[T ~string](values []T) []string {
	if values == nil {
		return nil
	}
	t := make([]string, len(values))
	for i, v := range values {
		t[i] = string(v)
	}
	return t
}

func dayText(day *network.Day) string {
	if day == nil {
		return ""
	}
	return day.String()
}
