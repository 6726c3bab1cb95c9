// Command generate writes into the Cypher statements what many of them have in
// common: the types of links and what is read of an entity and of a link. A statement
// stays one that can be read, and run in Neo4j Browser, as it stands. The parts are
// between two comments, the first of which names them:
//
//	MATCH (a)-[r:/* link types: */PART_OF|…|RELATED_TO/* end */]->(b)
//	RETURN a {/* entity: */.id, …, .statusHistory/* end */, .degree}
//
// Where the first names a line, that line is written for each type of link, in place
// of TYPE, and UNION ALL between them:
//
//	/* each link type: MATCH ()-[r:TYPE]->() RETURN r */
//	MATCH ()-[r:PART_OF]->() RETURN r
//	UNION ALL
//	…
//	/* end */
//
// The statements that read a page of entities are written whole, from the templates in
// the folder templates: one for each order, so that each is read in the order of an index.
//
// A type of link for which no migration makes a constraint and an index gets them: a
// further file in the folder migrations.
//
// Usage: generate <folder of statements>
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run rewrites the statements of a folder.
func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name the folder of statements")
	}
	files, err := filepath.Glob(filepath.Join(args[0], "*.cypher"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("there are no statements in %s", args[0])
	}
	parts := newParts()
	if err := parts.pages(args[0]); err != nil {
		return err
	}
	for _, file := range files {
		old, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		text, err := parts.write(string(old))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if text == string(old) {
			continue
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return migrate(filepath.Join(args[0], "migrations"))
}

// parts are the lines of each part, by its name.
type parts map[string][]string

func newParts() parts {
	return parts{
		"link types": {typesOf(network.LinkTypes())},
		// The types of links that make partners: in each way, and by what is shared.
		"by agreement":  {typesOf(network.ByAgreement.Types())},
		"by membership": {typesOf(network.ByMembership.Types())},
		"by event":      {typesOf(network.ByEvent.Types())},
		"directly":      {typesOf(network.Directly.Types())},
		"by sharing":    {typesOf(slices.Concat(network.ByAgreement.Types(), network.ByMembership.Types(), network.ByEvent.Types()))},
		// partnerships are all partnerships of an organisation n, some more than once: with
		// whom (p), through what (x, null where directly), and if $links by which links.
		"partnerships": partnerships(),
		// hop filter is what a HopFilter says of a link r, hop tenure of its tenure t, which
		// is the last one known by $knownBy.
		"hop filter": {
			"type(r) IN $types",
			"AND ($statuses IS NULL OR r.status IN $statuses)",
			"AND r.confidence >= $minConfidence",
		},
		"hop tenure": {
			"t >= 0 AND (NOT $certain OR r.certainSources[t] > 0)",
			"AND ($asOf IS NULL",
			"  OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])",
			"  OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))",
		},
		// entity is what entityOf reads in package store.
		"entity": {".id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory"},
		// link is what linkOf and tenuresOf read there, type and ends besides.
		"link": {".id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources"},
		// shape entity and shape link are the columns that shapeEntityOf and shapeLinkOf
		// read by their places; before the latter come id, type and ends.
		"shape entity": {
			"e.id AS id, e.kind AS kind, e.type AS type, e.name AS name, e.validFrom AS validFrom, e.validTo AS validTo,",
			"e.home AS home, e.country AS country, e.region AS region, e.existsFrom AS existsFrom, e.existsTo AS existsTo",
		},
		"shape link": {
			"p.role AS role, p.validFrom AS validFrom, p.validTo AS validTo, p.status AS status, p.confidence AS confidence,",
			"p.known AS known, p.possibleFrom AS possibleFrom, p.possibleTo AS possibleTo,",
			"p.certainFrom AS certainFrom, p.certainTo AS certainTo, p.sources AS sources, p.certainSources AS certainSources,",
			"p.onBehalfOf AS onBehalfOf",
		},
		// homes are the places that are all of some places or lie in them, which organisations
		// may have as their home.
		"homes": {
			"UNWIND coalesce($places, []) AS place",
			"MATCH (:Entity {id: place})<-[:PART_OF*0..]-(p:Place)",
			"WITH p.id AS id, count(DISTINCT place) AS within",
			"WHERE within = size($places)",
			"RETURN collect(id) AS homes",
		},
		// entity filter is what a listing.EntityFilter says of an entity e, but for what it is
		// sought by: its kind, place, name or identifier.
		"entity filter": {
			"($types IS NULL OR e.type IN $types)",
			"AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)",
			"AND ($statuses IS NULL OR last([i IN range(0, coalesce(size(e.statuses), 0) - 1) WHERE e.statusDays[i] <= $statusDay | e.statuses[i]]) IN $statuses)",
			"AND ($datedFrom IS NULL OR any(i IN range(0, coalesce(size(e.datedFrom), 0) - 1) WHERE e.datedFrom[i] <= $datedTo AND $datedFrom <= e.datedTo[i]))",
			"AND ($signedFrom IS NULL OR e.signedFrom <= $signedTo AND $signedFrom <= e.signedTo)",
		},
		// statuses coming are those dated changes of status of which a listing.StatusFilter
		// asks: of the entities of $of, or else of all that are told of on $since or later.
		"statuses coming": {
			"CALL () {",
			"  MATCH (e:Entity)",
			"  WHERE e.lastDay >= $since",
			"  RETURN e",
			"UNION ALL",
			"  UNWIND $of AS id",
			"  MATCH (e:Entity {id: id})",
			"  RETURN e",
			"}",
			"UNWIND range(0, coalesce(size(e.statusDays), 0) - 1) AS which",
			"WITH e.id AS id, which, e.statusDays[which] AS day",
			"WHERE $notBy < day AND day <= $by",
		},
		// sought is what a listing.EntityFilter says besides, where e is sought by something
		// else of it.
		"sought": {
			"e.kind IN $kinds",
			"AND ($places IS NULL OR e.home IN homes)",
			"AND ($name IS NULL OR any(words IN $name WHERE any(name IN e.nameWords WHERE all(word IN words WHERE name CONTAINS word))))",
			"AND ($identifierKeys IS NULL OR any(key IN $identifierKeys WHERE key IN e.identifiers))",
		},
		// source filter is what a listing.SourceFilter says of a source s.
		"source filter": {
			"($title IS NULL OR any(words IN $title WHERE all(word IN words WHERE s.titleWords CONTAINS word)))",
			"AND ($publisher IS NULL OR any(words IN $publisher WHERE all(word IN words WHERE s.publisherWords CONTAINS word)))",
			"AND ($address IS NULL OR s.address CONTAINS $address)",
			"AND ($publishedFrom IS NULL OR s.publishedFrom <= $publishedTo AND $publishedFrom <= s.publishedTo)",
		},
		// link filter is what a listing.LinkFilter says of a link r from n to m. The
		// tenure that counts is the last one known by $knownBy.
		"link filter": {
			"($types IS NULL OR type(r) IN $types)",
			"AND ($direction = 'ANY' OR ($direction = 'OUT') = (startNode(r) = n))",
			"AND ($kinds IS NULL OR m.kind IN $kinds)",
			"AND ($statuses IS NULL OR r.status IN $statuses)",
			"AND ($datedFrom IS NULL OR r.day <= $datedTo AND $datedFrom <= r.dayTo)",
			"AND ($role IS NULL OR any(words IN $role WHERE all(word IN words WHERE r.roleWords CONTAINS word)))",
			"AND (NOT $judged OR any(t IN [size([day IN r.known WHERE day <= $knownBy]) - 1] WHERE t >= 0 AND (NOT $certain OR r.certainSources[t] > 0) AND ($asOf IS NULL",
			"  OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])",
			"  OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))))",
		},
	}
}

// partnerships are the lines of that part.
func partnerships() []string {
	holds := func(link string) string {
		return fmt.Sprintf("$asOf IS NULL OR %[1]s.possibleFrom[-1] <= $asOf AND $asOf <= %[1]s.possibleTo[-1]", link)
	}
	sharing := func(way network.Partnership, shared string) []string {
		types := typesOf(way.Types())
		return []string{
			fmt.Sprintf("  MATCH (n)-[a:%[1]s]->(x:%[2]s)<-[b:%[1]s]-(p:Organization)", types, shared),
			"  WHERE (" + holds("a") + ")",
			"    AND (" + holds("b") + ")",
			"  RETURN p, x, CASE WHEN $links THEN [a, b] END AS links",
			"UNION ALL",
		}
	}
	events := typesOf(network.ByEvent.Types())
	return slices.Concat(
		sharing(network.ByAgreement, "Agreement"), sharing(network.ByMembership, "Entity"),
		[]string{
			"  MATCH (n)-[a:" + typesOf(network.Directly.Types()) + "]-(p:Organization)",
			"  WHERE (" + holds("a") + ")",
			"  RETURN p, null AS x, CASE WHEN $links THEN [a] END AS links",
			"UNION ALL",
			"  CALL (n) {",
			"    MATCH (n)-[a:" + events + "]->(x:Event) RETURN a, x",
			"  UNION",
			"    MATCH (:Entity)-[a:" + events + "]->(x:Event) WHERE a.onBehalfOf = n.id RETURN a, x",
			"  }",
			"  WITH a, x WHERE " + holds("a"),
			"  CALL (x) {",
			"    MATCH (x)<-[b:" + events + "]-(p:Organization) RETURN p, b",
			"  UNION",
			"    MATCH (x)<-[b:" + events + "]-(:Entity) WHERE b.onBehalfOf IS NOT NULL",
			"    MATCH (p:Entity {id: b.onBehalfOf}) WHERE p:Organization",
			"    RETURN p, b",
			"  }",
			"  WITH p, a, b, x WHERE " + holds("b"),
			"  RETURN p, x, CASE WHEN $links THEN [a, b] END AS links",
		},
	)
}

// typesOf writes types of links as a pattern takes them.
func typesOf(types []network.LinkType) string {
	texts := make([]string, len(types))
	for i, t := range types {
		texts[i] = string(t)
	}
	return strings.Join(texts, "|")
}

const end = "/* end */"

// begin is the comment before a part: its name and a colon, or what is written for
// each type of link.
var begin = regexp.MustCompile(`/\* (?:(each link type): (.+)|([a-z ]+):) \*/`)

// write returns a statement with its parts as they are now.
func (p parts) write(text string) (string, error) {
	var written strings.Builder
	for {
		at := begin.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		before, rest := text[:at[1]], text[at[1]:]
		_, after, closed := strings.Cut(rest, end)
		old := strings.TrimSuffix(rest, end+after)
		if !closed || begin.MatchString(old) {
			return "", fmt.Errorf("%s has no %s", text[at[0]:at[1]], end)
		}
		lines := eachLinkType(text, at)
		if lines == nil {
			name := text[at[6]:at[7]]
			if lines = p[name]; lines == nil {
				return "", fmt.Errorf("there is no part named %q", name)
			}
		}
		written.WriteString(before)
		if strings.HasPrefix(old, "\n") {
			indent := "\n" + indentOf(before)
			written.WriteString(indent + strings.Join(lines, indent) + indent)
		} else {
			written.WriteString(strings.Join(lines, " "))
		}
		written.WriteString(end)
		text = after
	}
	if strings.Contains(text, end) {
		return "", fmt.Errorf("%s ends nothing", end)
	}
	return written.String() + text, nil
}

// eachLinkType returns the lines of a part that has one for each type of link; nil of
// another part.
func eachLinkType(text string, at []int) []string {
	if at[2] < 0 {
		return nil
	}
	var lines []string
	for i, t := range network.LinkTypes() {
		if i > 0 {
			lines = append(lines, "UNION ALL")
		}
		lines = append(lines, regexp.MustCompile(`\bTYPE\b`).ReplaceAllString(text[at[4]:at[5]], string(t)))
	}
	return lines
}

// indentOf returns the white space at the begin of the last line of a text.
func indentOf(text string) string {
	line := text[strings.LastIndexByte(text, '\n')+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " "))]
}
