// Package topology is the shape of the whole network in memory: which entities are
// joined, by which types of links, and when – all that a search reads, and what an
// answer shows of each entity and link in a list.
//
// # A snapshot
//
// A Snapshot is the shape at one revision. It never changes, so any number of
// searches walk over it while the next one is made. Entities and links have dense
// numbers (Node, Edge); those of entities that are near each other in the network are
// near each other too (numbering.go). Each entity has a row of arcs, one for each link
// that it is an end of, ordered by the id of the other end, then by type and id of the
// link: a search that reads rows in order meets ids in order, and parallel links side
// by side.
//
// # Changes
//
// A Change makes the next snapshot (Apply), at a cost that follows the change, and
// how many links there are at what it touches, and not the network: what it does
// not touch, both share. Numbers stay what they are. What comes gets the next
// ones, what goes leaves its own unused; when there is much of both (NeedsCompaction), the
// network is built again from the snapshot (Compact).
//
// # A follower
//
// A Follower keeps the newest snapshot of a Feed: it builds the first, applies
// what changes, in order and each once, compacts, and detects when the snapshot
// and the graph do not go together – a gap in the log, or a graph that was changed
// without a trace in it. Then it builds anew, while the last good snapshot goes on
// answering. What it does when is a table of states and events (phase.go, and
// inspect.go for the comparison with the graph). All this happens behind one atomic
// pointer: readers never wait for writers.
//
// # Time
//
// When a link holds is worked out where the link is written (network.Tenure) and
// kept here as days.
//
// # Memory
//
// A link takes 60 bytes:
//
//	16  its two arcs: other end, link, type, status, direction
//	16  its tenure as known today, and the number of its confidence
//	16  its id: a derived one is 128 bits
//	 8  its bounds as they were written, and the number of its role
//	 4  its place in the order of ids, by which it is found
//
// Where it leads from follows from its number, since links are numbered by that.
// Beside the links that need them are kept: 24 bytes for each earlier tenure, of
// which a link has one at least that rests on a source of which nobody says when it
// was published; 24 and the text for an id that is not derived or a role that is not
// among the first 16,000; 16 for a confidence not among the first 255, 16 for one on
// behalf of another; 8 where the link came or moved since the last build.
//
// An entity takes 100 bytes and the texts of its id and name:
//
//	64  where the texts are, its bounds, home, country, region and type, and when it may exist
//	 8  where its row is, its kind and how many links it has
//	 8  what it is connected to where nothing is filtered
//	 6  its place in the table by which it is found
//	 8  its place in the order of ids, and which entity has its number as its place
//	 4  the first link that leads from it
//	 2  rounding
//
// While a network is built, another 52 bytes a link are needed, and a table of the
// ids of all entities. The benchmark's million links, of which four in ten have an
// earlier tenure and two in ten are on behalf of another, and 270,000 entities take
// 104 MB, and 21 MB of texts.
package topology
