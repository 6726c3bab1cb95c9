// Package definition reads saved definitions of reports: what a report is of, and how it is written, as YAML that people write.
//
// Names are as they were written: whoever renders a report finds out what they mean. A key that is not known, one that is there
// twice and a value of a wrong type are errors that name the line and the key, all of them at once.
package definition
