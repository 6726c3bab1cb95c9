package pathfind

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// TestConditions makes sure that every field of a filter but MaxHops and On is one condition,
// which is made when the field is set, and lifted alone; and that what only reports set,
// which no question can name, makes it no trivial one either.
func TestConditions(t *testing.T) {
	var names []string
	for i := range reflect.TypeFor[Filter]().NumField() {
		field := reflect.TypeFor[Filter]().Field(i)
		name := strings.ToLower(field.Name[:1]) + field.Name[1:]
		if name == "maxHops" || name == "on" {
			continue
		}
		if name == "untilEnd" || name == "earlier" {
			var f Filter
			set(reflect.ValueOf(&f).Elem().Field(i))
			if f.Trivial() {
				t.Errorf("with %s alone the filter is trivial", name)
			}
			continue
		}
		names = append(names, name)
		f := Filter{MaxHops: new(2)}
		set(reflect.ValueOf(&f).Elem().Field(i))
		if diff := cmp.Diff([]string{name}, f.Named()); diff != "" {
			t.Errorf("%s alone (-want +got):\n%s", name, diff)
		}
		if f.Trivial() {
			t.Errorf("with %s alone the filter is trivial", name)
		}
		lifted := f.Without(name)
		if made := lifted.Named(); len(made) > 0 && name != "through" {
			t.Errorf("without %s it still makes %v", name, made)
		}
		if !lifted.Trivial() || *lifted.MaxHops != 2 {
			t.Errorf("without %s it is not trivial, or has other hops: %+v", name, lifted)
		}
	}
	var listed []string
	for _, c := range conditions {
		listed = append(listed, c.name)
	}
	if diff := cmp.Diff(names, listed); diff != "" {
		t.Errorf("the conditions are not the fields (-want +got):\n%s", diff)
	}
}

// set makes a value other than zero: of a list the empty one.
func set(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	default:
		v.Set(reflect.New(v.Type().Elem()))
	}
}

// TestLifted lifts linkTypes and through to what the question named of what does not
// count by default.
func TestLifted(t *testing.T) {
	f := Filter{
		LinkTypes: []network.LinkType{network.Reported}, Through: []network.Kind{network.Place, network.Person},
		AsOf: new(network.Day), Certainty: new(network.Certain), Statuses: []network.Status{},
	}
	kinds := append(DefaultThrough(), network.Place)
	if got := f.Without("linkTypes").LinkTypes; !slices.Equal(got, network.LinkTypes()) {
		t.Errorf("without linkTypes they are %v", got)
	}
	if got := f.Without("through").Through; !slices.Equal(got, kinds) {
		t.Errorf("without through it is %v", got)
	}
	if got := f.Without("asOf"); got.Certainty != nil {
		t.Errorf("without asOf certainty is left")
	}
	want := Filter{LinkTypes: network.LinkTypes(), Through: kinds}
	if diff := cmp.Diff(want, f.Unfiltered()); diff != "" {
		t.Errorf("unfiltered (-want +got):\n%s", diff)
	}
}
