package ror

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
)

// organization is a record of a dump, of schema 2.
type organization struct {
	ID          string
	Status      string
	Established int
	Types       []string
	Names       []struct {
		Value string
		Types []string
	}
	Locations []struct {
		Details struct {
			Code string `json:"country_code"`
			Name string `json:"country_name"`
		} `json:"geonames_details"`
	}
	Relationships []struct{ ID, Type string }
}

// source is what says all of it.
const source = "source:ror"

// Beside adds the organisations of a dump to a network, and returns all and how many they
// are. A dump is a record a line, compressed by gzip or not. Countries that the network has
// are found by their codes, the others are added.
func Beside(n network.Records, dump io.Reader) (network.Records, int, error) {
	list, err := read(dump)
	if err != nil {
		return n, 0, err
	}
	a := adding{Records: n, countries: map[string]string{}, names: map[string]string{}, links: map[string]bool{}}
	a.Sources = append(slices.Clip(a.Sources), network.Source{ID: source, Title: "Research Organization Registry", Publisher: "ROR"})
	for i := range a.Entities {
		if e := &a.Entities[i]; e.Type == network.CountryType {
			if country, known := m49.Of(e.Identifiers); known {
				a.countries[country.ISO2] = e.ID
			}
		}
	}
	for i := range list {
		if list[i].Status != "withdrawn" {
			a.names[list[i].ID] = list[i].name()
		}
	}
	for i := range list {
		if list[i].Status != "withdrawn" {
			a.add(&list[i])
		}
	}
	return a.Records, len(a.names), nil
}

// read reads a dump.
func read(dump io.Reader) ([]organization, error) {
	buffered := bufio.NewReader(dump)
	if start, _ := buffered.Peek(2); string(start) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, fmt.Errorf("unpack the registry: %w", err)
		}
		buffered = bufio.NewReader(unpacked)
	}
	decoder := json.NewDecoder(buffered)
	var list []organization
	for {
		var o organization
		err := decoder.Decode(&o)
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the registry: record %d: %w", len(list)+1, err)
		}
		list = append(list, o)
	}
}

// name is the one that the registry shows.
func (o *organization) name() string {
	for _, n := range o.Names {
		if slices.Contains(n.Types, "ror_display") {
			return n.Value
		}
	}
	return o.ID
}

// adding is a network to which organisations are added.
type adding struct {
	network.Records
	// countries are the ids of countries by their codes, names those of organisations by
	// their addresses, and links the ids of the links that were added.
	countries, names map[string]string
	links            map[string]bool
}

func (a *adding) add(o *organization) {
	e := network.Entity{
		ID: entityID(o.ID), Kind: network.Organization, Type: typeOf(o.Types), Name: a.names[o.ID],
		Identifiers: []network.Identifier{{Scheme: "ror", Value: o.ID}},
	}
	if o.Established > 0 {
		e.Valid.From, _ = network.ParseDate(fmt.Sprintf("%04d", o.Established)) // none where it is no year
	}
	a.Entities = append(a.Entities, e)
	if len(o.Locations) > 0 {
		where := o.Locations[0].Details
		a.link(network.LocatedIn, e.ID, a.country(where.Code, where.Name), e.Name+" is in "+where.Name+".")
	}
	for _, r := range o.Relationships {
		name, is := a.names[r.ID]
		if !is {
			continue
		}
		from, to, names := e.ID, entityID(r.ID), [2]string{e.Name, name}
		switch r.Type {
		case "child", "successor":
			from, to, names = to, from, [2]string{name, e.Name}
		}
		switch r.Type {
		case "parent", "child":
			a.link(network.PartOf, from, to, names[0]+" is part of "+names[1]+".")
		case "predecessor", "successor":
			a.link(network.Succeeds, from, to, names[0]+" succeeded "+names[1]+".")
		case "related":
			a.link(network.RelatedTo, from, to, names[0]+" is related to "+names[1]+".")
		}
	}
}

// country returns the id of a country by its code, which it adds if it is not there.
func (a *adding) country(code, name string) string {
	id, is := a.countries[code]
	if !is {
		id = "place:ror-" + strings.ToLower(code)
		a.countries[code] = id
		a.Entities = append(a.Entities, network.Entity{
			ID: id, Kind: network.Place, Type: network.CountryType, Name: name, Identifiers: []network.Identifier{{Scheme: "iso3166-1", Value: code}},
		})
	}
	return id
}

// link adds a link, once though both ends tell of it.
func (a *adding) link(t network.LinkType, from, to, quote string) {
	l := network.Link{
		Type: t, From: from, To: to, Status: network.DefaultStatus, Confidence: network.DefaultConfidence,
		Evidence: []network.Evidence{{Source: source, Quote: quote}},
	}
	l.Orient()
	if l.ID = l.DerivedID(); from != to && !a.links[l.ID] {
		a.links[l.ID] = true
		a.Links = append(a.Links, l)
	}
}

func entityID(address string) string {
	return "org:ror-" + address[strings.LastIndexByte(address, '/')+1:]
}

// typeOf returns the type that comes nearest to those of the registry.
func typeOf(types []string) string {
	for _, t := range []struct{ theirs, ours string }{
		{"education", "UNIVERSITY"},
		{"government", "GOVERNMENT"},
		{"facility", "INSTITUTE"},
		{"company", "COMPANY"},
		{"nonprofit", "NGO"},
		{"healthcare", "CENTRE"},
		{"archive", "CENTRE"},
		{"funder", "FUNDER"},
	} {
		if slices.Contains(types, t.theirs) {
			return t.ours
		}
	}
	return "OTHER"
}
