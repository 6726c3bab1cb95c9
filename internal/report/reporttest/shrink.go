package reporttest

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// maxTries bounds how often a smaller case is tried.
const maxTries = 600

// shrink leaves out of a disagreement whatever it can while the two still disagree: first
// many links at once, then one thing after the other, until nothing more can go.
func (d *disagreement) shrink(differ func(network.Records, brute.ReportInput) string) *disagreement {
	small, tries := *d, 0
	// try takes a smaller case if the two still disagree there.
	try := func(records network.Records, in brute.ReportInput) bool {
		tries++
		diff := differ(records, in)
		if diff != "" {
			small.records, small.in, small.diff = records, in, diff
		}
		return diff != ""
	}
	for size := len(small.records.Links) / 2; size > 1; size /= 2 {
		for at := 0; at < len(small.records.Links); {
			next := small.records
			next.Links = slices.Delete(slices.Clone(next.Links), at, min(at+size, len(next.Links)))
			if !try(next, small.in) {
				at += size
			}
		}
	}
	for shrunk := true; shrunk && tries < maxTries; {
		shrunk = false
		for _, in := range plainer(small.in) {
			shrunk = shrunk || try(small.records, in)
		}
		for _, next := range pathtest.Smaller(small.records, named(small.in)) {
			if records := next(); !shrunk && tries < maxTries && fits(records, small.in) {
				shrunk = try(records, small.in)
			}
		}
	}
	small.records = needed(small.records)
	if diff := differ(small.records, small.in); diff != "" {
		small.diff = diff
	}
	return &small
}

// named returns the ids that an input names.
func named(in brute.ReportInput) []string {
	return slices.Concat(in.Bodies, []string{in.Region}, in.Countries, in.Where.Avoid)
}

// fits reports whether the input can still be asked: of what it names, places are what they
// must be.
func fits(r network.Records, in brute.ReportInput) bool {
	return !slices.ContainsFunc(r.Entities, func(e network.Entity) bool {
		return e.Type == "" && (e.ID == in.Region || slices.Contains(in.Countries, e.ID))
	})
}

// needed leaves out the sources on which nothing rests.
func needed(r network.Records) network.Records {
	used := map[string]bool{}
	for _, l := range r.Links {
		for _, e := range l.Evidence {
			used[e.Source] = true
		}
	}
	for _, e := range r.Entities {
		for _, c := range e.StatusHistory {
			for _, piece := range c.Evidence {
				used[piece.Source] = true
			}
		}
	}
	r.Sources = slices.DeleteFunc(slices.Clone(r.Sources), func(s network.Source) bool { return !used[s.ID] })
	return r
}

// plainer returns inputs that ask a little less.
func plainer(in brute.ReportInput) []brute.ReportInput {
	var all []brute.ReportInput
	with := func(is bool, change func(*brute.ReportInput)) {
		if is {
			less := in
			change(&less)
			all = append(all, less)
		}
	}
	for _, name := range brute.Filters() {
		with(in.Where.Asks(name), func(less *brute.ReportInput) {
			less.Where = in.Where.Without(name)
			if name == "linkTypes" || name == "through" {
				less.Where.Through = nil
			}
		})
	}
	for i := range in.Bodies {
		with(len(in.Bodies) > 1, func(less *brute.ReportInput) { less.Bodies = slices.Delete(slices.Clone(in.Bodies), i, i+1) })
	}
	for i := range in.Countries {
		with(len(in.Countries) > 1, func(less *brute.ReportInput) { less.Countries = slices.Delete(slices.Clone(in.Countries), i, i+1) })
	}
	with(in.CompareTo != "", func(less *brute.ReportInput) { less.CompareTo = "" })
	with(in.Planned, func(less *brute.ReportInput) { less.Planned = false })
	with(in.From != nil, func(less *brute.ReportInput) { less.From = nil })
	return all
}
