package brute

import (
	"fmt"
	"strconv"
	"strings"
)

// span is the days that a date may mean: [earliest, latest]. Days are written
// YYYY-MM-DD, so they compare as texts.
type span struct{ earliest, latest string }

// Before and after every day that can be written.
const (
	beforeAll = "0000-00-00"
	afterAll  = "9999-99-99"
)

// read gives the days of a date.
//
// "A date is an interval of days [earliest, latest]; a bare year is all of its
// days; no date is unbounded." "The marks are kept and shown, and widen nothing."
func read(date string) span {
	bare := strings.TrimRight(date, "~?")
	switch len(bare) {
	case 0:
		return span{beforeAll, afterAll}
	case len("1997"):
		return span{bare + "-01-01", bare + "-12-31"}
	case len("2025-10"):
		return span{bare + "-01", fmt.Sprintf("%s-%02d", bare, daysIn(bare))}
	default:
		return span{bare, bare}
	}
}

// readRun gives the first and the last date of an `observed`: of a single date
// both are that one.
func readRun(observed string) (first, last span) {
	a, b, isRun := strings.Cut(observed, "/")
	if !isRun {
		b = a
	}
	return read(a), read(b)
}

// daysIn counts the days of a month written YYYY-MM.
func daysIn(month string) int {
	year, _ := strconv.Atoi(month[:4])
	switch month[5:] {
	case "02":
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case "04", "06", "09", "11":
		return 30
	default:
		return 31
	}
}
