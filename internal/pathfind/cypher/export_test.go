package cypher

// NewWithin is New for searches that may read so many bytes, each and all together.
var NewWithin = newWithin
