package main

import "github.com/entente-graph/entente/internal/network"

// sharedLink is a link on which a partnership rests.
type sharedLink struct {
	Link struct {
		From, To   struct{ ID string }
		OnBehalfOf *struct{ ID string }
		Status     network.Status
	}
}

// at returns the end of a link that is at what is shared, on whose behalf it is where that is told; "" where it is at something else.
func (l *sharedLink) at(shared string) string {
	link := &l.Link
	switch {
	case link.From.ID != shared && link.To.ID != shared:
		return ""
	case link.OnBehalfOf != nil:
		return link.OnBehalfOf.ID
	case link.From.ID == shared:
		return link.To.ID
	default:
		return link.From.ID
	}
}

// standing says of the way through what is shared, in the words of reach, whether it is only planned, or in part; "" where it is
// not. An end that has more than one link to it is planned to be there if all of these are.
func standing(shared string, links []sharedLink) string {
	planned := map[string]bool{}
	for i := range links {
		end := links[i].at(shared)
		if end == "" {
			continue
		}
		before, met := planned[end]
		planned[end] = (before || !met) && links[i].Link.Status.Planned()
	}
	ends := 0
	for _, is := range planned {
		if is {
			ends++
		}
	}
	switch {
	case ends == 0:
		return ""
	case ends == len(planned):
		return "only planned"
	default:
		return "in part only planned"
	}
}
