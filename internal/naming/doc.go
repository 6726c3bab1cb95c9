// Package naming says when a query and a name mean the same, and how well they
// agree: "magtymguly univ" and Magtymguly Turkmen State University, "xiaohan bi"
// and Bi Xiaohan, "Туркменистан" and Turkmenistan.
//
// A search has two steps. The database gathers candidates: it keeps for every
// entity the Keys of its names, as terms of a full-text index that splits at
// spaces and changes nothing else, and is asked for Query.Lucene. That step is
// generous. Query.Rank then judges each candidate exactly, and what it does not
// recognise is no hit.
//
// # Folding
//
// Names and queries are read alike (fold.go). Letters become the Latin letters
// a–z, without marks, whatever their script and case; "&" becomes "and"; the
// rest becomes spaces. Letters with a full stop each are one word: T.S.U. is
// "tsu". What a hyphen or an apostrophe joins is read as two words and as one:
// "el khoury" and "elkhoury". Small words such as "of" and "the" carry no weight,
// unless there is nothing else. Spellings that differ by country are one.
//
// # Classes
//
// Every match is of a class, and a better class always ranks before a worse one,
// whatever else speaks for the other:
//
//	exact        the name, letter by letter
//	folded       the same after folding: case, marks, script, hyphens, spaces
//	reordered    the same words in another order, small words aside
//	words        all the query's words stand in the name
//	initials     the initials of the name's words, where it has three or more
//	begun        as words, but of some word there is only the beginning
//	one letter   as begun, but one letter is missing, too many, another one, or
//	             swapped with its neighbour
//	two letters  as begun, but with two such errors
//	sound        as two letters, but some words only sound alike, as the
//	             transliterations of one name do
//	named        the query says more than the name: package catalog finds the
//	             names in it
//
// An acronym, former name or transliteration that is recorded is a name like any
// other: it is found exactly. Inside one class comes first what covers the whole
// name, then what is its beginning, then a run of its words, then the rest.
// Numbers are either the same or different; short words allow fewer errors than
// long ones (likeness.go).
//
// # Posts
//
// A post has no name of its own: it is called by words of its role and of the names of
// where it is held (post.go). It ranks below all names.
package naming
