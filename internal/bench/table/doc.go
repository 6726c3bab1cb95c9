// Package table writes what was measured as Markdown: all of it for
// docs/benchmarks.md – first the ratios on the largest network of each shape, then,
// folded, every figure –, and a summary for the README.
package table
