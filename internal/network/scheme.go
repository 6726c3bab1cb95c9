package network

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// scheme is a way in which somebody gives ids, and how these are written.
type scheme struct {
	// names are what data calls the scheme; the first is that of the interchange
	// format.
	names []string
	// alone is what a text looks like that is such an id with nothing said beside.
	alone *regexp.Regexp
	// read returns the plain way to write a value, and whether it is one.
	read func(value string) (plain string, ok bool)
	// ways are all ways to write a plain value but for its addresses, the one that
	// stands in these first; nil where there is but one.
	ways func(plain string) []string
	// addresses are what stands before a value where it is an address on the web,
	// without https:// and www.
	addresses []string
	// check reports whether the check characters of a plain value are right; nil
	// where the scheme has none, or does not say how they are made.
	check func(plain string) bool
}

// schemes are those that we know. Nobody changes them.
//
//   - ror: Research Organization Registry, https://ror.readme.io/docs/identifier: a 0,
//     six characters of Crockford's base 32, and two check digits by ISO/IEC 7064, MOD
//     97-10.
//   - wikidata: an item of Wikidata, https://www.wikidata.org/wiki/Wikidata:Identifiers:
//     Q and a number. The address of what it is about ends in /entity/.
//   - isni: ISO 27729, International standard name identifier: fifteen digits and a
//     check character by ISO/IEC 7064, MOD 11-2; shown in groups of four, and in its
//     address without blanks.
//   - orcid: Open Researcher and Contributor ID, a range of ISO 27729 that is written
//     with hyphens, https://support.orcid.org: Structure of the ORCID Identifier.
//   - grid: Global Research Identifier Database, frozen in 2021. How the last group
//     checks the rest was never published.
//   - fundref: Crossref's Open Funder Registry: the part of a DOI behind 10.13039/.
//   - iso3166-1: ISO 3166-1, which has three codes for a country: two letters, three
//     letters and three digits.
//   - un-m49: Standard country or area codes for statistical use, United Nations,
//     Series M, No. 49: three digits. What went through a spreadsheet has lost the
//     noughts at the beginning.
var schemes = [...]scheme{
	{
		names:     []string{"ror", "ROR"},
		alone:     regexp.MustCompile(`(?i)^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$`),
		read:      matching(strings.ToLower, `^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$`),
		addresses: []string{"ror.org/"},
		check:     mod97,
	},
	{
		names:     []string{"wikidata", "Wikidata"},
		alone:     regexp.MustCompile(`^[Qq][1-9][0-9]*$`),
		read:      matching(strings.ToUpper, `^Q[1-9][0-9]*$`),
		addresses: []string{"wikidata.org/wiki/", "wikidata.org/entity/"},
	},
	{
		names:     []string{"isni", "ISNI"},
		alone:     regexp.MustCompile(`^([0-9]{4}[ \x{A0}-]?){3}[0-9]{3}[0-9Xx]$`),
		read:      matching(withoutGaps, `^[0-9]{15}[0-9X]$`),
		ways:      func(plain string) []string { return []string{plain, inFours(plain, " "), inFours(plain, "-")} },
		addresses: []string{"isni.org/isni/", "isni.org/"},
		check:     mod11,
	},
	{
		names: []string{"orcid", "ORCID"},
		alone: regexp.MustCompile(`^([0-9]{4}-){3}[0-9]{3}[0-9Xx]$`),
		read:  matching(withoutGaps, `^[0-9]{15}[0-9X]$`),
		ways: func(plain string) []string {
			return []string{inFours(plain, "-"), inFours(plain, " "), plain}
		},
		addresses: []string{"orcid.org/"},
		check:     mod11,
	},
	{
		names:     []string{"grid", "GRID"},
		alone:     regexp.MustCompile(`(?i)^grid\.[0-9]+\.[0-9a-f]{1,2}$`),
		read:      matching(strings.ToLower, `^grid\.[0-9]+\.[0-9a-f]{1,2}$`),
		addresses: []string{"grid.ac/institutes/"},
	},
	{
		names:     []string{"fundref", "FundRef"},
		alone:     regexp.MustCompile(`(?i)^((doi:)?10\.13039/[0-9]+|(501)?100[0-9]{6})$`),
		read:      matching(withoutDOI, `^[1-9][0-9]+$`),
		ways:      func(plain string) []string { return []string{plain, "10.13039/" + plain, "doi:10.13039/" + plain} },
		addresses: []string{"doi.org/10.13039/", "dx.doi.org/10.13039/"},
	},
	{
		names: []string{"iso3166-1", "ISO 3166-1"},
		alone: regexp.MustCompile(`^([A-Z]{2,3}|[0-9]{3})$`),
		read:  readCountry,
		ways:  countryCodes,
	},
	{
		names: []string{"un-m49", "UN M49"},
		alone: regexp.MustCompile(`^[0-9]{3}$`),
		read:  readArea,
		ways:  func(plain string) []string { return []string{plain, strings.TrimLeft(plain, "0")} },
	},
}

// matching returns a reader of values that have a form once they are written in the
// plain way.
func matching(write func(string) string, form string) func(string) (string, bool) {
	pattern := regexp.MustCompile(form)
	return func(value string) (string, bool) {
		plain := write(value)
		return plain, pattern.MatchString(plain)
	}
}

// withoutGaps writes an ISNI as one word.
func withoutGaps(value string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "\u00A0", "", "-", "").Replace(value))
}

// inFours writes an ISNI in groups of four.
func inFours(plain, gap string) string {
	return plain[:4] + gap + plain[4:8] + gap + plain[8:12] + gap + plain[12:]
}

// withoutDOI writes the DOI of a funder as Crossref's number alone.
func withoutDOI(value string) string {
	value, _ = cutFolded(value, "doi:")
	return strings.TrimPrefix(value, "10.13039/")
}

// readCountry reads any of the three codes of a country. The plain way are its two
// letters. A code that the country has no more is none.
func readCountry(value string) (plain string, ok bool) {
	country, err := language.ParseRegion(value)
	if err != nil || !country.IsCountry() {
		return "", false
	}
	plain = country.String()
	return plain, slices.Contains(countryCodes(plain), strings.ToUpper(value))
}

// countryCodes returns the codes of a country that lead back to it, its two letters
// first.
func countryCodes(letters string) []string {
	codes := []string{letters}
	country, err := language.ParseRegion(letters)
	if err != nil {
		return codes
	}
	for _, code := range []string{country.ISO3(), fmt.Sprintf("%03d", country.M49())} {
		if same, err := language.ParseRegion(code); err == nil && same == country {
			codes = append(codes, code)
		}
	}
	return codes
}

// readArea reads up to three digits, not all of them noughts.
func readArea(value string) (plain string, ok bool) {
	const digits = 3
	if len(value) > digits || strings.ContainsFunc(value, func(r rune) bool { return r < '0' || r > '9' }) {
		return "", false
	}
	area, err := strconv.Atoi(value)
	return fmt.Sprintf("%0*d", digits, area), err == nil && area > 0
}

// mod97 checks a ROR id by ISO/IEC 7064, MOD 97-10: the number of the six characters
// between, in Crockford's base 32, and the two digits behind it leave 1.
func mod97(plain string) bool {
	const characters, modulus = "0123456789abcdefghjkmnpqrstvwxyz", 97
	number := 0
	for _, c := range plain[1:7] {
		number = number*len(characters) + strings.IndexRune(characters, c)
	}
	check, err := strconv.Atoi(plain[7:])
	return err == nil && (number*100+check)%modulus == 1
}

// mod11 checks an ISNI by ISO/IEC 7064, MOD 11-2: X stands for 10.
func mod11(plain string) bool {
	const modulus = 11
	sum := 0
	for _, c := range plain {
		digit := int(c - '0')
		if c == 'X' {
			digit = 10
		}
		sum = (sum*2 + digit) % modulus
	}
	return sum == 1
}
