package explorer_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// bilingual is a network of which some names are recorded in French.
func bilingual(t *testing.T) network.Records {
	return storetest.Records(t, "names", strings.NewReader(`{"record":"source","id":"source:a","title":"A","published":"2020-01-01"}
{"record":"entity","id":"org:ministry","kind":"ORGANIZATION","name":"Ministry of Education","names":[{"text":"Ministère de l’Éducation","lang":"fr"}]}
{"record":"entity","id":"org:university","kind":"ORGANIZATION","name":"State University"}
{"record":"entity","id":"person:head","kind":"PERSON","name":"Head Person","names":[{"text":"Personne Chef","lang":"fr"}]}
{"record":"link","type":"PARTNERS_WITH","from":"org:ministry","to":"org:university","evidence":[{"source":"source:a","quote":"They are partners."}]}
{"record":"link","type":"HOLDS_POSITION","from":"person:head","to":"org:ministry","role":"Head","evidence":[{"source":"source:a","quote":"Is its head."}]}
`))
}

// With `names`, pages call everything by the names of a language where there are some, lead on in it, and back.
func TestNamesInALanguage(t *testing.T) {
	s := serve(t, bilingual(t))
	for path, says := range map[string][]string{
		"/entity/org%3Aministry?names=fr": {"Ministère de l’Éducation", "Personne Chef", "State University", "Ministry of Education", "Names in French, where they are recorded"},
		"/entity/org%3Aministry":          {"Ministry of Education", "Head Person", "Names in French"},
		"/paths?from=person%3Ahead&to=org%3Auniversity&asOf=2020-06-01&names=fr-CA": {"from Head Person to State University", "Names in Canadian French"},
		"/paths?from=person%3Ahead&to=org%3Auniversity&asOf=2020-06-01&names=fr":    {"from Personne Chef to State University", "Ministère de l’Éducation"},
		"/reach?from=person%3Ahead&asOf=2020-06-01&names=fr":                        {"Personne Chef"},
		"/picture?from=org%3Aministry&names=fr":                                     {"Ministère de l’Éducation and 2 around it", "Personne Chef"},
		"/entities?kind=PERSON&names=fr":                                            {"Personne Chef"},
		"/paths?names=fr":                                                           {"Names in French"},
		"/about?names=zz-nonsense-tag-nobody-has":                                   {"is no language: write its tag"},
	} {
		text := textOf(t, s.get(path).body)
		for _, words := range says {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q but\n%s", path, words, text)
			}
		}
	}
	page := s.get("/entity/org%3Aministry?names=fr").body
	for _, address := range []string{`href="./../paths?names=fr`, `href="./../entity/person%3Ahead?names=fr"`, `name="names" value="fr"`, `href="./../entity/org%3Aministry"`, `?names=fr&amp;format=md`} {
		if !strings.Contains(page, address) {
			t.Errorf("the page does not lead to %s", address)
		}
	}
	if moved := s.get("/paths?from=Head+Person&to=State+University&names=fr"); moved.status != 303 || !strings.HasSuffix(moved.header.Get("Location"), "names=fr&from=person%3Ahead&to=org%3Auniversity") {
		t.Errorf("names lead to %d %s", moved.status, moved.header.Get("Location"))
	}
	if twin := s.get("/entity/org%3Aministry?names=fr&format=json").body; !strings.Contains(twin, `"name": "Ministry of Education"`) {
		t.Errorf("the twin is not what the API answers:\n%s", twin)
	}
	b := openPicture(t, browsertest.Open(t, s.url), "/picture?from=org%3Aministry&names=fr&asOf=2020-06-01")
	if names := b.names(); !slices.Contains(names, "Personne Chef") || !slices.Contains(names, "State University") {
		t.Errorf("the picture has %q", names)
	}
	b.Check()
}
