package main

import (
	"embed"
	"strings"
)

// queryFiles are the questions that the command line asks, each a file with one query of one field.
//
//go:embed queries/*.graphql
var queryFiles embed.FS

// query names a file of queries, without its extension.
type query string

// text returns the query, without the comment that says what it asks.
func (q query) text() string {
	text, err := queryFiles.ReadFile("queries/" + string(q) + ".graphql")
	if err != nil {
		panic("reading an embedded file: " + err.Error()) // a test reads them all
	}
	_, rest, _ := strings.Cut(string(text), "\n")
	return rest
}

// The queries.
const (
	stateQuery query = "state"
	meantQuery query = "meant"
	pathsQuery query = "paths"
	reachQuery query = "reach"

	searchQuery   query = "search"
	showQuery     query = "show"
	partnersQuery query = "partners"
	commonQuery   query = "common"
	proposeQuery  query = "propose"
	placeQuery    query = "place"
	entitiesQuery query = "entities"
	sourcesQuery  query = "sources"
	changesQuery  query = "changes"
	regionsQuery  query = "regions"
)
