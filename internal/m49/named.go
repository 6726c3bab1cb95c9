package m49

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

// CountryNamed returns the country or area that a text names, and whether one does: by the name of the table, the same
// without what stands in brackets behind it, the name that CLDR has in English, or one of the codes.
func CountryNamed(text string) (Country, bool) {
	t := standard()
	text = strings.TrimSpace(text)
	if i, is := t.byCode[code(text)]; is {
		return t.countries[i], true
	}
	for _, name := range []func(Country) string{
		func(c Country) string { return c.Name },
		func(c Country) string { return common(c) },
		func(c Country) string { short, _, _ := strings.Cut(c.Name, " ("); return short },
	} {
		for _, c := range t.countries {
			if same(name(c), text) {
				return c, true
			}
		}
	}
	return Country{}, false
}

// RegionNamed returns the region that a text names, and whether one does: by its name or its code.
func RegionNamed(text string) (Region, bool) {
	text = strings.TrimSpace(text)
	regions := standard().regions
	if r, is := regions[code(text)]; is {
		return r, true
	}
	for _, r := range regions { // names are of one region each
		if same(r.Name, text) {
			return r, true
		}
	}
	return Region{}, false
}

// Around returns a region and those around it, the innermost first. It ends before the world.
func Around(region string) (all []Region) {
	for {
		r, is := standard().regions[region]
		if !is {
			return all
		}
		all = append(all, r)
		region = r.Within
	}
}

// common returns what CLDR calls a country in English.
func common(c Country) string {
	region, err := language.ParseRegion(c.ISO2)
	if err != nil {
		return c.Name
	}
	return display.English.Regions().Name(region)
}

// same reports whether two names are the same but for capitals and accents.
func same(a, b string) bool { return strings.EqualFold(bare(a), bare(b)) }

// bare returns a name without accents, and with apostrophes as keyboards have them.
func bare(name string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case r >= 0x300 && r < 0x370: // an accent
		case r == '’':
			out.WriteByte('\'')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
