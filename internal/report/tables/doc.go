// Package tables makes tables of a report on regional partnership reach, and writes them for spreadsheets, programs and people: as
// CSV, XLSX, JSON and Markdown. It also makes a calendar and a feed of what falls due.
//
// Tables are made of the answer for a report alone, so that each figure is one that GraphQL gives. The same answer gives the same
// bytes in every format.
package tables
