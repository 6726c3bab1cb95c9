package part

import (
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"
)

// Address is that of a page of the explorer, relative to the page on which it stands: a proxy may have put a path before
// both.
type Address struct {
	path  string
	query []parameter
}

type parameter struct{ name, value string }

// To returns the address of a page by the segments of its path; that of the first page for none. Pages that lead to others
// hand on the language of names.
func (p *Page) To(segments ...string) Address {
	return p.File(segments...).With("names", p.Names)
}

// File returns the address of what is no page: of a file of the bundle, of the API, of an address that a script completes.
func (p *Page) File(segments ...string) Address {
	escaped := make([]string, len(segments))
	for i, s := range segments {
		// A colon in the first segment would be read as the end of a scheme.
		escaped[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return Address{path: p.Root + strings.Join(escaped, "/")}
}

// ToEntity returns the address of the page of an entity.
func (p *Page) ToEntity(id string) Address {
	return p.To("entity", id).With("asOf", p.AsOf).With("knownBy", p.KnownBy)
}

// ToSource returns the address of the page of a source.
func (p *Page) ToSource(id string) Address { return p.To("source", id) }

// With returns the address with a parameter; without it where the value is "".
func (a Address) With(name, value string) Address {
	if value != "" {
		a.query = append(slices.Clip(a.query), parameter{name, value})
	}
	return a
}

// String returns the address as it is written in a page.
func (a Address) String() string {
	if len(a.query) == 0 {
		return a.path
	}
	pairs := make([]string, len(a.query))
	for i, p := range a.query {
		pairs[i] = url.QueryEscape(p.name) + "=" + url.QueryEscape(p.value)
	}
	return a.path + "?" + strings.Join(pairs, "&")
}

// URL returns the address for an attribute. It is safe since nothing but our own pages is written so.
func (a Address) URL() templ.SafeURL { return templ.SafeURL(a.String()) }

// Website returns an address elsewhere as one to follow, and whether it may be one: http and https are.
func Website(address string) (templ.SafeURL, bool) {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" || parsed.Scheme != "http" && parsed.Scheme != "https" {
		return "", false
	}
	return templ.SafeURL(parsed.String()), true
}

// WithAll returns the address with a parameter several times.
func (a Address) WithAll(name string, values []string) Address {
	for _, value := range values {
		a = a.With(name, value)
	}
	return a
}
