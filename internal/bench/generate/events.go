package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// event is an event with its first day and organiser.
type event struct {
	end
	eventType string
	day       network.Day
	by        organization
}

func (n *hubs) event(i int) event {
	r := n.random(ofEvents, i)
	ev := event{day: r.recent(1995, 2025), by: n.anyone(r), eventType: among(r, []string{"MEETING", "VISIT", "CONFERENCE", "TRAINING", "CEREMONY"})}
	ev.name = fmt.Sprintf("%s on %s, %s, %s", ev.eventType[:1]+slug(ev.eventType[1:]), among(r, fields()), n.city(ev.by.city).name, ev.day)
	ev.id = fmt.Sprintf("event:%s-%s-%d", slug(ev.eventType), ev.day, i)
	return ev
}

func (n *hubs) emitEvents(e *emitter) {
	for i := range n.events {
		ev := n.event(i)
		day := date(ev.day.String())
		e.entity(network.Entity{
			ID: ev.id, Kind: network.Event, Type: ev.eventType, Name: ev.name, Valid: network.Period{From: day, To: day},
		})
	}
}

// linkEvents links events to organisers, hosts, leaders, participants and places.
func (n *hubs) linkEvents(e *emitter) {
	for i := range n.events {
		ev, r := n.event(i), n.random(ofParticipants, i)
		day := network.Period{From: date(ev.day.String())}
		e.link(n.link(r, network.Organized, ev.by.end, "organised", ev.end, "", day))
		host := ev.by
		if r.chance(60) {
			host = n.another(r, ev.by)
		}
		e.link(n.link(r, network.Hosted, host.end, "hosted", ev.end, "venue", day))
		e.link(n.link(r, network.Led, n.anybody(r).end, "led", ev.end, "chair", day))
		e.link(n.link(r, network.LocatedIn, ev.end, "took place in", n.city(host.city), "", network.Period{}))
		for range 3 + r.skewed(47) {
			if r.chance(40) {
				e.link(n.link(r, network.Attended, n.another(r, ev.by).end, "attended", ev.end, "", day))
				continue
			}
			delegate := n.anybody(r)
			l := n.link(r, network.Attended, delegate.end, "attended", ev.end, "delegate", day)
			l.OnBehalfOf = n.organization(delegate.organization).id
			e.link(l)
		}
		if r.chance(40) {
			e.link(n.link(r, network.Reported, n.anyone(r).end, "reported", ev.end, "", day))
		}
		if r.chance(20) {
			e.link(n.link(r, network.Concerns, ev.end, "concerned", n.programme(r.skewed(n.programmes)).end, "", day))
		}
	}
}
