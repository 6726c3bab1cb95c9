// Package pathfind is the heart of entente: the questions "how are these two
// linked?" and "whom does this body reach?", what they mean, and what answers
// them.
//
// # A path
//
// A path is a sequence of different entities from one of From to one of To, each
// joined to the next by at least one link that passes the filter, in either
// direction; that is one hop. What lies inside belongs to neither set. An entity
// that is in both sets is a path of no hops. A step of a path carries all links
// between its two entities that pass the filter.
//
// # A filter
//
// See Filter: it judges links (by type, status, confidence and dates) and the
// entities inside the path (by kind and by name), never the ends.
//
// # An order
//
// FewestHops orders paths by hops, then by their entity ids from first to last,
// byte by byte; so the same question always has the same answer.
//
// # An outcome
//
// An answer without a path says why there is none, and an answer that time or
// work cut short says that it was: see Outcome. Every search needed for that is
// made here, in outcome.go, over what an engine provides; an engine only
// searches.
//
// # Engines
//
// Engine is the interface, the packages below this one implement it, and the
// conformance suite in pathtest judges them: all of them give the same answers.
package pathfind
