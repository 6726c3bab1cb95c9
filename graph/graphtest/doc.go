// Package graphtest helps to test how answers are put together: it draws operations
// over the whole schema, and values for all of its fields, from random numbers.
package graphtest
