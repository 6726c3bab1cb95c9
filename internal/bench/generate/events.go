package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// event is an event with its first day and who organises it.
type event struct {
	end
	eventType string
	day       network.Day
	by        organization
}

func (n *Network) event(i int) event {
	d := n.dice(ofEvents, i)
	ev := event{day: d.recent(1995, 2025), by: n.anyone(d), eventType: among(d, []string{"MEETING", "VISIT", "CONFERENCE", "TRAINING", "CEREMONY"})}
	ev.name = fmt.Sprintf("%s on %s, %s, %s", ev.eventType[:1]+slug(ev.eventType[1:]), among(d, fields()), n.city(ev.by.city).name, ev.day)
	ev.id = fmt.Sprintf("event:%s-%s-%d", slug(ev.eventType), ev.day, i)
	return ev
}

func (n *Network) emitEvents(e *emitter) {
	for i := range n.events {
		ev := n.event(i)
		day := date(ev.day.String())
		e.entity(network.Entity{
			ID: ev.id, Kind: network.Event, Type: ev.eventType, Name: ev.name, Valid: network.Period{From: day, To: day},
		})
	}
}

// linkEvents says who organised, hosted, led and attended events, and where.
func (n *Network) linkEvents(e *emitter) {
	for i := range n.events {
		ev, d := n.event(i), n.dice(ofParticipants, i)
		day := network.Period{From: date(ev.day.String())}
		e.link(n.link(d, network.Organized, ev.by.end, "organised", ev.end, "", day))
		host := ev.by
		if d.chance(60) {
			host = n.another(d, ev.by)
		}
		e.link(n.link(d, network.Hosted, host.end, "hosted", ev.end, "venue", day))
		e.link(n.link(d, network.Led, n.anybody(d).end, "led", ev.end, "chair", day))
		e.link(n.link(d, network.LocatedIn, ev.end, "took place in", n.city(host.city), "", network.Period{}))
		for range 3 + d.skewed(47) {
			if d.chance(40) {
				e.link(n.link(d, network.Attended, n.another(d, ev.by).end, "attended", ev.end, "", day))
				continue
			}
			who := n.anybody(d)
			l := n.link(d, network.Attended, who.end, "attended", ev.end, "delegate", day)
			l.OnBehalfOf = n.organization(who.organization).id
			e.link(l)
		}
		if d.chance(40) {
			e.link(n.link(d, network.Reported, n.anyone(d).end, "reported", ev.end, "", day))
		}
		if d.chance(20) {
			e.link(n.link(d, network.Concerns, ev.end, "concerned", n.programme(d.skewed(n.programmes)).end, "", day))
		}
	}
}
