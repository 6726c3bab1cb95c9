package graphtest

import (
	"context"
	"errors"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"reflect"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// resolve draws the value of the field being resolved, or an error.
func resolve[T any](ctx context.Context, r Resolvers) (value T, err error) {
	place := fnv.New64a()
	_, _ = place.Write([]byte(graphql.GetPath(ctx).String()))
	v := values{rand.New(rand.NewPCG(r.Seed, place.Sum64())), r}
	switch {
	case v.happens(20):
		return value, errors.New("not to be had")
	case v.happens(40):
		panic("out of order")
	}
	v.fill(reflect.ValueOf(&value).Elem())
	return value, nil
}

// values draws values.
type values struct {
	*rand.Rand
	resolvers Resolvers
}

func (v values) happens(n int) bool { return v.IntN(n) == 0 }

// fill sets a variable to a value that it draws.
func (v values) fill(into reflect.Value) {
	if special := v.special(into.Type()); special.IsValid() {
		into.Set(special)
		return
	}
	switch into.Kind() {
	case reflect.Pointer:
		if !v.happens(4) {
			into.Set(reflect.New(into.Type().Elem()))
			v.fill(into.Elem())
		}
	case reflect.Slice:
		if v.happens(20) {
			return
		}
		into.Set(reflect.MakeSlice(into.Type(), v.IntN(4), 4))
		for i := range into.Len() {
			v.fill(into.Index(i))
		}
	case reflect.Struct:
		for i := range into.NumField() {
			if into.Field(i).CanSet() {
				v.fill(into.Field(i))
			}
		}
	case reflect.String:
		into.SetString(v.text())
	case reflect.Bool:
		into.SetBool(v.happens(2))
	case reflect.Int, reflect.Int32, reflect.Int64:
		into.SetInt(int64(v.IntN(2000) - 1000))
	case reflect.Float64:
		into.SetFloat(v.float())
	}
}

// special draws a value of a type that is not made of its parts; no value where it
// is.
func (v values) special(t reflect.Type) reflect.Value {
	switch t {
	case reflect.TypeFor[model.Entity](), reflect.TypeFor[model.Node]():
		if v.happens(25) {
			return reflect.Zero(t)
		}
		if t == reflect.TypeFor[model.Node]() && v.happens(2) {
			if v.happens(2) {
				return reflect.ValueOf(model.NewSource(v.source()))
			}
			return reflect.ValueOf(v.link())
		}
		return reflect.ValueOf(v.entity(network.Kinds()[v.IntN(len(network.Kinds()))]))
	case reflect.TypeFor[model.Organization]():
		return reflect.ValueOf(v.entity(network.Organization))
	case reflect.TypeFor[model.Person]():
		return reflect.ValueOf(v.entity(network.Person))
	case reflect.TypeFor[model.Agreement]():
		return reflect.ValueOf(v.entity(network.Agreement))
	case reflect.TypeFor[model.Place]():
		return reflect.ValueOf(v.entity(network.Place))
	case reflect.TypeFor[model.Link]():
		return reflect.ValueOf(v.link())
	case reflect.TypeFor[model.JudgedLink]():
		return reflect.ValueOf(v.judged())
	case reflect.TypeFor[network.Citation]():
		return reflect.ValueOf(v.citation())
	case reflect.TypeFor[model.Source]():
		return reflect.ValueOf(model.NewSource(v.source()))
	case reflect.TypeFor[model.Fact]():
		return reflect.ValueOf(v.organization().Fact(0))
	case reflect.TypeFor[model.StatusChange]():
		return reflect.ValueOf(v.organization().StatusChange(0))
	case reflect.TypeFor[model.Name]():
		return reflect.ValueOf(v.organization().OtherName(0))
	case reflect.TypeFor[model.TimelineItem]():
		return reflect.ValueOf(v.timelineItem())
	case reflect.TypeFor[network.Date]():
		return reflect.ValueOf(v.date())
	case reflect.TypeFor[network.Value]():
		return reflect.ValueOf(network.TextValue(v.text()))
	case reflect.TypeFor[network.LinkType]():
		return reflect.ValueOf(network.LinkTypes()[v.IntN(len(network.LinkTypes()))])
	}
	return reflect.Value{}
}

// entity draws an entity of a kind.
func (v values) entity(kind network.Kind) model.Entity {
	var e network.Entity
	v.fill(reflect.ValueOf(&e).Elem())
	e.Kind = kind
	return model.NewEntity(&e, v.resolvers)
}

// organization draws an organisation with a name, a fact and a status change.
func (v values) organization() model.Record {
	e := network.Entity{ID: v.text(), Kind: network.Organization, Names: make([]network.Name, 1), Facts: make([]network.Fact, 1), StatusHistory: make([]network.StatusChange, 1)}
	v.fill(reflect.ValueOf(&e.Names[0]).Elem())
	v.fill(reflect.ValueOf(&e.Facts[0]).Elem())
	v.fill(reflect.ValueOf(&e.StatusHistory[0]).Elem())
	return model.NewEntity(&e, v.resolvers).Base()
}

// link draws a link, mostly a position of a person in an organisation. It may have
// its evidence with it, and seldom lacks an end.
func (v values) link() model.Link {
	var l network.Link
	v.fill(reflect.ValueOf(&l).Elem())
	var from, to, behalf model.Entity = v.entity(network.Person), v.entity(network.Organization), v.entity(network.Agreement)
	if v.happens(4) {
		v.fill(reflect.ValueOf(&from).Elem())
	}
	if v.happens(2) {
		behalf = nil
	}
	var tenures []network.Tenure
	v.fill(reflect.ValueOf(&tenures).Elem())
	link := model.NewLink(&l, tenures, from, to, behalf, v.resolvers)
	if !v.happens(3) {
		var citations []network.Citation
		v.fill(reflect.ValueOf(&citations).Elem())
		link = link.WithCitations(citations)
	}
	return link
}

// judged draws a link as a question sees it.
func (v values) judged() model.JudgedLink {
	var q model.Question
	v.fill(reflect.ValueOf(&q).Elem())
	return v.link().Judge(q)
}

// citation draws a piece of evidence with its source.
func (v values) citation() network.Citation {
	c := network.Citation{From: v.source()}
	v.fill(reflect.ValueOf(&c.Evidence).Elem())
	return c
}

func (v values) source() *network.Source {
	var s network.Source
	v.fill(reflect.ValueOf(&s).Elem())
	return &s
}

// timelineItem draws an item of a timeline, whose evidence is that of an entity.
func (v values) timelineItem() model.TimelineItem {
	item := model.TimelineItem{Date: v.date(), Kind: model.AllTimelineKind[v.IntN(len(model.AllTimelineKind))], Text: v.text(), Support: v.organization()}
	v.fill(reflect.ValueOf(&item.Entity).Elem())
	v.fill(reflect.ValueOf(&item.Link).Elem())
	v.fill(reflect.ValueOf(&item.StatusChange).Elem())
	v.fill(reflect.ValueOf(&item.Fact).Elem())
	return item
}

// date draws a date, or none.
func (v values) date() network.Date {
	texts := []string{"", "2024-06-01", "2024-06", "1997", "2023-06~", "2012?"}
	date, err := network.ParseDate(texts[v.IntN(len(texts))])
	if err != nil {
		return network.Date{}
	}
	return date
}

// text draws a text: what JSON escapes, what it need not, and what is no UTF-8.
func (v values) text() string {
	texts := []string{"", "org:a", "Ministry of \"Education\"", "a\\b\tc\nd\re\x01\x1f\x7f", "Türkmenistan – Министерство", "\u2028<&>", "\xff\xfebroken"}
	return texts[v.IntN(len(texts))]
}

// float draws a number, seldom one that JSON does not have.
func (v values) float() float64 {
	numbers := []float64{0, 1, 0.9, -2.5, 1e21, 123456789, 1e-7, 100000, 3}
	if v.happens(40) {
		return math.NaN()
	}
	return numbers[v.IntN(len(numbers))]
}
