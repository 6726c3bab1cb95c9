package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// How records become properties, and back. Names, facts and the status history
// of an entity are lists of small records that are replaced whole: each list is
// one property, in the JSON of the interchange format. Their evidence is in
// nodes of its own, like all evidence, found by the part of the record that it
// supports.

// The parts of an entity that evidence may support.
const (
	partEntity = ""
	partName   = "names"
	partFact   = "facts"
	partStatus = "statusHistory"
)

// orNull returns null for "", so that an empty text is no property.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func sourceRow(s *network.Source) params {
	row := params{
		"id": s.ID, "title": s.Title, "publisher": orNull(s.Publisher), "url": orNull(s.URL), "published": orNull(s.Published.String()),
		"language": orNull(s.Language), "retrieved": orNull(s.Retrieved.String()), "note": orNull(s.Note),
	}
	deriveSource(s, row)
	return row
}

func sourceOf(f fields) network.Source {
	return network.Source{
		ID: f.text("id"), Title: f.text("title"), Publisher: f.text("publisher"), URL: f.text("url"), Published: f.date("published"),
		Language: f.text("language"), Retrieved: f.date("retrieved"), Note: f.text("note"),
	}
}

func entityRow(e network.End) (params, error) {
	bare := withoutEvidence(e.Entity)
	row := params{
		"id": e.ID, "kind": string(e.Kind), "label": e.Kind.Label(), "type": orNull(e.Type), "name": e.Name,
		"summary": orNull(e.Summary), "website": orNull(e.Website),
		"validFrom": orNull(e.Valid.From.String()), "validTo": orNull(e.Valid.To.String()),
		"identifiers": identifierKeys(e.Identifiers),
	}
	for _, list := range []struct {
		key   string
		items any
		empty bool
	}{
		{partName, bare.Names, len(bare.Names) == 0},
		{partFact, bare.Facts, len(bare.Facts) == 0},
		{partStatus, bare.StatusHistory, len(bare.StatusHistory) == 0},
	} {
		row[list.key] = nil
		if list.empty {
			continue
		}
		text := new(strings.Builder)
		encoder := json.NewEncoder(text)
		encoder.SetEscapeHTML(false) // it is read by people, in Neo4j Browser
		if err := encoder.Encode(list.items); err != nil {
			return nil, fmt.Errorf("write the %s of %s: %w", list.key, e.ID, err)
		}
		row[list.key] = strings.TrimSpace(text.String())
	}
	deriveEntity(e, row)
	return row, nil
}

// withoutEvidence returns the entity with its lists stripped of evidence.
func withoutEvidence(e *network.Entity) network.Entity {
	bare := *e
	bare.Names = make([]network.Name, len(e.Names))
	for i, n := range e.Names {
		n.Evidence = nil
		bare.Names[i] = n
	}
	bare.Facts = make([]network.Fact, len(e.Facts))
	for i, f := range e.Facts {
		f.Evidence = nil
		bare.Facts[i] = f
	}
	bare.StatusHistory = make([]network.StatusChange, len(e.StatusHistory))
	for i, c := range e.StatusHistory {
		c.Evidence = nil
		bare.StatusHistory[i] = c
	}
	return bare
}

func entityOf(f fields) (network.Entity, error) {
	e := network.Entity{
		ID: f.text("id"), Kind: network.Kind(f.text("kind")), Type: f.text("type"), Name: f.text("name"),
		Summary: f.text("summary"), Website: f.text("website"), Valid: f.period(),
		Identifiers: identifiersOf(f.texts("identifiers")),
	}
	for _, list := range []struct {
		key  string
		into any
	}{{partName, &e.Names}, {partFact, &e.Facts}, {partStatus, &e.StatusHistory}} {
		if text := f.text(list.key); text != "" {
			if err := json.Unmarshal([]byte(text), list.into); err != nil {
				return e, fmt.Errorf("read the %s of %s: %w", list.key, e.ID, err)
			}
		}
	}
	return e, nil
}

// Identifiers are kept as `scheme=value`, one text each, so that a full-text
// index finds them whole. In a scheme = and % are written as in a URL.
func identifierKeys(ids []network.Identifier) []string {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = identifierKey(id)
	}
	return keys
}

func identifierKey(id network.Identifier) string {
	return strings.NewReplacer("%", "%25", "=", "%3D").Replace(id.Scheme) + "=" + id.Value
}

func identifiersOf(keys []string) []network.Identifier {
	var ids []network.Identifier
	for _, key := range keys {
		scheme, value, _ := strings.Cut(key, "=")
		scheme = strings.NewReplacer("%25", "%", "%3D", "=").Replace(scheme)
		ids = append(ids, network.Identifier{Scheme: scheme, Value: value})
	}
	return ids
}

func linkRow(l *network.Link) params {
	return params{
		"id": l.ID, "type": string(l.Type), "from": l.From, "to": l.To, "role": orNull(l.Role), "onBehalfOf": orNull(l.OnBehalfOf),
		"validFrom": orNull(l.Valid.From.String()), "validTo": orNull(l.Valid.To.String()),
		"status": string(l.Status), "confidence": l.Confidence,
	}
}

func linkOf(f fields) network.Link {
	return network.Link{
		ID: f.text("id"), Type: network.LinkType(f.text("type")), From: f.text("from"), To: f.text("to"), Role: f.text("role"),
		OnBehalfOf: f.text("onBehalfOf"), Valid: f.period(), Status: network.Status(f.text("status")), Confidence: f.float("confidence"),
	}
}

// entityEvidence returns the rows of all evidence of an entity, in order.
func entityEvidence(e *network.Entity) []params {
	rows := evidenceRows("entityId", e.ID, "", partEntity, e.Evidence)
	for i, n := range e.Names {
		rows = append(rows, evidenceRows("entityId", e.ID, "", part(partName, i), n.Evidence)...)
	}
	for i, f := range e.Facts {
		rows = append(rows, evidenceRows("entityId", e.ID, "", part(partFact, i), f.Evidence)...)
	}
	for i, c := range e.StatusHistory {
		rows = append(rows, evidenceRows("entityId", e.ID, "", part(partStatus, i), c.Evidence)...)
	}
	return rows
}

func part(list string, i int) string { return fmt.Sprintf("%s/%d", list, i) }

func linkEvidence(l *network.Link) []params {
	return evidenceRows("linkId", l.ID, string(l.Type), partEntity, l.Evidence)
}

func evidenceRows(owner, id, linkType, part string, pieces []network.Evidence) []params {
	rows := make([]params, len(pieces))
	for i, e := range pieces {
		rows[i] = params{
			"linkId": nil, "entityId": nil, "linkType": orNull(linkType), "part": part, "position": i, "source": e.Source,
			"quote": e.Quote, "locator": orNull(e.Locator), "observed": orNull(e.Observed.String()),
		}
		rows[i][owner] = id
	}
	return rows
}

func evidenceOf(f fields) network.Evidence {
	return network.Evidence{Source: f.text("source"), Quote: f.text("quote"), Locator: f.text("locator"), Observed: f.observed("observed")}
}

// attachEvidence puts evidence where it belongs in an entity. The list is in the
// order of part and position.
func attachEvidence(e *network.Entity, list []fields) {
	byPart := map[string][]network.Evidence{}
	for _, f := range list {
		byPart[f.text("part")] = append(byPart[f.text("part")], evidenceOf(f))
	}
	e.Evidence = byPart[partEntity]
	for i := range e.Names {
		e.Names[i].Evidence = byPart[part(partName, i)]
	}
	for i := range e.Facts {
		e.Facts[i].Evidence = byPart[part(partFact, i)]
	}
	for i := range e.StatusHistory {
		e.StatusHistory[i].Evidence = byPart[part(partStatus, i)]
	}
}
