package explorer_test

import (
	"net/http"
	"strings"
	"testing"
)

// A name that is not exactly one of what it is taken as is told on the page that the question leads to; one that is, is not.
func TestGuessesAreTold(t *testing.T) {
	s := serveSeed(t)
	for path, says := range map[string]string{
		"/paths?from=Head+of+Digital+Systems+Turkmenistan&to=UNESCO+IITE&asOf=2025-10-13": "“Head of Digital Systems Turkmenistan” is taken as Rejep Mahmudov. Who else it may be",
		"/reach?from=Bi+Xiaohan&asOf=2025-10-13":                                          "",
		"/picture?from=vice+rector+TSACI&asOf=2025-10-13":                                 "“vice rector TSACI” is taken as Meylis Babayev.",
		"/reach?from=Bi+Ksiaohan&asOf=2025-10-13":                                         "“Bi Ksiaohan” is taken as Bi Xiaohan.",
	} {
		moved := s.get(path)
		if moved.status != http.StatusSeeOther {
			t.Errorf("%s is answered with %d\n%s", path, moved.status, textOf(t, moved.body))
			continue
		}
		text := textOf(t, s.get(strings.TrimPrefix(moved.header.Get("Location"), ".")).body)
		if told := strings.Contains(text, "is taken as"); told != (says != "") || !strings.Contains(text, says) {
			t.Errorf("%s does not say %q but\n%s", path, says, text)
		}
	}
	for _, path := range []string{
		"/paths?from=person%3Arejep-mahmudov&to=org%3Aunesco&taken=org%3Anobody+Somebody",
		"/reach?from=org%3Aunesco&taken=org%3Aunesco&taken=&taken=org%3Aunesco+",
	} {
		if text := textOf(t, s.get(path).body); strings.Contains(text, "is taken as") {
			t.Errorf("%s says\n%s", path, text)
		}
	}
}
