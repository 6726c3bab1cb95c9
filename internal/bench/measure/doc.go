// Package measure takes the time of questions: how long each takes one client,
// and how many are answered a second.
//
// Targets that are compared take turns of a fraction of the time each, in rounds,
// so that whatever else the machine does hits all of them alike.
package measure
