package reporttest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// Subject answers for a report on a network of these records and no others.
type Subject func(t testing.TB, records network.Records, in brute.ReportInput) brute.Report

// Judge compares the reports of a subject with those of the brute force, on so many random
// networks in the test, and on so many where ENTENTE_SOAK is set. ENTENTE_SEED says where
// the random numbers begin.
func Judge(t *testing.T, subject func(t testing.TB, records network.Records, in brute.ReportInput) brute.Report, test, soak int) {
	t.Helper()
	networks := test
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks = soak
	}
	seed := pathtest.Seed(t)
	t.Logf("%d networks, from seed %d on", networks, seed)
	seen, wrong := judge(t, subject, seed, networks)
	if wrong != nil {
		t.Fatal(wrong.shrunk(t, subject))
	}
	t.Logf("of %d reports: %v", networks, seen)
	for _, complaint := range seen.complaints() {
		t.Error(complaint)
	}
}

// disagreement is a report that a subject gives otherwise than the brute force.
type disagreement struct {
	seed    uint64
	records network.Records
	in      brute.ReportInput
	// diff is how the reports differ.
	diff string
}

// judge asks for so many reports, until the subject and the brute force disagree.
func judge(t testing.TB, subject Subject, seed uint64, networks int) (*coverage, *disagreement) {
	seen := newCoverage(networks)
	for range networks {
		records, in := Networks(seed)
		n := pathtest.BruteNetwork(records)
		want := n.Report(in)
		seen.add(n, in, want)
		if diff := difference(want, subject(t, records, in)); diff != "" {
			return seen, &disagreement{seed: seed, records: records, in: in, diff: diff}
		}
		seed++
	}
	return seen, nil
}

// difference says how a report differs from the right one.
func difference(want, got brute.Report) string { return cmp.Diff(want, got, cmpopts.EquateEmpty()) }

// shrunk makes the disagreement as small as it can and writes it down.
func (d *disagreement) shrunk(t testing.TB, subject Subject) string {
	small := d.shrink(func(records network.Records, in brute.ReportInput) string {
		return difference(pathtest.BruteNetwork(records).Report(in), subject(t, records, in))
	})
	return fmt.Sprintf("the report and the brute force disagree (-brute +report):\n%s\nfound at seed %d and shrunk to\n\n%s\nasked for\n\n%s\n",
		small.diff, small.seed, linesOf(small.records), asked(small.in))
}

// asked writes an input with what it points to.
func asked(in brute.ReportInput) string {
	var b strings.Builder
	fmt.Fprintf(&b, "bodies %v region %q countries %v asOf %s compareTo %q unit %s planned %v horizonMonths %d staleMonths %d",
		in.Bodies, in.Region, in.Countries, in.AsOf, in.CompareTo, in.Unit, in.Planned, in.HorizonMonths, in.StaleMonths)
	if in.From != nil {
		fmt.Fprintf(&b, " from %d", *in.From)
	}
	for _, part := range []struct {
		name  string
		value any
	}{
		{"linkTypes", in.Where.LinkTypes},
		{"excludeLinkTypes", in.Where.ExcludeLinkTypes},
		{"statuses", in.Where.Statuses},
		{"knownBy", in.Where.KnownBy},
		{"through", in.Where.Through},
		{"avoid", in.Where.Avoid},
		{"overlapping", in.Where.Overlapping},
		{"inTimeOrder", in.Where.InTimeOrder},
	} {
		if in.Where.Asks(part.name) {
			fmt.Fprintf(&b, " %s %v", part.name, part.value)
		}
	}
	if in.Where.MaxHops != nil {
		fmt.Fprintf(&b, " maxHops %d", *in.Where.MaxHops)
	}
	if in.Where.MaxDegree != nil {
		fmt.Fprintf(&b, " maxDegree %d", *in.Where.MaxDegree)
	}
	if in.Where.MinConfidence != nil {
		fmt.Fprintf(&b, " minConfidence %v", *in.Where.MinConfidence)
	}
	return b.String()
}

// linesOf writes records as JSON Lines.
func linesOf(r network.Records) string {
	var b strings.Builder
	add := func(line []byte, err error) {
		if err != nil {
			panic(err) // the generator makes nothing that can't be written
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	for i := range r.Sources {
		add(interchange.EncodeSource(&r.Sources[i]))
	}
	for i := range r.Entities {
		add(interchange.EncodeEntity(&r.Entities[i]))
	}
	for i := range r.Links {
		add(interchange.EncodeLink(&r.Links[i]))
	}
	return b.String()
}
