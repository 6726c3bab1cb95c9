// Package table writes what was measured as Markdown, for the README: first the
// ratios on the largest network, then, folded, every figure.
package table
