package store

import (
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// A post is found by words of its role, its organisation and the country of that (see
// naming.PostQuery). What there is to look at is bounded: so many posts by their roles,
// and where there are as many, those at so many organisations that the query may name.
const (
	maxPosts         = 1000
	maxOrganizations = 100
)

// wholeNameScore is the least score of an entity that has the query as a whole name, be
// it in other letters or another order, or as its initials; see naming.Query.Lucene.
const wholeNameScore = 5000.0

// setPosts sets the parameters by which posts are sought: none where nobody is looked
// for who could hold one.
func setPosts(p params, q naming.Query, f listing.SearchFilter) {
	p["readings"], p["anyWord"], p["today"] = nil, "", int64(f.Today)
	p["whole"], p["postLimit"], p["organizationLimit"] = wholeNameScore, maxPosts, maxOrganizations
	if f.Country != nil || f.Kinds != nil && !slices.Contains(f.Kinds, network.Person) {
		return
	}
	post := q.Post()
	p["readings"], p["anyWord"] = post.Readings, post.Any
}

// addPost adds who holds a post, or held it.
func addPost(found *[]listing.Found, q naming.Query, f fields, today network.Day) error {
	l, err := listedLink(f)
	if err != nil {
		return err
	}
	by := listing.ByPostNotHeld
	switch network.HoldingOn(l.Tenures, today, nil) {
	case network.Certainly:
		by = listing.ByPostHeld
	case network.Presumably:
		by = listing.ByPostPresumed
	}
	if match, ok := q.RankRole(l.Role, by != listing.ByPostNotHeld); ok {
		*found = append(*found, listing.Found{Entity: l.Source, By: by, Match: match, Position: &l, Degree: f.number("degree")})
	}
	return nil
}
