package ask

import (
	"embed"
	"regexp"
	"slices"
	"strings"
)

// questionFiles are the questions, and the fragments that they share.
//
//go:embed *.graphql
var questionFiles embed.FS

// Question names a file with one operation, without its extension.
type Question string

// The questions.
const (
	Home     Question = "home"     // what network this is
	About    Question = "about"    // what the network covers
	Search   Question = "search"   // what is found by a text
	Entity   Question = "entity"   // all that a page about an entity shows
	Links    Question = "links"    // the links of an entity, page by page
	Entities Question = "entities" // entities by what they are and where, page by page
	// AgreementsIn asks for the agreements of organisations in a place.
	AgreementsIn Question = "agreementsin"
	Picture      Question = "picture" // what is around entities
	Among        Question = "among"   // the links among entities
	// Around asks for those of a kind around an entity, page by page; the picture's script does.
	Around Question = "around"
	Place  Question = "place" // all that a page about a place shows
	Names  Question = "names" // what entities are called
	// Called asks for all names of one entity.
	Called Question = "called"
	Paths  Question = "paths" // the best paths between two
	Reach  Question = "reach" // which organisations are reached, in groups
	// ReachGroup asks for those of one group, page by page.
	ReachGroup Question = "reachgroup"
	// ReachCertain asks for the certain ways to those that are shown with another.
	ReachCertain Question = "reachcertain"
	Propose      Question = "propose" // who might become partners
	Sources      Question = "sources" // documents, page by page
	Source       Question = "source"  // a document, and what it says
	// SourcesBy asks for documents by title, publisher and address, Publishers for organisations that may be publishers.
	SourcesBy  Question = "sourcesby"
	Publishers Question = "publishers"
	Report     Question = "report"  // a report on regional partnership reach
	Changes    Question = "changes" // what has changed from one day to another, page by page
	Regions    Question = "regions" // the figures of reports on two regions
	WhatIsDue  Question = "due"     // what falls due, page by page
)

// Questions returns all questions.
func Questions() []Question {
	return []Question{
		Home, About, Search, Entity, Links, Entities, AgreementsIn, Names, Called, Paths, Picture, Among, Around, Place, Reach, ReachGroup, ReachCertain,
		Propose, Report, Regions, WhatIsDue, Sources, Source, SourcesBy, Publishers, Changes,
	}
}

// Document returns the operation with the fragments that it uses, and what it says in comments.
func (q Question) Document() string { return documents[q] }

// documents are those of all questions, put together once.
var documents = func() map[Question]string {
	all := map[Question]string{}
	for _, q := range Questions() {
		all[q] = withFragments(file(string(q)))
	}
	return all
}()

// withFragments adds to a document the shared fragments that it uses.
func withFragments(document string) string {
	for again := true; again; {
		again = false
		for _, spread := range spreads.FindAllStringSubmatch(document, -1) {
			if text, is := shared[spread[1]]; is && !strings.Contains(document, text) {
				document += "\n" + text
				again = true
			}
		}
	}
	return document
}

// shared are the fragments of fragments.graphql, by their names.
var shared = fragments(file("fragments"))

var (
	spreads    = regexp.MustCompile(`\.\.\.(\w+)`)
	definition = regexp.MustCompile(`^fragment (\w+) `)
)

// fragments splits a file of fragments, between which there are empty lines.
func fragments(text string) map[string]string {
	byName := map[string]string{}
	for part := range strings.SplitSeq(text, "\n\n") {
		lines := strings.SplitAfter(part, "\n")
		start := slices.IndexFunc(lines, definition.MatchString)
		if start >= 0 {
			byName[definition.FindStringSubmatch(lines[start])[1]] = strings.TrimSpace(part) + "\n"
		}
	}
	return byName
}

// file returns a file of this folder.
func file(name string) string {
	text, err := questionFiles.ReadFile(name + ".graphql")
	if err != nil {
		panic("reading an embedded file: " + err.Error()) // a test reads them all
	}
	return string(text)
}
