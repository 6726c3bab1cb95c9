package m49

import "strings"

// Named returns the name of the country or the region that is called so, be it without what the standard adds in brackets,
// and whether there is one.
func Named(text string) (name string, country, known bool) {
	is := func(name string) bool {
		short, _, _ := strings.Cut(name, " (")
		return strings.EqualFold(text, name) || strings.EqualFold(text, short)
	}
	for _, c := range standard().countries {
		if is(c.Name) {
			return c.Name, true, true
		}
	}
	for _, r := range standard().regions {
		if is(r.Name) {
			return r.Name, false, true
		}
	}
	return "", false, false
}
