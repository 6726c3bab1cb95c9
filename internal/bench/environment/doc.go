// Package environment prepares what is measured: a made-up network in a Neo4j of its
// own, and entente's servers on it, each a process as a user would run it. All of
// it listens on loopback only.
//
// A network is loaded once into a data folder in the cache, which is kept, and
// measured on a copy: so measuring may write, and a run that is killed spoils
// nothing.
package environment
