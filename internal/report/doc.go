// Package report works out the figures of a report on regional partnership reach: whom some bodies reach in a region and
// through what, how that grew, what it hangs on, what falls due, and who is missing.
//
// What each figure means stands with the fields of RegionalReport in schema/report.graphqls. All of them rest on one
// question, reach under the report's filter (see [Question.filter]), asked again for other days, for bodies alone, and
// with more or less than that filter lets pass. They are worked out of one snapshot, so they belong together; what a
// snapshot does not show – dates of agreements, evidence – is read from [Records].
//
// A field that nobody asks for costs nothing: a [Report] works out what it is asked for, and remembers that. Where time or
// work runs out it returns a network.Timeout, and Complete is false from then on.
package report
