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
// See Filter. It judges links (by type, status, confidence and dates), the entities
// inside the path (by kind, by name, by how many links they have), never the ends,
// and the path as a whole: what it passes on its way (via), whether there is a day
// on which all its steps hold (overlapping), whether each can be taken on the day
// of the one before it or later (inTimeOrder).
//
// # An order
//
// FewestHops orders paths by hops, then by their entity ids from first to last,
// byte by byte. Strongest orders them by what they cost (see Cost), then by hops,
// then by ids. MostDiverse orders each next one by how much it has in common with
// those before it. So the same question always has the same answer.
//
// # An outcome
//
// An answer without a path says why there is none, and an answer that time or
// work cut short says that it was: see Outcome. Which searches that takes is
// decided here, in outcome.go, over what an engine provides.
//
// # The life of a question
//
// Service owns it: it checks the question, opens the network, resolves what the
// question mentions, bounds time and work, and makes the searches that the outcome
// takes. The questions of one request share a Budget.
//
// # Engines
//
// An Engine only searches. The packages below this one implement it, and the
// conformance suite in pathtest judges the service over each: all of them return
// the same answers.
package pathfind
