package explorer

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/entente-graph/entente/internal/network"
)

// params are the parameters of an address. What is wrong with one is noted, and said on the page that answers.
type params struct {
	values url.Values
	faults []refused
}

// refused is a parameter whose value can't be taken, and why.
type refused struct{ name, why string }

// maxValue is how long the value of a parameter may be, in bytes.
const maxValue = 1000

// newParams reads the parameters of an address.
func newParams(query string) *params {
	p := &params{}
	var err error
	if p.values, err = url.ParseQuery(query); err != nil {
		p.refuse("", "the address is not written as addresses are, behind its question mark")
	}
	for _, name := range p.names() {
		for _, value := range p.values[name] {
			switch {
			case !utf8.ValidString(name) || !utf8.ValidString(value):
				p.refuse(strings.ToValidUTF8(name, "�"), "it is not text in UTF-8")
				p.values.Del(name)
			case len(value) > maxValue:
				p.refuse(name, "it is longer than %d bytes", maxValue)
				p.values.Del(name)
			}
		}
	}
	return p
}

// names returns the names of the parameters, sorted.
func (p *params) names() []string { return slices.Sorted(maps.Keys(p.values)) }

// refuse notes what is wrong with a parameter.
func (p *params) refuse(name, why string, details ...any) {
	p.faults = append(p.faults, refused{name, fmt.Sprintf(why, details...)})
}

// one returns the value of a parameter that is there once at most, without blanks around it.
func (p *params) one(name string) string {
	switch values := p.values[name]; len(values) {
	case 0:
		return ""
	case 1:
		return strings.TrimSpace(values[0])
	default:
		p.refuse(name, "it is there %d times: leave one", len(values))
		return ""
	}
}

// day returns a parameter that is a full day, as it is written; "" where it is not there.
func (p *params) day(name string) string {
	text := p.one(name)
	if text == "" {
		return ""
	}
	if _, err := network.ParseDay(text); err != nil {
		p.refuse(name, "%s", err.Error())
		return ""
	}
	return text
}

// kind returns a parameter that is a kind of entity; "" where it is not there.
func (p *params) kind(name string) network.Kind {
	kind := network.Kind(strings.ToUpper(p.one(name)))
	if kind == "" || kind.Valid() {
		return kind
	}
	names := make([]string, 0, network.KindCount)
	for _, k := range network.Kinds() {
		names = append(names, string(k))
	}
	p.refuse(name, "%q is no kind: there are %s", kind, strings.Join(names, ", "))
	return ""
}

// err returns what was wrong with the parameters; nil if nothing was.
func (p *params) err() error {
	if len(p.faults) == 0 {
		return nil
	}
	return badAddress(p.faults)
}

// badAddress is what is wrong with an address.
type badAddress []refused

func (b badAddress) Error() string {
	lines := make([]string, len(b))
	for i, fault := range b {
		lines[i] = fault.why
		if fault.name != "" {
			lines[i] = fault.name + ": " + fault.why
		}
	}
	return strings.Join(lines, "; ")
}
