package network_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

func TestKinds(t *testing.T) {
	want := []network.Kind{"ORGANIZATION", "PERSON", "AGREEMENT", "EVENT", "PROGRAMME", "PLACE", "FRAMEWORK"}
	if diff := cmp.Diff(want, network.Kinds()); diff != "" {
		t.Errorf("(-contract +Kinds)\n%s", diff)
	}
	prefixes := []string{"org", "person", "agreement", "event", "programme", "place", "framework"}
	labels := []string{"Organization", "Person", "Agreement", "Event", "Programme", "Place", "Framework"}
	withStatus := map[network.Kind]bool{network.Organization: true, network.Agreement: true, network.Programme: true}
	for i, k := range want {
		if !k.Valid() || k.Prefix() != prefixes[i] || k.Label() != labels[i] || k.HasStatus() != withStatus[k] {
			t.Errorf("%s: prefix %s, label %s, status %v", k, k.Prefix(), k.Label(), k.HasStatus())
		}
		if kind, ok := network.KindOf(prefixes[i] + ":a"); !ok || kind != k {
			t.Errorf("%s:a is of kind %s", prefixes[i], kind)
		}
	}
	for _, id := range []string{"", "source:a", "link:a", "organization:a", "ORG:a"} {
		if kind, ok := network.KindOf(id); ok {
			t.Errorf("%q is of kind %q", id, kind)
		}
	}
	if network.Kind("").Valid() || network.Kind("organization").Valid() {
		t.Error("what is no kind is valid")
	}
}

func TestTypes(t *testing.T) {
	for kind, want := range map[network.Kind]string{
		network.Organization: "INTERGOVERNMENTAL UNESCO_BODY UNESCO_CATEGORY_1_INSTITUTE UNESCO_CATEGORY_2_CENTRE UNESCO_FIELD_OFFICE " +
			"UN_BODY MINISTRY GOVERNMENT DIPLOMATIC_MISSION DEPARTMENT UNIVERSITY INSTITUTE CENTRE NETWORK COMPANY NGO FUNDER MEDIA OTHER",
		network.Place:     "CITY COUNTRY REGION",
		network.Event:     "MEETING VISIT CONFERENCE TRAINING CEREMONY OTHER",
		network.Agreement: "ROADMAP MEMORANDUM ESTABLISHMENT CONTRACT CONVENTION OTHER",
		network.Programme: "PLATFORM PROJECT COURSE_SERIES COURSE INITIATIVE NETWORK",
		network.Framework: "GOAL AGENDA POLICY INITIATIVE",
		network.Person:    "",
	} {
		if diff := cmp.Diff(strings.Fields(want), append([]string{}, kind.Types()...)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", kind, diff)
		}
	}
}

func TestValidID(t *testing.T) {
	for _, id := range []string{"org:unesco", "org:a", "org:1", "source:nca-2023-07-26", "link:2a.b_c-d", "place:ashgabat-tm"} {
		if !network.ValidID(id) {
			t.Errorf("%q is no id", id)
		}
	}
	for _, id := range []string{
		"", ":", "org", "org:", ":a", "Org:a", "org:A", "org:a b", "org:-a", "org:a-", "org:a--b", "org:a-.b", "org:a:b", "org1:a",
		"org:a\n", " org:a", "org:é", "org:a/b", "org:a__b", "org:ａ",
	} {
		if network.ValidID(id) {
			t.Errorf("%q is an id", id)
		}
	}
}

// FuzzValidID checks what an id is against the form that is written down.
func FuzzValidID(f *testing.F) {
	for _, id := range []string{"org:unesco", "link:2a.b_c-d", "org:a-", "org:-a", "org:a--b", "org:a:b", "org:a\n", ":", ""} {
		f.Add(id)
	}
	form := regexp.MustCompile(network.IDPattern)
	f.Fuzz(func(t *testing.T, id string) {
		if want := form.MatchString(id); network.ValidID(id) != want {
			t.Errorf("%q: it is %v that this is an id", id, want)
		}
	})
}
