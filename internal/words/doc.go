// Package words puts answers into English: numbers, dates, kinds, and how surely a link holds. What it returns is a whole
// phrase for a place of its own; sentences are not glued of its pieces, so that it can be written in another language one day.
package words
