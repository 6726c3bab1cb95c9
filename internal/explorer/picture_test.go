package explorer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/store/storetest"
)

// What pictures say: who is around whom, by what, and how to go on.
func TestPictureSays(t *testing.T) {
	s := serveSeed(t)
	const ichei = "/picture?from=org%3Aunesco-ichei&asOf=2026-11-28"
	for path, says := range map[string][]string{
		ichei:                               {"UNESCO-ICHEI and ", " around it", "As of 28 November 2026", "Bi Xiaohan", "Into the middle: Bi Xiaohan", "The network as a drawing"},
		ichei + "&hide=person%3Abi-xiaohan": {"1 is left out. Show all"},
		ichei + "&certainty=CERTAIN":        {"UNESCO-ICHEI and "},
		"/picture":                          {"Who is around whom?"},
		"/picture?from=Turkmen":             {"“Turkmen” may be"},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09": {"The picture of these"},
		"/entity/org%3Aunesco-ichei":                                          {"The picture"},
	} {
		page := s.get(path)
		text := textOf(t, page.body)
		for _, words := range says {
			if !strings.Contains(text, words) {
				t.Errorf("%s (%d) does not say %q but\n%s", path, page.status, words, text)
			}
		}
	}
	if text := textOf(t, s.get(ichei+"&hide=person%3Abi-xiaohan").body); strings.Contains(text, "Bi Xiaohan") {
		t.Errorf("who is left out is there:\n%s", text)
	}
}

// hub is a network of an organisation with so many partners and five heads.
func hub(partners int) string {
	var lines strings.Builder
	lines.WriteString(`{"record":"source","id":"source:a","title":"A","published":"2020-01-01"}
{"record":"entity","id":"org:hub","kind":"ORGANIZATION","name":"Hub"}
`)
	for i := range partners {
		fmt.Fprintf(&lines, `{"record":"entity","id":"org:o%d","kind":"ORGANIZATION","name":"Organisation %d"}
{"record":"link","type":"PARTNERS_WITH","from":"org:hub","to":"org:o%d","evidence":[{"source":"source:a","quote":"They are partners."}]}
`, i, i, i)
	}
	for i := range 5 {
		fmt.Fprintf(&lines, `{"record":"entity","id":"person:p%d","kind":"PERSON","name":"Person %d"}
{"record":"link","type":"HOLDS_POSITION","from":"person:p%d","to":"org:hub","role":"Head","evidence":[{"source":"source:a","quote":"Is its head."}]}
`, i, i, i)
	}
	return lines.String()
}

// Many of a kind around one are a group, and no picture has more marks than can be told apart.
func TestPictureOfAHub(t *testing.T) {
	s := serve(t, storetest.Records(t, "hub", strings.NewReader(hub(300))))
	page := s.get("/picture?from=org%3Ahub&asOf=2020-06-01")
	text := textOf(t, page.body)
	for _, words := range []string{"Hub and 305 around it", "300 organisations around Hub", "too many to draw one by one", "Person 3"} {
		if !strings.Contains(text, words) {
			t.Errorf("it does not say %q but\n%s", words, text)
		}
	}
	if n := strings.Count(page.body, `class="m"`); n > 10 {
		t.Errorf("%d marks are drawn", n)
	}
}
