package network

import (
	"slices"
	"testing"
)

// TestPartnerships: what two organisations share is of a kind that says in which way, so
// that those who are at the same thing are there in the same way.
func TestPartnerships(t *testing.T) {
	shared := map[Partnership][]Kind{
		ByAgreement: {Agreement}, ByMembership: {Organization, Programme}, ByEvent: {Event}, Directly: {Organization, Programme},
	}
	seen := 0
	for _, way := range []Partnership{ByAgreement, ByMembership, ByEvent, Directly} {
		for _, linkType := range way.Types() {
			seen++
			if linkType.Symmetric() != (way == Directly) {
				t.Errorf("%s: symmetric is %v", linkType, linkType.Symmetric())
			}
			for _, kind := range Kinds() {
				if joins := linkType.Joins(Organization, kind); joins != slices.Contains(shared[way], kind) && !(way == ByMembership && !joins) {
					t.Errorf("%s leads to what is of kind %s: %v", linkType, kind, joins)
				}
			}
		}
	}
	if want := len(LinkTypes()) - len(NoPartnership.Types()); seen != want || seen != 8 {
		t.Errorf("%d types make partners, %d types make none", seen, len(NoPartnership.Types()))
	}
}
