package network_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

func TestValues(t *testing.T) {
	for _, c := range []struct{ written, text, again string }{
		{`"8"`, "8", `"8"`},
		{`8`, "8", `8`},
		{`4000.50`, "4000.50", `4000.50`},
		{`1e3`, "1e3", `1e3`},
		{`true`, "true", `true`},
		{`false`, "false", `false`},
		{`"a <b> & c"`, "a <b> & c", `"a <b> & c"`},
		{`"ş\u00fd"`, "şý", `"şý"`},
		{`""`, "", `""`},
	} {
		var v network.Value
		if err := v.UnmarshalJSON([]byte(c.written)); err != nil {
			t.Errorf("%s: %v", c.written, err)
			continue
		}
		if v.String() != c.text {
			t.Errorf("%s is %q and not %q", c.written, v, c.text)
		}
		if again, err := v.MarshalJSON(); err != nil || string(again) != c.again {
			t.Errorf("%s is written as %s (%v)", c.written, again, err)
		}
	}
	for _, text := range []string{`null`, `{}`, `[]`, `{"a":1}`, `[1]`, ``} {
		var v network.Value
		if err := v.UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("%s is the value %q", text, v)
		}
	}
	if network.TextValue("8") == (network.Value{}) || network.TextValue("") == (network.Value{}) {
		t.Error("a text is no value")
	}
}

// Dates keep their text in JSON, and bounds that nobody gave are left out.
func TestDatesInJSON(t *testing.T) {
	for _, text := range []string{`{}`, `{"from":"2023-06~"}`, `{"to":"2012?"}`, `{"from":"1997","to":"2025-10-13"}`} {
		var p network.Period
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if again, err := json.Marshal(p); err != nil || string(again) != text {
			t.Errorf("%s is written as %s (%v)", text, again, err)
		}
	}
	var p network.Period
	if err := json.Unmarshal([]byte(`{"from":"2023-13"}`), &p); err == nil {
		t.Error("2023-13 is a date")
	}
	var e network.Evidence
	const evidence = `{"source":"source:a","quote":"q","observed":"2025-10-08/2025-10-10"}`
	if err := json.Unmarshal([]byte(evidence), &e); err != nil {
		t.Fatal(err)
	}
	if again, err := json.Marshal(e); err != nil || string(again) != evidence {
		t.Errorf("%s is written as %s (%v)", evidence, again, err)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		code network.Code
		text string
	}{
		{network.Bad("first", "must not be %s", "negative"), "BAD_USER_INPUT", "first: must not be negative"},
		{network.Missing("from", "org:a"), "NOT_FOUND", `from: there is no "org:a"`},
		{network.Exceeded("first", 100, 101), "LIMIT_EXCEEDED", "first: at most 100, but 101 asked"},
		{fmt.Errorf("asking: %w", network.Missing("from", "org:a")), "NOT_FOUND", `asking: from: there is no "org:a"`},
		{&network.Error{Code: network.Timeout, Message: "it took too long", Err: errors.New("cause")}, "TIMEOUT", "it took too long: cause"},
		{errors.New("something"), "INTERNAL", "something"},
	} {
		if got := network.CodeOf(c.err); got != c.code {
			t.Errorf("%v has the code %s and not %s", c.err, got, c.code)
		}
		if c.err.Error() != c.text {
			t.Errorf("the error is %q and not %q", c.err, c.text)
		}
	}
	cause := errors.New("cause")
	if !errors.Is(&network.Error{Code: network.Unavailable, Err: cause}, cause) {
		t.Error("an error does not unwrap to its cause")
	}
}
