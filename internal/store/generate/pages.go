package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

// pageOrder is an order in which entities are listed, as the templates of pages take it.
type pageOrder struct {
	// Name ends the names of the statements, Words say the order.
	Name, Words string
	// Property is what is ordered by, before the id.
	Property string
	// Back: the greatest comes first.
	Back bool
	// Index has the properties of the index behind the first.
	Index string
	// Types: each type in its turn.
	Types bool
}

// pageOrders are those of listing.EntityOrders, each way.
func pageOrders() []pageOrder {
	return []pageOrder{
		{Name: "by_id", Words: "id", Property: "id", Index: "id"},
		{Name: "by_id_back", Words: "id, the last first", Property: "id", Index: "id", Back: true},
		{Name: "by_name", Words: "name, then id", Property: "sortName", Index: "sortName, id"},
		{Name: "by_name_back", Words: "name, the last first, then id", Property: "sortName", Index: "sortName, id", Back: true},
		{Name: "by_begin", Words: "their beginning, then id", Property: "validFromDay", Index: "validFromDay, id"},
		{Name: "by_begin_back", Words: "their beginning, the last first, then id", Property: "validFromReversed", Index: "validFromReversed, id"},
		{Name: "by_degree", Words: "their number of links, most first, then id", Property: "degree", Index: "degree", Back: true},
		{Name: "by_degree_back", Words: "their number of links, fewest first, then id", Property: "degree", Index: "degree"},
	}
}

// Desc says in which direction the index is read.
func (o pageOrder) Desc() string {
	if o.Back {
		return " DESC"
	}
	return ""
}

// Order is the order behind the first property of the index.
func (o pageOrder) Order() string {
	if o.Property == "id" {
		return "e.id" + o.Desc()
	}
	return "e." + o.Property + o.Desc() + ", e.id"
}

// Within is what of the order comes before that, inside one place: what the index has.
func (o pageOrder) Within() string {
	switch {
	case o.Property == "degree":
		return ""
	case o.Types:
		return "e.home" + o.Desc() + ", e.type" + o.Desc() + ", "
	default:
		return "e.home" + o.Desc() + ", "
	}
}

// Behind are the conditions of what lies behind the place where a page begins. The
// planner would not read the index from there on if they were one.
func (o pageOrder) Behind() []string {
	beyond := ">"
	if o.Back {
		beyond = "<"
	}
	if o.Property == "id" {
		return []string{"e.id " + beyond + " $afterId"}
	}
	conditions := []string{"e." + o.Property + " " + beyond + "= $after"}
	if strings.HasSuffix(o.Index, "id") { // or the index would not be used
		conditions = append(conditions, "e.id > ''")
	}
	return append(conditions, "CASE WHEN e."+o.Property+" = $after THEN e.id > $afterId ELSE true END")
}

// How says how a page of a place is read.
func (o pageOrder) How() string {
	switch {
	case o.Property == "degree":
		return "All are read: an index of degrees would have to be written with every link."
	case o.Types:
		return "Each type in each place is read in the order of an index."
	default:
		return "Each place is read in the order of an index."
	}
}

// pages writes the statements that read a page of entities, one an order, of all kinds
// and of places, if the folder has templates.
func (p parts) pages(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, "templates")); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, order := range pageOrders() {
		if err := p.page(folder, "entity_page", order); err != nil {
			return err
		}
		if order.Property == "degree" {
			order.Index = "id"
		}
		if err := p.page(folder, "entity_page_of_place", order); err != nil {
			return err
		}
		if order.Property == "id" {
			order.Types, order.Index = true, "type, id"
			order.Name = strings.Replace(order.Name, "by_id", "and_types_by_id", 1)
			if err := p.page(folder, "entity_page_of_place", order); err != nil {
				return err
			}
		}
	}
	return nil
}

// page writes a statement from a template.
func (p parts) page(folder, name string, order pageOrder) error {
	made, err := template.ParseFiles(filepath.Join(folder, "templates", name+".tmpl"))
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := made.Execute(&b, order); err != nil {
		return err
	}
	text, err := p.write(b.String())
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name+"_"+order.Name+".cypher"), []byte(text), 0o644)
}
