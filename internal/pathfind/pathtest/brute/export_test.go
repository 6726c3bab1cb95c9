package brute

// What the tests compare: all paths, all shortest, and the first of any length.
var (
	AllPaths      = (*Network).paths
	HopPaths      = (*Network).hopPaths
	NearestByHops = (*Network).nearestByHops
	MonthsAfter   = monthsAfter
	FoldedRole    = folded
	AnyLength     = anyLength
)
