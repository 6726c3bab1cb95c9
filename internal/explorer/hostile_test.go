package explorer_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// hostile are names that would break a page which does not show them as text.
var hostile = []string{
	`<img src=x onerror=alert(1)>`, `<script>alert(1)</script>`, `"><svg onload=alert(1)>`, `' onmouseover='alert(1)`, `</title><h1>x</h1>`,
	`javascript:alert(1)`, `{{7*7}}`, `${7*7}`, `<!-- x`, `]]>`, `&lt;b&gt;`, `&amp;amp;`, `%3Cb%3E`, `\u003cb\u003e`, `a<br>b`,
	"جامعة\u202eمعكوس", "אוניברסיטה", "一二三四五六七八九十", "🏛️👩‍🎓", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "a\u200bb\u200dc", "ﷺ",
	strings.Repeat("very ", 300) + "long", strings.Repeat("unbroken", 200), "x\ty", "# heading", "* item", "[a](javascript:alert(1))", "`code`", "| a | b |",
}

// scripted is a link of Markdown, which is none where its bracket is escaped, that runs a script.
var scripted = regexp.MustCompile(`(?m)(^|[^\\])\[([^\[\]\\]|\\.)*\]\(javascript:`)

// A name is shown as the text that it is, in every page and format, whatever stands in it.
func TestHostileNames(t *testing.T) {
	var lines strings.Builder
	add := func(record map[string]any) {
		text, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(text, '\n'))
	}
	evidence := []map[string]any{{"source": "source:s", "quote": hostile[0]}}
	add(map[string]any{"record": "source", "id": "source:s", "title": hostile[1], "published": "2020-01-01"})
	for i, name := range hostile {
		add(map[string]any{"record": "entity", "id": fmt.Sprintf("org:h%d", i), "kind": "ORGANIZATION", "type": "CENTRE", "name": name, "summary": name})
	}
	// Countries have hostile names too, and codes by which the map places them.
	codes := m49.Countries()
	for i, name := range hostile {
		add(map[string]any{
			"record": "entity", "id": fmt.Sprintf("place:h%d", i), "kind": "PLACE", "type": "COUNTRY", "name": name,
			"identifiers": []map[string]any{{"scheme": "un-m49", "value": codes[i].Code}},
		})
		add(map[string]any{"record": "link", "type": "LOCATED_IN", "from": fmt.Sprintf("org:h%d", i), "to": fmt.Sprintf("place:h%d", i), "evidence": evidence})
	}
	for i := range hostile[1:] {
		add(map[string]any{
			"record": "link", "type": "PARTNERS_WITH", "from": fmt.Sprintf("org:h%d", i), "to": fmt.Sprintf("org:h%d", i+1), "role": hostile[i], "evidence": evidence,
		})
	}
	s := serve(t, storetest.Records(t, "hostile", strings.NewReader(strings.TrimSpace(lines.String()))))
	for i, name := range hostile {
		for _, path := range []string{
			fmt.Sprintf("/entity/org%%3Ah%d", i), fmt.Sprintf("/entity/org%%3Ah%d/links?ever=yes", i), "/search?q=" + url.QueryEscape(name[:min(len(name), 200)]),
			fmt.Sprintf("/paths?from=org%%3Ah%d&to=org%%3Ah%d", i, (i+2)%len(hostile)), fmt.Sprintf("/entity/place%%3Ah%d", i),
			fmt.Sprintf("/reach?from=org%%3Ah%d", i), fmt.Sprintf("/reach?from=org%%3Ah%d&group=place%%3Ah%d", i, (i+1)%len(hostile)),
			fmt.Sprintf("/picture?from=org%%3Ah%d", i), fmt.Sprintf("/changes?from=2019-01-01&to=2021-01-01&basis=KNOWN&around=org%%3Ah%d", i),
			fmt.Sprintf("/report?body=org%%3Ah%d&country=place%%3Ah%d&country=place%%3Ah%d&maxHops=2", i, i, (i+1)%len(hostile)),
			fmt.Sprintf("/due?body=org%%3Ah%d&country=place%%3Ah%d", i, i),
		} {
			page := s.get(path)
			if page.status >= 500 {
				t.Errorf("%s: %d", path, page.status)
			}
			if strings.Contains(path, "/links") && page.status == 200 && !strings.Contains(spaced(textOf(t, page.body)), spaced(name)) {
				t.Errorf("%s does not show %.40q as it is", path, name)
			}
			for _, element := range elements(t, page.body) {
				t.Errorf("%s has an element of a name's: %s", path, element)
			}
			if md := s.get(path, "Accept: text/markdown"); strings.Contains(md.body, "<script>") || scripted.MatchString(md.body) {
				t.Errorf("%s as Markdown does not escape:\n%s", path, md.body)
			}
		}
		file := s.get(fmt.Sprintf("/report.html?body=org%%3Ah%d&country=place%%3Ah%d&country=place%%3Ah%d&maxHops=2", i, i, (i+1)%len(hostile)))
		if found := elements(t, file.body); file.status != http.StatusOK || len(found) > 0 {
			t.Errorf("a printed report is %d and has elements of a name's: %v", file.status, found)
		}
		for _, path := range []string{
			fmt.Sprintf("/reach?from=org%%3Ah%d&format=svg", i), fmt.Sprintf("/picture?from=org%%3Ah%d&format=svg", i), fmt.Sprintf("/picture?from=org%%3Ah%d&format=graphml", i),
		} {
			if taken := s.get(path); taken.status != http.StatusOK || strings.Contains(taken.body, "<script") || xml.Unmarshal([]byte(taken.body), new(struct{})) != nil {
				t.Errorf("%s: %d\n%s", path, taken.status, taken.body)
			}
		}
	}
}

// spaced writes a text with single blanks.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// elements are those of a page that none of ours makes.
func elements(t *testing.T, body string) (foreign []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		scripted := n.DataAtom == atom.Script && (n.FirstChild != nil || len(n.Attr) == 0)
		if n.DataAtom == atom.Img || n.DataAtom == atom.Br || scripted {
			foreign = append(foreign, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(a.Val, "javascript:") {
				foreign = append(foreign, n.Data+" "+a.Key)
			}
		}
	}
	return foreign
}
