// Package part has what pages are made of: the frame, an entity with its mark, quotes, rows of links, a time line. Parts
// know the answers of package ask and how words puts them; they ask nothing.
package part
