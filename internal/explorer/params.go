package explorer

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

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

// language returns a parameter that is a BCP 47 tag of a language; "" where it is not there.
func (p *params) language(name string) string {
	text := p.one(name)
	if text == "" {
		return ""
	}
	if tag, err := language.Parse(text); err == nil && tag.String() != "und" {
		return tag.String()
	}
	p.refuse(name, "%q is no language: write its tag, as fr or zh-Hant", text)
	return ""
}

// kind returns a parameter that is a kind of entity; "" where it is not there.
func (p *params) kind(name string) network.Kind {
	kind := network.Kind(strings.ToUpper(p.one(name)))
	if kind == "" || kind.Valid() {
		return kind
	}
	p.refuse(name, "%q is no kind: there are %s", kind, kindNames())
	return ""
}

// kindNames lists the kinds as addresses have them.
func kindNames() string {
	names := make([]string, 0, network.KindCount)
	for _, k := range network.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
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

// list returns the values of a parameter that may be there several times, without those that are empty.
func (p *params) list(name string, most int) []string {
	var values []string
	for _, value := range p.values[name] {
		if value = strings.TrimSpace(value); value != "" && !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	if len(values) > most {
		p.refuse(name, "there are %d: %d is the most", len(values), most)
		return nil
	}
	return values
}

// kinds returns the values of a parameter that are kinds of entities.
func (p *params) kinds(name string) []string {
	values := p.list(name, network.KindCount)
	for i, value := range values {
		values[i] = strings.ToUpper(value)
		if !network.Kind(values[i]).Valid() {
			p.refuse(name, "%q is no kind of entity", value)
		}
	}
	return values
}

// linkTypes returns the values of a parameter that are types of links.
func (p *params) linkTypes(name string) []string {
	values := p.list(name, network.LinkTypeCount)
	for i, value := range values {
		values[i] = strings.ToUpper(value)
		if !network.LinkType(values[i]).Valid() {
			p.refuse(name, "%q is no type of link", value)
		}
	}
	return values
}

// yes reports whether a parameter says yes.
func (p *params) yes(name string) bool {
	switch text := p.one(name); text {
	case "":
		return false
	case "yes", "true":
		return true
	default:
		p.refuse(name, "%q is neither yes nor left out", text)
		return false
	}
}

// statuses returns the values of a parameter that are statuses.
func (p *params) statuses(name string) []string {
	values := p.list(name, len(network.Statuses()))
	for i, value := range values {
		values[i] = strings.ToUpper(value)
		if !slices.Contains(network.Statuses(), network.Status(values[i])) {
			p.refuse(name, "%q is no status", value)
		}
	}
	return values
}

// number returns a parameter that is a number from 1 to a bound; 0 where it is not there.
func (p *params) number(name string, most int) int {
	text := p.one(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		p.refuse(name, "%q is no number from 1 to %d", text, most)
		return 0
	}
	return n
}

// share returns a parameter that is a number from 0 to 1, as it is written; "" where it is not there.
func (p *params) share(name string) string {
	text := p.one(name)
	if n, err := strconv.ParseFloat(text, 64); text != "" && (err != nil || !(n >= 0 && n <= 1)) {
		p.refuse(name, "%q is no number from 0 to 1", text)
		return ""
	}
	return text
}
