package pathtest

import (
	"strings"
	"testing"
)

func TestParseErrorsNameTheirLine(t *testing.T) {
	const start = "network\n  org:a PARTNERS_WITH org:b\n"
	for _, c := range []struct{ name, text, want string }{
		{"no network", "paths org:a -> org:b\n  FOUND", "bad.txt:1: a network must come before the first question"},
		{"no question", start + "\nways org:a -> org:b", `bad.txt:4: "ways" is no question: network, paths, reach, holds, status, date, observed or day`},
		{"no answer", start + "paths org:a -> org:b\nreach org:a\n  total 0", "bad.txt:3: no answer is given"},
		{"answer to nothing", "  FOUND", "bad.txt:1: an indented line belongs to a network or a question, and there is none"},
		{"text behind network", "network again", `bad.txt:1: "again" is not understood here`},

		{"no id", "network\n  unesco", `bad.txt:2: "unesco" is no id of a source, an entity or a link`},
		{"bad id", "network\n  org:UNESCO", `bad.txt:2: id: "org:UNESCO" is no id`},
		{"bad type", "network\n  org:a type BAR", `bad.txt:2: type: "BAR" is no type of ORGANIZATION`},
		{"bad word", "network\n\n  # nothing\n  org:a since 2001", `bad.txt:4: "since" is not understood here`},
		{"bad source", "network\n  source:a in 2001", `bad.txt:2: "in" is not understood here`},
		{"bad date", "network\n  source:a published 2023-02-30", `bad.txt:2: "2023-02-30" is not a date`},
		{"no date", "network\n  source:a published", "bad.txt:2: a date is missing"},
		{"no period", "network\n  org:a valid 2001", `bad.txt:2: "2001" is no period: write FROM..TO, FROM.. or ..TO`},
		{"period the wrong way", "network\n  org:a valid 2002..2001", "bad.txt:2: it begins (2002) after it ends (2001)"},
		{"open quotes", "network\n  org:a \"A", "bad.txt:2: a text in quotes does not end"},
		{"twice", "network\n  org:a\n  org:a", "bad.txt:3: org:a stands in line 2 already"},
		{"bad status", "network\n  org:a status PLANNED 2020", `bad.txt:2: statusHistory[0].status: "PLANNED" is none of`},
		{"status of a person", "network\n  person:a status PROPOSED 2020", "bad.txt:2: statusHistory: PERSON has no status"},
		{"half a list", "network\n  org:a status PROPOSED 2020,", "bad.txt:2: a status is missing"},
		{"comma first", "network\n  org:a status , PROPOSED", "bad.txt:2: a status is missing before the comma"},

		{"bad link type", "network\n  link:1 org:a KNOWS org:b", `bad.txt:2: type: "KNOWS" is none of`},
		{"wrong ends", "network\n  org:z\n  org:a SIGNED agreement:x", "bad.txt:3: to: SIGNED does not lead from ORGANIZATION to AGREEMENT"},
		{"self-link", "network\n  org:a MEMBER_OF org:a", "bad.txt:2: to: a link may not lead from an entity to itself"},
		{"no end", "network\n  org:a MEMBER_OF", "bad.txt:2: an end is missing"},
		{"no role", "network\n  person:a HOLDS_POSITION org:b", "bad.txt:2: role: is required for HOLDS_POSITION"},
		{"role without quotes", "network\n  person:a HOLDS_POSITION org:b as rector", "bad.txt:2: a role must stand in double quotes, not rector"},
		{"bad confidence", "network\n  org:a MEMBER_OF org:b confidence 2", "bad.txt:2: confidence: must be over 0 and at most 1, not 2"},
		{"confidence no number", "network\n  org:a MEMBER_OF org:b confidence high", `bad.txt:2: "high" is no number`},
		{"bad evidence", "network\n  org:a MEMBER_OF org:b evidence org:c", `bad.txt:2: evidence[0].source: "org:c" is no id of a source`},
		{"bad observation", "network\n  org:a MEMBER_OF org:b evidence source:c observed 2023/2022", `bad.txt:2: "2023/2022": it begins (2023) after it ends (2022)`},
		{"same link twice", "network\n  org:a PARTNERS_WITH org:b\n  org:b PARTNERS_WITH org:a", "stands in line 2 already (a second link of the same type, ends, role and beginning needs an id)"},
		{"fault found later", "network\n  org:a MEMBER_OF org:b confidence 2\npaths org:a -> org:b\n  FOUND", "bad.txt:2: confidence"},

		{"no arrow", start + "paths org:a org:b\n  FOUND", "bad.txt:3: -> is missing between the ends"},
		{"no end of the path", start + "paths org:a ->\n  FOUND", "bad.txt:3: an entity is missing"},
		{"no filter", start + "paths org:a -> org:b before 2020\n  FOUND", `bad.txt:3: "before" is no filter`},
		{"no value", start + "paths org:a -> org:b maxHops\n  FOUND", "bad.txt:3: a number is missing"},
		{"no whole number", start + "paths org:a -> org:b maxHops 1.5\n  FOUND", `bad.txt:3: "1.5" is no whole number`},
		{"no full day", start + "paths org:a -> org:b asOf 2020\n  FOUND", `bad.txt:3: "2020" is not a full day`},
		{"no certainty", start + "paths org:a -> org:b certainty MAYBE\n  FOUND", `bad.txt:3: "MAYBE" is none of CERTAIN, PRESUMED`},
		{"no link type", start + "paths org:a -> org:b linkTypes FUNDS, KNOWS\n  FOUND", `bad.txt:3: "KNOWS" is not a type of link`},
		{"no status", start + "paths org:a -> org:b statuses OVER\n  FOUND", `bad.txt:3: "OVER" is not a status`},
		{"no kind", start + "paths org:a -> org:b through BAR\n  FOUND", `bad.txt:3: "BAR" is not a kind`},
		{"no rank", start + "paths org:a -> org:b rank BEST\n  FOUND", `bad.txt:3: "BEST" is none of FEWEST_HOPS, STRONGEST, MOST_DIVERSE`},
		{"rank missing", start + "paths org:a -> org:b rank\n  FOUND", "bad.txt:3: a rank is missing"},
		{"via nobody", start + "paths org:a -> org:b via\n  FOUND", "bad.txt:3: an entity is missing"},
		{"no number of links", start + "paths org:a -> org:b maxDegree many\n  FOUND", `bad.txt:3: "many" is no whole number`},
		{"overlapping with a value", start + "paths org:a -> org:b overlapping true\n  FOUND", `bad.txt:3: "true" is no filter`},
		{"no grouping", start + "reach org:a by CITY\n  total 0", `bad.txt:3: "CITY" is none of REGION, COUNTRY, TYPE`},
		{"no filter of reach", start + "reach org:a first 3\n  total 0", `bad.txt:3: "first" is no filter`},

		{"no link", start + "holds link:1\n  2020-01-01 NOT", "bad.txt:3: there is no link:1"},
		{"no link between", start + "holds org:a FUNDS org:b\n  2020-01-01 NOT", "bad.txt:3: there is no org:a FUNDS org:b"},
		{"several links", start + "  link:1 org:a PARTNERS_WITH org:b\nholds org:a PARTNERS_WITH org:b\n  2020-01-01 NOT", "bad.txt:4: there are several org:a PARTNERS_WITH org:b: give them ids"},
		{"no day of holds", start + "holds org:a PARTNERS_WITH org:b\n  2020 NOT", `bad.txt:4: "2020" is not a full day`},
		{"no answer of holds", start + "holds org:a PARTNERS_WITH org:b\n  2020-01-01", "bad.txt:4: an answer is missing"},
		{"two answers of holds", start + "holds org:a PARTNERS_WITH org:b\n  2020-01-01 NOT CERTAINLY", `bad.txt:4: "CERTAINLY" is not understood here`},
		{"knownBy no day", start + "holds org:a PARTNERS_WITH org:b\n  2020-01-01 knownBy today NOT", `bad.txt:4: "today" is not a full day`},
		{"no entity of status", start + "status\n  2020-01-01 none", "bad.txt:3: an entity is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parseScript("bad.txt", c.text)
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.HasPrefix(err.Error(), "bad.txt:") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is\n%v\nand not\n%s", err, c.want)
			}
		})
	}
}

// Whatever is written, reading it ends in a script or an error.
func FuzzParseScript(f *testing.F) {
	scripts, err := testdata.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range scripts {
		text, err := testdata.ReadFile("testdata/" + s.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := parseScript("fuzz.txt", text); err != nil && !strings.HasPrefix(err.Error(), "fuzz.txt:") {
			t.Errorf("%q: the error names no line: %v", text, err)
		}
	})
}
