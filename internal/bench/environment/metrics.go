package environment

// Visited is the figure of entente's /metrics that counts the links that searches
// have looked at.
const Visited = "entente_search_visited_links_total"
