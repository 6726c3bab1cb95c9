// Package reporttest judges whatever answers for regional reports: it makes random networks
// and inputs (Networks), and compares a subject's reports with those of the brute force of
// package brute (Judge), whose answers are right by definition.
//
// The networks are small, and full of what is awkward: dates that are missing, uncertain
// or of a year alone, links that are planned, rejected or ended, sources that came out
// late, people who were somewhere on behalf of others or moved from post to post, and
// organisations that are parts of others. A count of what occurred complains where a case
// occurs too seldom for a pass to mean anything.
//
// Where a subject differs, the network is made as small as it can be while it still does,
// and is printed as JSON Lines, ready for `entente import`.
package reporttest
