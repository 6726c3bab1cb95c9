package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// emitSources makes registers, news and reports.
func (n *base) emitSources(e *emitter) {
	for i := range n.sources {
		r := n.random(ofSources, i)
		kind := among(r, []string{"Register of agreements", "Annual report", "Communiqué", "Press release", "Directory of institutions"})
		title := fmt.Sprintf("%s of %s, no. %d", kind, r.word(), i)
		s := network.Source{
			ID: sourceID(i), Title: title, Publisher: r.word() + " Press", URL: fmt.Sprintf("https://example.org/documents/%d", i), Language: "en",
		}
		if r.chance(90) {
			s.Published = date(r.recent(1990, 2025).String())
		}
		e.source(s)
	}
}

func sourceID(i int) string { return fmt.Sprintf("source:document-%d", i) }

// evidence returns one piece or two that say what the sentence says.
func (n *base) evidence(r random, sentence string, when network.Date) []network.Evidence {
	pieces := []network.Evidence{{Source: sourceID(r.skewed(n.sources)), Quote: sentence}}
	if r.chance(50) {
		pieces[0].Observed.First = when
	}
	if r.chance(30) {
		pieces[0].Locator = fmt.Sprintf("paragraph %d", 1+r.IntN(40))
	}
	if r.chance(40) {
		pieces = append(pieces, network.Evidence{
			Source: sourceID(r.IntN(n.sources)), Quote: "As was announced, " + sentence,
		})
	}
	return pieces
}

// end is an end of a link, with the name by which a source calls it.
type end struct{ id, name string }

// link makes a link: how sure it is, what status it has, and what says so.
func (n *base) link(r random, t network.LinkType, from end, verb string, to end, role string, valid network.Period) network.Link {
	if r.chance(12) {
		valid = network.Period{}
	}
	sentence := from.name + " " + verb + " " + to.name
	if role != "" {
		sentence += " as " + role
	}
	l := network.Link{
		Type: t, From: from.id, To: to.id, Role: role, Valid: valid, Status: network.DefaultStatus, Confidence: network.DefaultConfidence,
	}
	if r.chance(20) {
		l.Confidence = float64(10+r.IntN(10)) / 20
	}
	if r.chance(17) {
		l.Status = among(r, []network.Status{
			network.Signed, network.Signed, network.Ended, network.Ended, network.Established, network.Agreed, network.Drafted,
			network.Proposed, network.UnderDiscussion, network.Rejected,
		})
	}
	l.Evidence = n.evidence(r, sentence+".", valid.From)
	return l
}
