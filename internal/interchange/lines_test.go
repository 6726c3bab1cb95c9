package interchange_test

import "strings"

// refusedLine is a line that Reader must refuse.
type refusedLine struct {
	name   string
	line   string
	faults []string
	// beyond says that JSON Schema cannot tell: the line is no JSON to begin
	// with, or the rule is not one of form.
	beyond bool
}

const (
	aSource = `{"record":"source","id":"source:a",`
	anOrg   = `{"record":"entity","id":"org:a",`
	aLink   = `{"record":"link","id":"link:a",`
	longest = 64 << 10

	entityIDs = "it must begin with org:, person:, agreement:, event:, programme:, place: or framework:"
)

func refused() []refusedLine {
	long := strings.Repeat("x", longest+1)
	return []refusedLine{
		// What is no JSON, or no JSON that all read alike.
		{"broken JSON", aSource + `"title":"A",}`, []string{"line: is no JSON: invalid character ',' at start of value (byte 47)"}, true},
		{"no JSON at all", `title,publisher`, []string{"line: is no JSON: invalid character 'i' in literal true (expecting 'r') (byte 2)"}, true},
		{"cut short", aSource + `"title":"A`, []string{"title: is no JSON: unexpected EOF (byte 46)"}, true},
		{"cut short after a fault", anOrg + `"name":5,"names":[{"lang":"tk"`, []string{"name: must be a string, not a number", "names[0]: is no JSON: unexpected EOF (byte 63)"}, true},
		{"cut short before the id", `{"record":"source","title":"A`, []string{"title: is no JSON: unexpected EOF (byte 30)"}, true},
		{"two objects", goodSource + goodSource, []string{"line: has something behind its record: each line holds one"}, true},
		{"two objects with a space", goodSource + " " + goodSource, []string{"line: has something behind its record: each line holds one"}, true},
		{"trailing garbage", goodSource + `,`, []string{"line: has something behind its record: each line holds one"}, true},
		{"duplicate key", aSource + `"title":"A","title":"A"}`, []string{"title: is given twice"}, true},
		{"duplicate record", aSource + `"record":"source"}`, []string{"record: is given twice"}, true},
		{"duplicate key by an escape", aSource + `"title":"A","\u0074itle":"B"}`, []string{"title: is given twice"}, true},
		{"duplicate key deep inside", anOrg + `"facts":[{"name":"a","value":1,"evidence":[{"source":"source:a","quote":"q","quote":"r"}]}]}`, []string{"facts[0].evidence[0].quote: is given twice"}, true},
		{"NaN", aLink + `"confidence":NaN}`, []string{"confidence: is no JSON: invalid character 'N' at start of value (byte 45)"}, true},
		{"Infinity", aLink + `"confidence":Infinity}`, []string{"confidence: is no JSON: invalid character 'I' at start of value (byte 45)"}, true},
		{"invalid UTF-8", aSource + "\"title\":\"\xff\"}", []string{"title: is no JSON: invalid UTF-8 (byte 45)"}, true},
		{"invalid UTF-8 in a key", aSource + "\"\xff\":\"A\"}", []string{"line: is no JSON: invalid UTF-8 (byte 37)"}, true},
		{"surrogate in UTF-8", aSource + "\"title\":\"\xed\xa0\x80\"}", []string{"title: is no JSON: invalid UTF-8 (byte 45)"}, true},
		{"lone high surrogate", aSource + `"title":"\ud800"}`, []string{"title: is no JSON: invalid surrogate pair `\\ud800\"}` in string (byte 45)"}, true},
		{"lone low surrogate", aSource + `"title":"\udc00 x"}`, []string{"title: is no JSON: invalid surrogate pair \"\\\\udc00 x\\\"}\" in string (byte 45)"}, true},
		{"byte order mark", "\uFEFF" + goodSource, []string{"line: is no JSON: invalid character '\\ufeff' at start of value (byte 1)"}, true},
		{"single quotes", `{'record':'source'}`, []string{"line: is no JSON: invalid character '\\'' at start of value (byte 2)"}, true},
		{"a comment", aSource + `"title":"A"} // why`, []string{"line: has something behind its record: each line holds one"}, true},

		// What is no record.
		{"a list", `[` + goodSource + `]`, []string{"line: must be an object, not a list"}, false},
		{"a string", `"source:a"`, []string{"line: must be an object, not a string"}, false},
		{"null", `null`, []string{"line: must be an object, not null"}, false},
		{"record missing", `{"id":"source:a","title":"A"}`, []string{"record: is required: source, entity or link"}, false},
		{"record null", `{"record":null,"id":"source:a"}`, []string{"record: is required: source, entity or link"}, false},
		{"record unknown", `{"record":"node","id":"org:a"}`, []string{`record: "node" is none of source, entity, link`}, false},
		{"record in capitals", `{"record":"Source","id":"source:a"}`, []string{`record: "Source" is none of source, entity, link`}, false},
		{"record a number", `{"record":1,"id":"source:a"}`, []string{"record: must be a string, not a number"}, false},
		{"unknown field", aSource + `"publishd":"2020"}`, []string{"publishd: is no field of a source"}, false},
		{"field of another record", aSource + `"name":"A"}`, []string{"name: is no field of a source"}, false},
		{"wrong case of a key", anOrg + `"Name":"A","statushistory":[]}`, []string{"Name: is no field of an entity", "statushistory: is no field of an entity"}, false},
		{"unknown field of a link", aLink + `"weight":1}`, []string{"weight: is no field of a link"}, false},
		{
			"unknown fields inside", anOrg + `"names":[{"text":"a","Lang":"tk"}],"identifiers":[{"scheme":"ror","value":"1","url":""}],"valid":{"until":"2020"},` +
				`"facts":[{"name":"a","value":1,"note":""}],"statusHistory":[{"status":"AGREED","when":"2020",` + evidence + `}],"evidence":[{"source":"source:a","quote":"q","page":1}]}`,
			[]string{
				"names[0].Lang: is no field of a name", "identifiers[0].url: is no field of an identifier", "valid.until: is no field of a period",
				"facts[0].note: is no field of a fact", "statusHistory[0].when: is no field of a change of status", "evidence[0].page: is no field of a piece of evidence",
			},
			false,
		},
		{"a key that would forge a line", aSource + `"a\nf:9: b":1}`, []string{`"a\nf:9: b": is no field of a source`}, false},

		// Ids.
		{"id missing", `{"record":"source","title":"A"}`, []string{"id: is required"}, false},
		{"id null", `{"record":"entity","id":null,"name":"A"}`, []string{"id: is required"}, false},
		{"id empty", `{"record":"source","id":"","title":"A"}`, []string{"id: may not be empty"}, false},
		{"id without a slug", `{"record":"entity","id":"org:"}`, []string{`id: "org:" is no id of an entity: a prefix, a colon and a slug (^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$)`}, false},
		{"id in capitals", `{"record":"entity","id":"org:UNESCO"}`, []string{`id: "org:UNESCO" is no id of an entity: a prefix, a colon and a slug (^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$)`}, false},
		{"id with two hyphens", `{"record":"entity","id":"org:a--b"}`, []string{`id: "org:a--b" is no id of an entity: a prefix, a colon and a slug (^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$)`}, false},
		{"id with a newline", `{"record":"entity","id":"org:a\n"}`, []string{`id: "org:a\n" is no id of an entity: a prefix, a colon and a slug (^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$)`}, false},
		{"unknown prefix", `{"record":"entity","id":"company:a"}`, []string{`id: "company:a" is no id of an entity: ` + entityIDs}, false},
		{"prefix of another record", `{"record":"source","id":"org:a"}`, []string{`id: "org:a" must begin with "source:"`}, false},
		{"prefix of another kind", anOrg + `"kind":"PERSON"}`, []string{`id: "org:a" must begin with "person:"`}, false},
		{"link with the id of an entity", `{"record":"link","id":"org:a","role":"x"}`, []string{`id: "org:a" must begin with "link:"`}, false},
		{"endless id", `{"record":"source","id":"source:` + strings.Repeat("x", 600) + `"}`, []string{"id: has 607 bytes: at most 512"}, false},

		// Texts.
		{"text of another type", aSource + `"title":1,"publisher":true,"url":[],"note":{}}`, []string{
			"title: must be a string, not a number", "publisher: must be a string, not a boolean", "url: must be a string, not a list", "note: must be a string, not an object",
		}, false},
		{"text too long", aSource + `"note":"` + long + `"}`, []string{"note: has 65537 bytes: at most 65536"}, false},
		{"text too long in bytes", aSource + `"note":"` + strings.Repeat("я", longest/2+1) + `"}`, []string{"note: has 65538 bytes: at most 65536"}, true},
		{"control character", aSource + `"note":"a\u0007b","publisher":"\r","url":"\u0085"}`, []string{
			"publisher: has the control character U+000D", "url: has the control character U+0085", "note: has the control character U+0007",
		}, false},
		{"control character deep inside", aLink + `"evidence":[{"source":"source:a","quote":"a\u0000"}]}`, []string{"evidence[0].quote: has the control character U+0000"}, false},
		{"control character in a fact", anOrg + `"facts":[{"name":"a","value":"\u001b[31m"}]}`, []string{"facts[0].value: has the control character U+001B"}, false},
		{"blank title", aSource + `"title":" \t "}`, []string{"title: is required"}, false},
		{"clearing a title", aSource + `"title":null}`, []string{"title: is required"}, false},
		{"clearing a name", anOrg + `"name":null}`, []string{"name: is required"}, false},
		{"clearing a kind", anOrg + `"kind":null}`, []string{"kind: is required"}, false},
		{"language", aSource + `"language":"en_GB!"}`, []string{`language: "en_GB!" is no BCP 47 language tag`}, false},
		{"language with an underscore", aSource + `"language":"en_GB"}`, []string{`language: "en_GB" is no BCP 47 language tag`}, false},
		{"unknown language", aSource + `"language":"zz"}`, []string{`language: "zz" is no BCP 47 language tag`}, true},

		// Dates.
		{"no date", aSource + `"published":"yesterday","retrieved":""}`, []string{
			`published: "yesterday" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`,
			`retrieved: "" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`,
		}, false},
		{"percent", aSource + `"published":"2020%"}`, []string{`published: "2020%" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`}, false},
		{"season", aSource + `"published":"2020-21"}`, []string{`published: "2020-21" is not a date: there is no such day`}, false},
		{"no such month", aSource + `"published":"2020-13"}`, []string{`published: "2020-13" is not a date: there is no such day`}, false},
		{"no such day", aSource + `"published":"2023-02-29"}`, []string{`published: "2023-02-29" is not a date: there is no such day`}, true},
		{"unspecified digits", aSource + `"published":"201X"}`, []string{`published: "201X" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`}, false},
		{"an interval where a date belongs", aSource + `"published":"2020/2021"}`, []string{`published: "2020/2021" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`}, false},
		{"a year that is a number", aSource + `"published":2020}`, []string{"published: must be a string, not a number"}, false},
		{"from after to", aLink + `"valid":{"from":"2021","to":"2020-12-31"}}`, []string{"valid: it begins (2021) after it ends (2020-12-31)"}, true},
		{"period that is a date", anOrg + `"valid":"2020"}`, []string{"valid: must be an object, not a string"}, false},
		{"observed backwards", aLink + `"evidence":[{"source":"source:a","quote":"q","observed":"2020-02/2020-01"}]}`, []string{
			`evidence[0].observed: "2020-02/2020-01": it begins (2020-02) after it ends (2020-01)`,
		}, true},
		{"observed three times", aLink + `"evidence":[{"source":"source:a","quote":"q","observed":"2020/2021/2022"}]}`, []string{
			`evidence[0].observed: "2021/2022" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind`,
		}, false},

		// Lists.
		{"null in a list", anOrg + `"names":[null,{"text":"a"},{"text":""}]}`, []string{"names[0]: may not be null", "names[2].text: is required"}, false},
		{"null in a list of evidence", aLink + `"evidence":[null]}`, []string{"evidence[0]: may not be null"}, false},
		{"no list", anOrg + `"names":{"text":"a"}}`, []string{"names: must be a list, not an object"}, false},
		{"a list of texts", anOrg + `"names":["a"]}`, []string{"names[0]: must be an object, not a string"}, false},
		{"what elements need", anOrg + `"names":[{}],"identifiers":[{"scheme":"ror"}],"facts":[{},{"name":"a","value":null}],"statusHistory":[{}],"evidence":[{}]}`, []string{
			"names[0].text: is required", "identifiers[0].value: is required", "facts[0].name: is required", "facts[0].value: is required", "facts[1].value: is required",
			"statusHistory[0].status: is required", "statusHistory[0].evidence: is required", "evidence[0].source: is required", "evidence[0].quote: is required",
		}, false},
		{"value that is an object", anOrg + `"facts":[{"name":"a","value":{}}]}`, []string{"facts[0].value: a fact's value is a string, a number or a boolean"}, false},
		{"evidence from an entity", aLink + `"evidence":[{"source":"org:a","quote":"q"}]}`, []string{`evidence[0].source: "org:a" is no id of a source`}, false},

		// Enums.
		{"unknown kind", anOrg + `"kind":"CLUB"}`, []string{`kind: "CLUB" is none of ORGANIZATION, PERSON, AGREEMENT, EVENT, PROGRAMME, PLACE, FRAMEWORK`}, false},
		{"type of another kind", anOrg + `"type":"CITY"}`, []string{
			`type: "CITY" is no type of ORGANIZATION: INTERGOVERNMENTAL, UNESCO_BODY, UNESCO_CATEGORY_1_INSTITUTE, UNESCO_CATEGORY_2_CENTRE, UNESCO_FIELD_OFFICE, ` +
				`UN_BODY, MINISTRY, GOVERNMENT, DIPLOMATIC_MISSION, DEPARTMENT, UNIVERSITY, INSTITUTE, CENTRE, NETWORK, COMPANY, NGO, FUNDER, MEDIA, OTHER`,
		}, false},
		{"type of a person", `{"record":"entity","id":"person:a","type":"OTHER"}`, []string{"type: PERSON has no finer types"}, false},
		{"empty enums", anOrg + `"kind":"","type":"","names":[{"text":"a","type":""}],"facts":[{"name":"a","value":1,"qualifier":""}]}`, []string{
			"kind: may not be empty", "type: may not be empty", "names[0].type: may not be empty", "facts[0].qualifier: may not be empty",
		}, false},
		{"sort of name", anOrg + `"names":[{"text":"a","type":"NICKNAME"}]}`, []string{`names[0].type: "NICKNAME" is none of ALIAS, ACRONYM, FORMER, TRANSLITERATION, MISSPELLING`}, false},
		{"qualifier", anOrg + `"facts":[{"name":"a","value":1,"qualifier":">="}]}`, []string{`facts[0].qualifier: ">=" is none of >, <, ~`}, false},
		{"status of a person", `{"record":"entity","id":"person:a","statusHistory":[{"status":"AGREED",` + evidence + `}]}`, []string{
			"statusHistory: PERSON has no status: only agreements, programmes and organisations have",
		}, false},
		{"status of a history", anOrg + `"statusHistory":[{"status":"agreed",` + evidence + `}]}`, []string{
			`statusHistory[0].status: "agreed" is none of PROPOSED, UNDER_DISCUSSION, DRAFTED, AGREED, SIGNED, IN_FORCE, ESTABLISHED, ENDED, REJECTED`,
		}, false},
		{"status without evidence", anOrg + `"statusHistory":[{"status":"AGREED","evidence":[]}]}`, []string{"statusHistory[0].evidence: is required"}, false},
		{"status of a link", aLink + `"status":"DEAD"}`, []string{
			`status: "DEAD" is none of PROPOSED, UNDER_DISCUSSION, DRAFTED, AGREED, SIGNED, IN_FORCE, ESTABLISHED, ENDED, REJECTED`,
		}, false},
		{"empty status of a link", aLink + `"status":""}`, []string{"status: may not be empty"}, false},

		// Links.
		{"link without an id or ends", `{"record":"link",` + evidence + `}`, []string{
			"type: is required of a link without an id", "from: is required of a link without an id", "to: is required of a link without an id",
		}, false},
		{"clearing an end", aLink + `"from":null,"to":null,"type":null}`, []string{"type: is required", "from: is required", "to: is required"}, false},
		{"clearing evidence", aLink + `"evidence":null}`, []string{"evidence: is required: at least one piece"}, false},
		{"no evidence", aLink + `"evidence":[]}`, []string{"evidence: is required: at least one piece"}, false},
		{"self-link", aLink + `"from":"org:a","to":"org:a"}`, []string{"to: a link may not lead from an entity to itself"}, true},
		{"wrong ends", aLink + `"type":"SIGNED","from":"org:a","to":"agreement:a"}`, []string{
			"to: SIGNED does not lead from ORGANIZATION to AGREEMENT: it leads from PERSON to AGREEMENT. From ORGANIZATION to AGREEMENT may lead PARTY_TO, FUNDS, REPORTED or RELATED_TO",
		}, false},
		{"ends the wrong way round", aLink + `"type":"HOLDS_POSITION","from":"org:a","to":"person:a","role":"x"}`, []string{
			"to: HOLDS_POSITION does not lead from ORGANIZATION to PERSON: it leads from PERSON to ORGANIZATION, so turn it round. From ORGANIZATION to PERSON may lead RELATED_TO",
		}, false},
		{"end that is a source", aLink + `"from":"source:a"}`, []string{`from: "source:a" is no id of an entity: ` + entityIDs}, false},
		{"end that is no id", aLink + `"to":"UNESCO","onBehalfOf":"nobody"}`, []string{`to: "UNESCO" is no id of an entity: ` + entityIDs, `onBehalfOf: "nobody" is no id of an entity: ` + entityIDs}, false},
		{"position without a role", aLink + `"type":"HOLDS_POSITION","role":" "}`, []string{"role: is required for HOLDS_POSITION"}, false},
		{"position whose role is cleared", aLink + `"type":"HOLDS_POSITION","role":null}`, []string{"role: is required for HOLDS_POSITION"}, false},
		{"no confidence at all", aLink + `"confidence":0}`, []string{"confidence: must be over 0 and at most 1, not 0"}, false},
		{"negative confidence", aLink + `"confidence":-0.5}`, []string{"confidence: must be over 0 and at most 1, not -0.5"}, false},
		{"too much confidence", aLink + `"confidence":1.01}`, []string{"confidence: must be over 0 and at most 1, not 1.01"}, false},
		{"boundless confidence", aLink + `"confidence":1e999}`, []string{"confidence: must be over 0 and at most 1, not 1e999"}, false},
		{"confidence that is text", aLink + `"confidence":"1"}`, []string{"confidence: must be a number, not a string"}, false},

		// Every fault is reported, not the first alone.
		{"many faults", anOrg + `"kind":1,"x":1,"name":"","valid":{"from":"2020-20","to":5},"names":[{"text":[]}],"y":{"z":[1,2]}}`, []string{
			"kind: must be a string, not a number", "x: is no field of an entity", `valid.from: "2020-20" is not a date: there is no such day`,
			"valid.to: must be a string, not a number", "names[0].text: must be a string, not a list", "y: is no field of an entity", "name: is required",
		}, false},
	}
}

// accepted returns lines that are right by themselves.
func accepted() []string {
	return []string{
		goodSource, goodEntity, goodLink,
		` { "title" : "A" , "id" : "source:a" , "record" : "source" } `,
		aSource + `"publisher":"","url":"","note":"","title":"\tA\nB"}`,
		aSource + `"publisher":null,"url":null,"language":null,"note":null,"published":null,"retrieved":null}`,
		aSource + `"published":"1997~","retrieved":"2024-02-29?","language":"tk-Latn","note":"` + strings.Repeat("x", longest) + `"}`,
		aSource + `"title":"\ud83d\ude00 <b>&\u2028\ufeff"}`,
		anOrg[:len(anOrg)-1] + `}`,
		anOrg + `"type":null,"names":null,"summary":null,"identifiers":null,"website":null,"valid":null,"facts":null,"statusHistory":null,"evidence":null}`,
		anOrg + `"names":[],"identifiers":[],"facts":[],"statusHistory":[],"evidence":[],"valid":{}}`,
		anOrg + `"names":[{"text":"a","lang":null,"type":null,"valid":{"from":null,"to":"2020"},"evidence":null}]}`,
		anOrg + `"facts":[{"name":"a","value":""},{"name":"b","value":false,"qualifier":null,"unit":null,"date":null},{"name":"c","value":-1.50e+3,"qualifier":"~","unit":"students","date":"2020?",` + evidence + `}]}`,
		anOrg + `"type":"MINISTRY","statusHistory":[{"status":"PROPOSED","date":null,` + evidence + `}]}`,
		`{"record":"entity","id":"person:a.b_c-1","kind":"PERSON","type":null,"statusHistory":[]}`,
		`{"record":"entity","id":"agreement:1","kind":"AGREEMENT","type":"ROADMAP"}`,
		aLink + `"role":"","onBehalfOf":"place:a","status":null,"confidence":null,"valid":{"from":"2020","to":"2020-01"}}`,
		aLink + `"type":"SIGNED"}`,
		aLink + `"from":"org:a"}`,
		aLink + `"type":"HOLDS_POSITION","from":"person:a","to":"org:a"}`,
		aLink + `"confidence":1e-9,"evidence":[{"source":"source:a","quote":"q","locator":null,"observed":null},{"source":"source:a","quote":"q","locator":"p. 3","observed":"2025-10-08/2025-10-10"}]}`,
		`{"record":"link","type":"PARTNERS_WITH","from":"programme:a","to":"org:a",` + evidence + `}`,
		`{"record":"link","id":null,"type":"PART_OF","from":"event:a","to":"event:b"}`,
	}
}
