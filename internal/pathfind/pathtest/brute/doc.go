// Package brute answers questions about small networks straight from the written
// meaning of the API and of the interchange format's dates. It is the judge of
// the path engines: what it answers is right by definition.
//
// A judge has to be independent and obvious, and need not be fast. So this
// package imports nothing of the project but the table of the United Nations' M49, which
// is data: it has its own plain records, in which
// everything is text as in the interchange format, and reads dates by itself. It
// lists every path that there is, and sorts them. Nothing here is clever, and
// each rule stands beside the sentence that asks for it.
//
// It takes questions that are fit to be asked about networks that are valid; what
// must be refused is shown by the scripts of the conformance suite.
package brute
