package store

import (
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// row is one row of a result. Its accessors return the zero value for a null and
// for what is not of the type asked for.
type row struct{ record *neo4j.Record }

func (r row) value(column string) any {
	v, _ := r.record.Get(column)
	return v
}

func (r row) text(column string) string { return as[string](r.value(column)) }

func (r row) number(column string) int { return int(as[int64](r.value(column))) }

func (r row) truth(column string) bool { return as[bool](r.value(column)) }

func (r row) texts(column string) []string { return texts(r.value(column)) }

// fields returns a map-valued column.
func (r row) fields(column string) fields { return as[map[string]any](r.value(column)) }

// list returns a column that is a list of maps.
func (r row) list(column string) []fields { return fieldLists(r.value(column)) }

// cells are values by their place.
type cells []any

func (c cells) text(i int) string { return as[string](c[i]) }

func (c cells) number(i int) int { return int(as[int64](c[i])) }

// fields is a map projection, such as the properties of a node.
type fields map[string]any

func (f fields) text(key string) string { return as[string](f[key]) }

func (f fields) number(key string) int { return int(as[int64](f[key])) }

func (f fields) float(key string) float64 { return as[float64](f[key]) }

func (f fields) texts(key string) []string { return texts(f[key]) }

func (f fields) list(key string) []fields { return fieldLists(f[key]) }

func (f fields) date(key string) network.Date { return dateIn(f[key]) }

// dateIn reads a date as it was stored. What is stored was checked when it was
// written; what was changed behind our back since is found by `entente check`.
func dateIn(v any) network.Date {
	text := as[string](v)
	if text == "" {
		return network.Date{}
	}
	d, err := network.ParseDate(text)
	if err != nil {
		return network.Date{}
	}
	return d
}

func dayIn(v any) network.Day { return network.Day(as[int64](v)) }

func (f fields) observed(key string) network.Observed { return observedIn(f[key]) }

func observedIn(v any) network.Observed {
	o, err := network.ParseObserved(as[string](v))
	if err != nil {
		return network.Observed{}
	}
	return o
}

func (f fields) period() network.Period {
	return network.Period{From: f.date("validFrom"), To: f.date("validTo")}
}

func as[T any](v any) T {
	t, _ := v.(T)
	return t
}

func texts(v any) []string {
	list := as[[]any](v)
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = as[string](e)
	}
	return out
}

func fieldLists(v any) []fields {
	list := as[[]any](v)
	out := make([]fields, len(list))
	for i, e := range list {
		out[i] = as[map[string]any](e)
	}
	return out
}
