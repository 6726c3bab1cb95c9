package network_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// TestCheckKind: an id of another kind is refused with both kinds; one that says none may
// be unknown.
func TestCheckKind(t *testing.T) {
	for _, test := range []struct {
		id    string
		takes []network.Kind
		want  string
	}{
		{"place:a", []network.Kind{network.Place}, ""},
		{"nothing", []network.Kind{network.Place}, ""},
		{"other:a", network.Kinds(), ""},
		{"org:a", network.Kinds(), ""},
		{"org:a", []network.Kind{network.Place}, `f: "org:a" is of kind ORGANIZATION, and only one of kind PLACE can be named here`},
		{"event:a", []network.Kind{network.Organization, network.Person}, `f: "event:a" is of kind EVENT, and only one of kind ORGANIZATION or PERSON can be named here`},
		{"source:a", []network.Kind{network.Place}, `f: "source:a" is a source, and only one of kind PLACE can be named here`},
		{"link:a", network.Kinds(), `f: "link:a" is a link, and only an entity can be named here`},
	} {
		said(t, network.CheckKind("f", test.id, test.takes...), test.want)
	}
}

// TestCheckType: a type that no chosen kind has is refused, with what may be meant.
func TestCheckType(t *testing.T) {
	organization := []network.Kind{network.Organization}
	for _, test := range []struct {
		text  string
		kinds []network.Kind
		want  string
	}{
		{"UNIVERSITY", organization, ""},
		{"UNIVERSITY", network.Kinds(), ""},
		{"UNIVERSTY", network.Kinds(), `f: no kind has the type "UNIVERSTY": did you mean UNIVERSITY?`},
		{"university", organization, `f: no ORGANIZATION has the type "university": did you mean UNIVERSITY?`},
		{"un body", organization, `f: no ORGANIZATION has the type "un body": did you mean UN_BODY?`},
		{"UNIVERSITY", []network.Kind{network.Event, network.Place}, `f: no EVENT or PLACE has the type "UNIVERSITY", only ORGANIZATION: did you mean VISIT?`},
		{"NETWORK", []network.Kind{network.Person}, `f: no PERSON has the type "NETWORK", only ORGANIZATION or PROGRAMME, nor any other`},
	} {
		said(t, network.CheckType("f", test.text, test.kinds), test.want)
	}
}

// said compares an error that blames what was asked with what it should say, "" for none.
func said(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case err == nil && want == "":
	case err == nil || err.Error() != want || network.CodeOf(err) != network.BadInput:
		t.Errorf("got %v, want %q", err, want)
	}
}
