package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/words"
)

// shownPrinter writes a thing on a page, as of a day.
type shownPrinter struct {
	*page
	on       string
	partners *partnerCount
	acronyms *words.Acronyms
	sources  sources
	sections int
}

// print writes what is known of a thing.
func (s *shownPrinter) print(t *shown) {
	s.acronyms = words.NewAcronyms(bearers([]printedEntity{t.entity()}))
	switch t.Typename {
	case "Source":
		s.source(t)
	case "Link":
		s.named("", t.From.Name+" → "+t.To.Name, "link · "+t.ID)
		s.prose(inkOf(t.Holds), "", "", words.Capital(t.Sentence)+".")
		s.quotes("  ", t.LinkEvidence)
	default:
		s.head(t)
		s.lists(t)
	}
	s.sources.list(s.page)
}

// entity returns a thing as paths print entities.
func (t *shown) entity() printedEntity {
	e := printedEntity{ID: t.ID, Name: t.Name}
	for _, n := range t.Names {
		e.Names = append(e.Names, printedName{Text: n.Text, Type: n.Sort, Valid: n.Valid})
	}
	return e
}

// head writes who or what an entity is.
func (s *shownPrinter) head(t *shown) {
	s.named("", s.acronyms.Write(t.Name), describe(t.Kind, t.Finer)+" · "+t.ID)
	if t.Summary != "" {
		s.prose(plain, "", "", t.Summary)
	}
	s.field("Also called", otherNames(t.Names))
	for _, place := range []struct {
		label string
		at    *named
	}{{"Country", t.Country}, {"Part of", t.Parent}, {"Part of", t.PartOf}} {
		if place.at != nil {
			s.field(place.label, place.at.Name+" · "+place.at.ID)
		}
	}
	s.field("Status on "+s.on, describe("", t.Reached))
	s.field("Exists", t.Valid.String())
	s.field("Website", t.Website)
	var ids []string
	for _, id := range t.Identifiers {
		ids = append(ids, id.Scheme+" "+id.Value)
	}
	s.field("Identifiers", strings.Join(ids, ", "))
	s.quotes("  ", t.Evidence)
}

// otherNames lists names with what sort they are.
func otherNames(names []shownName) string {
	var all []string
	for _, n := range names {
		text := n.Text
		about := strings.Join(strings.Fields(strings.ToLower(n.Sort)+" "+n.Lang+" "+n.Valid.String()), " ")
		if about != "" {
			text += " (" + about + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// field writes something that has a name, where there is anything.
func (s *shownPrinter) field(name, value string) {
	if value != "" {
		s.prose(plain, name+": ", "  ", value)
	}
}

// lists writes what an entity has several of.
func (s *shownPrinter) lists(t *shown) {
	s.facts(t.Facts)
	s.history(t)
	s.section(judgedCount(t.Officials.TotalCount, t.CertainOfficials, "post", "posts")+" on "+s.on, t.Officials.TotalCount, len(t.Officials.Edges), s.positions(t.Officials.Edges))
	s.section(judgedCount(t.Positions.TotalCount, t.CertainPositions, "post", "posts")+" on "+s.on, t.Positions.TotalCount, len(t.Positions.Edges), s.positions(t.Positions.Edges))
	s.section(s.countOn(t.Participants.TotalCount, t.CertainParticipants, "participant", "participants"), t.Participants.TotalCount, len(t.Participants.Edges), s.positions(t.Participants.Edges))
	s.nodes(judgedCount(t.Agreements.TotalCount, t.CertainAgreements, "agreement", "agreements")+" on "+s.on, t.Agreements)
	s.nodes(s.countOn(t.Members.TotalCount, t.CertainMembers, "member", "members"), t.Members)
	s.nodes(words.Count(t.Organizations.TotalCount, "organisation", "organisations"), t.Organizations)
	s.names(s.countOn(len(t.Parties), t.CertainParties, "party", "parties"), t.Parties)
	s.names(words.Count(len(t.Signatories), "signatory", "signatories"), t.Signatories)
	s.section(s.partnersTitle(t.Partners.TotalCount), t.Partners.TotalCount, len(t.Partners.Edges), func() {
		for _, partner := range t.Partners.Edges {
			text := partner.Node.Name + " · " + partner.Node.ID
			var through []string
			for _, shared := range partner.Through {
				through = append(through, shared.Name)
			}
			if len(through) > maxShown {
				through = append(through[:maxShown], fmt.Sprintf("%d more", len(partner.Through)-maxShown))
			}
			if len(through) > 0 {
				text += " – by " + words.Enumerate(through, "and")
			}
			s.prose(plain, "  ", "    ", text)
		}
	})
	if s.sections > 0 {
		return
	}
	s.section(words.Count(t.Links.TotalCount, "link", "links"), t.Links.TotalCount, len(t.Links.Edges), func() {
		for i := range t.Links.Edges {
			link := &t.Links.Edges[i]
			s.prose(inkOf(link.Holding), "  ", "    ", s.acronyms.Write(link.Sentence))
			s.quotes("    ", link.Evidence[:min(1, len(link.Evidence))])
		}
	})
}

// partnersTitle says how many partners there are, and how many of them certainly, unless that was counted in another state
// of the network, or among those alone that exist on the day.
func (s *shownPrinter) partnersTitle(total int) string {
	var certain *struct{ TotalCount int }
	if s.partners != nil && s.partners.TotalCertain != nil && s.partners.Total == total {
		certain = &struct{ TotalCount int }{*s.partners.TotalCertain}
	}
	return judgedCount(total, certain, "partner", "partners") + " on " + s.on
}

// countOn says how many there are, and of which day that is told, if of one.
func (s *shownPrinter) countOn(total int, certain *struct{ TotalCount int }, one, many string) string {
	text := judgedCount(total, certain, one, many)
	if certain != nil {
		text += " on " + s.on
	}
	return text
}

// judgedCount says how many there are, and how many of them certainly, where that is known.
func judgedCount(total int, certain *struct{ TotalCount int }, one, many string) string {
	text := words.Count(total, one, many)
	if certain != nil {
		text += ": " + judged(certain.TotalCount, total)
	}
	return text
}

// section writes a heading, what write writes, and how many more there are; nothing where there are none.
func (s *shownPrinter) section(title string, total, shown int, write func()) {
	if total == 0 {
		return
	}
	s.sections++
	s.WriteString("\n")
	s.prose(strong, "", "", title)
	write()
	if more := total - shown; more > 0 {
		s.prose(faint, "  ", "  ", fmt.Sprintf("… and %d more; --first shows them", more))
	}
}

// positions writes links with the first words that each rests on.
func (s *shownPrinter) positions(edges []shownPosition) func() {
	return func() {
		for i := range edges {
			link := &edges[i].Judged
			s.prose(link.ink(), "  ", "    ", s.acronyms.Write(link.text()))
			s.quotes("    ", link.Evidence[:min(1, len(link.Evidence))])
		}
	}
}

func (s *shownPrinter) nodes(title string, list counted[shownNode]) {
	s.section(title, list.TotalCount, len(list.Edges), func() {
		for _, edge := range list.Edges {
			text := edge.Node.Name
			if edge.Node.Status != "" {
				text += ", " + describe("", edge.Node.Status)
			}
			s.prose(plain, "  ", "    ", text+" · "+edge.Node.ID)
		}
	})
}

func (s *shownPrinter) names(title string, list []named) {
	s.section(title, len(list), len(list), func() {
		for _, n := range list {
			s.prose(plain, "  ", "    ", n.Name+" · "+n.ID)
		}
	})
}

func (s *shownPrinter) facts(facts []shownFact) {
	s.section(words.Count(len(facts), "figure", "figures"), len(facts), len(facts), func() {
		for _, fact := range facts {
			text := fact.Name + ": " + words.Figure(fact.Qualifier, fact.Value, fact.Unit)
			if fact.Date != "" {
				text += " (" + fact.Date + ")"
			}
			s.prose(plain, "  ", "    ", text)
			s.quotes("    ", fact.Evidence[:min(1, len(fact.Evidence))])
		}
	})
}

func (s *shownPrinter) history(t *shown) {
	s.section("Status", len(t.StatusHistory), len(t.StatusHistory), func() {
		for _, change := range t.StatusHistory {
			s.prose(plain, "  ", "    ", strings.TrimSpace(cmp.Or(change.Date, "undated")+" "+describe("", change.Status)))
			s.quotes("    ", change.Evidence[:min(1, len(change.Evidence))])
		}
	})
}

// source writes a document and what it says.
func (s *shownPrinter) source(t *shown) {
	s.named("", t.Title, "source · "+t.ID)
	for _, field := range [][2]string{
		{"Publisher", t.Publisher},
		{"Published", t.Published},
		{"Language", t.Language},
		{"Address", t.URL},
		{"Retrieved", t.Retrieved},
		{"Note", t.Note},
	} {
		s.field(field[0], field[1])
	}
	s.section(words.Count(t.Statements.TotalCount, "statement", "statements"), t.Statements.TotalCount, len(t.Statements.Edges), func() {
		for _, edge := range t.Statements.Edges {
			s.prose(plain, "  ", "    ", edge.Node.Text)
			if quote := edge.Node.Evidence.Quote; quote != "" {
				s.prose(faint, "    ", "    ", strings.TrimSpace("“"+quote+"” "+edge.Node.Evidence.Locator))
			}
		}
	})
}

// quotes writes the first few pieces of evidence.
func (s *shownPrinter) quotes(indent string, evidence []printedEvidence) {
	for i := range evidence[:min(maxShown, len(evidence))] {
		s.sources.quote(s.page, &evidence[i], indent)
	}
	if more := len(evidence) - maxShown; more > 0 {
		s.prose(faint, indent, indent, "… "+words.Count(more, "more quote", "more quotes"))
	}
}
