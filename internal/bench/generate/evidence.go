package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// emitSources makes registers, news and reports.
func (n *Network) emitSources(e *emitter) {
	for i := range n.sources {
		d := n.dice(ofSources, i)
		kind := among(d, []string{"Register of agreements", "Annual report", "Communiqué", "Press release", "Directory of institutions"})
		title := fmt.Sprintf("%s of %s, no. %d", kind, d.word(), i)
		s := network.Source{
			ID: sourceID(i), Title: title, Publisher: d.word() + " Press", URL: fmt.Sprintf("https://example.org/documents/%d", i), Language: "en",
		}
		if d.chance(90) {
			s.Published = date(d.recent(1990, 2025).String())
		}
		e.source(s)
	}
}

func sourceID(i int) string { return fmt.Sprintf("source:document-%d", i) }

// evidence gives one piece or two that say what the sentence says.
func (n *Network) evidence(d dice, sentence string, when network.Date) []network.Evidence {
	pieces := []network.Evidence{{Source: sourceID(d.skewed(n.sources)), Quote: sentence}}
	if d.chance(50) {
		pieces[0].Observed.First = when
	}
	if d.chance(30) {
		pieces[0].Locator = fmt.Sprintf("paragraph %d", 1+d.IntN(40))
	}
	if d.chance(40) {
		pieces = append(pieces, network.Evidence{
			Source: sourceID(d.IntN(n.sources)), Quote: "As was announced, " + sentence,
		})
	}
	return pieces
}

// end is an end of a link, with the name by which a source calls it.
type end struct{ id, name string }

// link makes a link: how sure it is, what status it has, and what says so.
func (n *Network) link(d dice, t network.LinkType, from end, verb string, to end, role string, valid network.Period) network.Link {
	if d.chance(12) {
		valid = network.Period{}
	}
	sentence := from.name + " " + verb + " " + to.name
	if role != "" {
		sentence += " as " + role
	}
	l := network.Link{
		Type: t, From: from.id, To: to.id, Role: role, Valid: valid, Status: network.DefaultStatus, Confidence: network.DefaultConfidence,
	}
	if d.chance(20) {
		l.Confidence = float64(10+d.IntN(10)) / 20
	}
	if d.chance(17) {
		l.Status = among(d, []network.Status{
			network.Signed, network.Signed, network.Ended, network.Ended, network.Established, network.Agreed, network.Drafted,
			network.Proposed, network.UnderDiscussion, network.Rejected,
		})
	}
	l.Evidence = n.evidence(d, sentence+".", valid.From)
	return l
}

// Evidence gives a piece that can support any link.
func (n *Network) Evidence() []network.Evidence {
	return []network.Evidence{{Source: sourceID(0), Quote: "They have been partners since today."}}
}
