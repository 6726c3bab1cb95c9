// Package networkchange finds what has changed in the network from one day to another:
// what began, what ended, what came to another status and what came into being – or what
// was known on the second day of which nobody could have known on the first.
//
// Links and when entities begin are read off a snapshot of the topology, in one pass. A
// snapshot does not have the dated statuses of entities: these are asked for beside it
// (see Statuses), no more of them than fit on the page, and how many there are.
package networkchange
