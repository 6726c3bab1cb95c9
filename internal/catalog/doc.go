// Package catalog finds entities by what they are called, in memory: by the words of all
// their names, as they are written or nearly so, and names in a longer text.
//
// # A catalogue
//
// A Catalog belongs to one revision of a network and never changes; Apply makes the next
// one, at a cost that follows the change. It consists of parts, as a log-structured merge
// tree does: the first has what there was when it was built, the others what has come since,
// and what is gone is marked. How rare a word is counts all of them, so what is found is the
// same as in a catalogue that is built anew. Of an entity it knows the number and the names;
// what else tells entities apart it asks the Network.
//
// # Search
//
//  1. The query is read as words (naming.Read). For each, the terms are found that it may
//     be: itself; two that are written as one there, or one that is written as two here;
//     where no name has the word, and in short queries, those that begin with it, that are
//     one or two letters from it (similar.go), and that sound like it (sounds.go); and of
//     the last word always those that begin with it, for it may not be finished
//     (query.go).
//  2. Those entities are gathered whose names have most of the query's weight, where a
//     word weighs the logarithm of how rare it is, and all that have a name of which every
//     word is in the query (gather.go).
//  3. Each of their names is aligned with the query: the run of the query is found that
//     covers the most of the name, less for gaps, another order, and commas in between
//     (align.go).
//  4. What the query says beside the run may be explained: another name of the entity, its
//     place, what it is part of. Where all words agree or are explained, the hit is of one
//     of the classes of package naming, and scores as those do. Else the query only names it
//     (naming.Named): the score is the fourth root of the share of the query's weight that
//     the run has, times the third power of the share of the name that it covers; more where
//     the query says where the entity is, and less where it says that it is elsewhere
//     (search.go).
//
// # Match
//
// Match finds the names in a text, line by line and long lines sentence by sentence:
// those of which nine tenths are in it. Names that overlap exclude each other, the better
// first; so do an entity and what it is part of (match.go).
package catalog
