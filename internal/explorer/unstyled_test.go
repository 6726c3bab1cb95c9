package explorer_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// No words that stand apart on a page are run together in its Markdown.
func TestMarkdownKeepsWordsApart(t *testing.T) {
	s := serveSeed(t)
	for _, path := range []string{
		"/?", "/about?", "/search?q=UNESCO", "/sources?", "/source/source%3Anca-2023-07-26?", "/entities?kind=AGREEMENT", "/entities?kind=PERSON",
		"/entity/org%3Aunesco?", "/entity/org%3Aministry-of-education-of-turkmenistan?", "/entity/place%3Aturkmenistan?", "/entity/person%3Arejep-mahmudov?",
		"/entity/org%3Aunesco/links?", "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco", "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28",
		"/reach?from=org%3Aunesco-ichei&group=place%3Aturkmenistan", "/picture?from=org%3Aunesco", "/changes?from=2022-12-31&to=2025-12-31",
		"/propose?for=org%3Aunesco-ichei&asOf=2025-12-01", "/due?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=2025-10-31",
		"/report?body=org%3Aunesco&region=place%3Afrance&region=place%3Acentral-asia&asOf=2025-10-31", "/report?" + seedReport,
	} {
		page, markdown := s.get(path).body, s.get(path+"&format=md").body
		texts := readTexts(one(t, parsed(t, page), "id", "main"), nil)
		said := map[string]bool{}
		for _, text := range texts {
			for _, word := range strings.Fields(text) {
				said[word] = true
			}
		}
		for i := 1; i < len(texts); i++ {
			last, first := texts[i-1][strings.LastIndexByte(texts[i-1], ' ')+1:], strings.Fields(texts[i])[0]
			glued := last + first
			a, b := []rune(last), []rune(first)
			if x, y := a[len(a)-1], b[0]; !wordy(x) || !wordy(y) || unicode.IsDigit(x) && unicode.IsDigit(y) || said[glued] {
				continue
			}
			if strings.Contains(markdown, glued) {
				t.Errorf("%s runs %q and %q together:\n%s", path, last, first, markdown)
			}
		}
		if numbered := regexp.MustCompile(`(?m)^\d+\. \*\*\d`).FindString(markdown); numbered != "" {
			t.Errorf("%s numbers an entry twice: %s", path, numbered)
		}
	}
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// readTexts returns the texts of a page that are read, without blanks around them, in their order.
func readTexts(n *html.Node, texts []string) []string {
	switch n.DataAtom {
	case atom.Form, atom.Summary, atom.Svg:
		return texts
	}
	if class := " " + attr(n, "class") + " "; strings.Contains(class, " hide ") || strings.Contains(class, " noprint ") {
		return texts
	}
	if text := strings.Join(strings.Fields(n.Data), " "); n.Type == html.TextNode && text != "" {
		texts = append(texts, text)
	}
	for child := range n.ChildNodes() {
		texts = readTexts(child, texts)
	}
	return texts
}

// The Markdown of a page has its tables, a line a row, and the words of sources between quotation marks.
func TestMarkdownOfTables(t *testing.T) {
	s := expiring(t)
	markdown := s.get("/due?" + dueQuestion + "&format=md").body
	for _, says := range []string{"| What ", "| Why ", "[Agreement that ends](./entity/agreement%3Aends); between Body and", "(./entity/org%3Athere); [Who Left](", "| Left by 31 May 2025 "} {
		if !strings.Contains(markdown, says) {
			t.Errorf("what is due does not say %q but\n%s", says, markdown)
		}
	}
	paths := serveSeed(t).get("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&format=md").body
	if !strings.Contains(paths, "“Working meetings were held with Mr. Meylis Babayev, Vice Rector of TSACI;”") {
		t.Errorf("quotes are not marked:\n%s", paths)
	}
}
