//go:build registry

// The accuracy of searches and matches on the affiliation strings of the Research
// Organization Registry: make accuracy prints it.
package catalog

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

type rorRecord struct {
	ID        string `json:"id"`
	Status    string
	Locations []struct {
		Details struct {
			CC   string `json:"country_code"`
			C    string `json:"country_name"`
			S    string `json:"country_subdivision_name"`
			Name string `json:"name"`
		} `json:"geonames_details"`
	}
	Names []struct {
		Value string
		Types []string
		Lang  *string
	}
	Relationships []struct {
		Type, ID string
	}
}

// lines reads a compressed file whose path the environment has.
func lines(t testing.TB, variable string, each func([]byte)) {
	t.Helper()
	f, err := os.Open(os.Getenv(variable))
	if err != nil {
		t.Fatalf("%s names no file: %v", variable, err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		each(s.Bytes())
	}
}

var more = map[string][]string{
	"US": {"USA", "U.S.A.", "United States of America", "US"}, "GB": {"UK", "U.K.", "England", "Scotland", "Wales", "Northern Ireland", "Great Britain"},
	"CN": {"PR China", "P.R. China", "People's Republic of China"}, "KR": {"Korea", "Republic of Korea", "South Korea"}, "RU": {"Russian Federation", "Russia"},
	"CZ": {"Czech Republic", "Czechia"}, "TR": {"Turkey", "Türkiye"}, "AE": {"UAE", "United Arab Emirates"}, "NL": {"Netherlands", "The Netherlands"},
	"IR": {"Iran", "Islamic Republic of Iran"}, "VN": {"Viet Nam", "Vietnam"}, "TW": {"Taiwan", "Taiwan, ROC"}, "BR": {"Brasil"}, "DE": {"Deutschland"}, "ES": {"España"}, "IT": {"Italia"},
	"HK": {"Hong Kong"}, "MO": {"Macau", "Macao"}, "SA": {"Saudi Arabia"}, "KP": {}, "MX": {"México"},
}

// registry is the registry of research organisations with its places.
type registry struct {
	ids     []string
	names   [][]Name
	around  [][]uint32
	country []int // -1 for none
	degree  []int
	place   []bool
}

func (r *registry) Degree(n uint32) int      { return r.degree[n] }
func (r *registry) Compare(a, b uint32) int  { return strings.Compare(r.ids[a], r.ids[b]) }
func (r *registry) Around(n uint32) []uint32 { return r.around[n] }
func (r *registry) Country(n uint32) (uint32, bool) {
	return uint32(r.country[n]), r.country[n] >= 0
}

func (r *registry) organization(n uint32) bool { return !r.place[n] }

func (r *registry) add(id string, place bool) uint32 {
	r.ids = append(r.ids, id)
	r.names = append(r.names, nil)
	r.around = append(r.around, nil)
	r.country = append(r.country, -1)
	r.degree = append(r.degree, 0)
	r.place = append(r.place, place)
	return uint32(len(r.ids) - 1)
}

func ror(t testing.TB) (*registry, *Catalog) {
	var recs []rorRecord
	lines(t, "ENTENTE_ROR", func(b []byte) {
		var r rorRecord
		if err := json.Unmarshal(b, &r); err != nil {
			t.Fatal(err)
		}
		recs = append(recs, r)
	})
	g := &registry{}
	places := map[string]uint32{}
	number := map[string]uint32{}
	place := func(id string, names ...string) uint32 {
		if n, ok := places[id]; ok {
			return n
		}
		n := g.add(id, true)
		for _, name := range names {
			g.names[n] = append(g.names[n], Name{Text: name})
		}
		places[id] = n
		return n
	}
	for i := range recs {
		r := &recs[i]
		if r.Status == "withdrawn" {
			continue
		}
		n := g.add(r.ID, false)
		for _, name := range r.Names {
			g.names[n] = append(g.names[n], Name{Text: name.Value, Acronym: slices.Contains(name.Types, "acronym")})
		}
		for _, l := range r.Locations {
			d := l.Details
			names := append([]string{d.C}, more[d.CC]...)
			if region, err := language.ParseRegion(d.CC); err == nil {
				for _, tag := range []language.Tag{language.English, language.German, language.French, language.Spanish, language.Portuguese, language.Italian} {
					if name := display.Regions(tag).Name(region); name != "" {
						names = append(names, name)
					}
				}
			}
			slices.Sort(names)
			c := place(d.CC, slices.Compact(names)...)
			g.country[c] = int(c)
			g.country[n] = int(c)
			g.around[n] = append(g.around[n], c)
			if d.S != "" {
				s := place(d.CC+"/"+d.S, d.S)
				g.country[s] = int(c)
				g.around[n] = append(g.around[n], s)
			}
			if d.Name != d.S {
				s := place(d.CC+"/"+d.S+"/"+d.Name, d.Name)
				g.country[s] = int(c)
				g.around[n] = append(g.around[n], s)
			}
		}
		g.degree[n] = len(r.Relationships)
		number[r.ID] = n
	}
	for i := range recs {
		n, ok := number[recs[i].ID]
		if !ok {
			continue
		}
		for _, rel := range recs[i].Relationships {
			if m, ok := number[rel.ID]; ok && rel.Type == "parent" {
				g.around[n] = append(g.around[n], m)
			}
		}
	}
	var es []Entity
	for n, names := range g.names {
		es = append(es, Entity{Number: uint32(n), Names: names})
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	began := time.Now()
	c := New(es)
	took := time.Since(began)
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Printf("%d entities, %d words: built in %v, %d bytes an entity beside the texts\n", len(es), c.parts[0].terms.len(), took.Round(time.Millisecond), (after.HeapAlloc-before.HeapAlloc)/uint64(len(es)))
	return g, c
}

type asked struct {
	Affiliation string
	IDs         []string `json:"ror_ids"`
}

func affiliations(t testing.TB) []asked {
	var all []asked
	lines(t, "ENTENTE_AFFILIATIONS", func(b []byte) {
		var a asked
		if err := json.Unmarshal(b, &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	})
	return all
}

func TestSpringer(t *testing.T) {
	g, c := ror(t)
	all := affiliations(t)
	show := os.Getenv("SHOW") != ""
	var first, five, anyAt, n int
	began := time.Now()
	var spent []time.Duration
	var above [20]struct{ all, right, first, firstRight int }
	for i, a := range all {
		if len(a.IDs) == 0 {
			continue
		}
		n++
		b := time.Now()
		hits := c.Search(a.Affiliation, g, g.organization)
		spent = append(spent, time.Since(b))
		for j, h := range hits {
			right := slices.Contains(a.IDs, g.ids[h.Number])
			for k := range above {
				if s := 0.4 + 0.02*float64(k); h.Score >= s {
					above[k].all++
					if right {
						above[k].right++
					}
					if j == 0 {
						above[k].first++
						if right {
							above[k].firstRight++
						}
					}
				}
			}
		}
		at := slices.IndexFunc(hits, func(h Hit) bool { return slices.Contains(a.IDs, g.ids[h.Number]) })
		if at == 0 {
			first++
		}
		if at >= 0 && at < 5 {
			five++
		}
		if at >= 0 {
			anyAt++
		}
		if show && at != 0 {
			var b strings.Builder
			for j, h := range hits[:min(len(hits), max(3, min(at+1, 8)))] {
				mark := " "
				if slices.Contains(a.IDs, g.ids[h.Number]) {
					mark = "*"
				}
				fmt.Fprintf(&b, "   %s%d %.3f share %.2f weight %.1f country %d class %v : %s (%s)\n", mark, j, h.Score, h.share, h.run.weight, h.country, h.Class, g.names[h.Number][h.Name].Text, g.names[h.Number][0].Text)
			}
			for m, id := range g.ids {
				if slices.Contains(a.IDs, id) {
					fmt.Fprintf(&b, "    wanted %v\n", g.names[m])
				}
			}
			fmt.Printf("%d %s\n  at %d\n%s", i, a.Affiliation, at, b.String())
		}
	}
	for k, x := range above {
		fmt.Printf("from %.2f on: %d of %d right (%.3f), first %d of %d (%.3f)\n", 0.4+0.02*float64(k), x.right, x.all, float64(x.right)/float64(x.all), x.firstRight, x.first, float64(x.firstRight)/float64(x.first))
	}
	slices.Sort(spent)
	fmt.Printf("first %.4f five %.4f any %.4f of %d, %v each, p50 %v p95 %v\n", float64(first)/float64(n), float64(five)/float64(n), float64(anyAt)/float64(n), n, time.Since(began)/time.Duration(n), spent[len(spent)/2], spent[len(spent)*95/100])
}

func TestMatchSpringer(t *testing.T) {
	g, c := ror(t)
	var tp, fp, fn, exact int
	show := os.Getenv("SHOW") != ""
	all := affiliations(t)
	for i, a := range all {
		got := slices.DeleteFunc(c.Match(a.Affiliation, g, g.organization), func(m Match) bool { return !m.Sure })
		ok := len(got) == len(a.IDs)
		var b strings.Builder
		for _, m := range got {
			right := slices.Contains(a.IDs, g.ids[m.Number])
			if right {
				tp++
			} else {
				fp++
				ok = false
			}
			fmt.Fprintf(&b, "   %v %.3f sure %v %q: %s (%s)\n", right, m.Score, m.Sure, a.Affiliation[m.From:m.To], g.names[m.Number][m.Name].Text, g.names[m.Number][0].Text)
		}
		for _, id := range a.IDs {
			if !slices.ContainsFunc(got, func(m Match) bool { return g.ids[m.Number] == id }) {
				fn++
				for n := range g.ids {
					if g.ids[n] == id {
						fmt.Fprintf(&b, "    wanted %v\n", g.names[n])
					}
				}
			}
		}
		if ok {
			exact++
		}
		if show {
			fmt.Printf("%d %s\n%s", i, a.Affiliation, b.String())
		}
	}
	fmt.Printf("precision %.4f recall %.4f exact %.4f\n", float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn), float64(exact)/float64(len(all)))
}
