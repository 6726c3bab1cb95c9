// Package gqlwriter writes answers of a gqlgen server as JSON, without what gqlgen
// makes for each field of each object: a context, a handful of closures, and for
// each element of a list a goroutine.
//
// What is written is generated from the schema and the models that gqlgen bound to
// it (package main in generate): fields whose value is at hand, which take no
// arguments and on which no directive runs. Everything else is gqlgen's. Whether an
// answer is written is decided for each field that gqlgen resolves, from what the
// client selected below it (selection.go). So gqlgen resolves the upper part of an
// answer, down to where all that is selected is at hand, and the rest is written.
//
// The client sees no difference: what comes to light only while an answer is
// written, such as an error or a null that the schema does not allow, leaves the
// whole of that answer to gqlgen.
package gqlwriter
