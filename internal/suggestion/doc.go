// Package suggestion says with whom an organisation might become partners: who is near
// it, what speaks for each, and in what order.
//
// # Who is suggested
//
// Organisations that exist on the day, are no partners of it on that day – planned links
// count there, for whom one talks with already need not be suggested –, and lie two
// steps between partners away, by links that hold on the day and are not planned. See
// network.Partnership for what a step is.
//
// # What speaks for one
//
// See Weights. What two have in common counts the less the more have it: a partner in
// common by how many partners that has. The resource allocation of Zhou, Lü and Zhang
// (2009) divides by their number, the index of Adamic and Adar (2003) by its logarithm;
// package backtest compares both. What more than 1,000 organisations share speaks for
// nobody: neither is somebody a partner in common by it, nor is it one of so many
// partners.
//
// All points are whole, so that a sum is what its parts are.
package suggestion
