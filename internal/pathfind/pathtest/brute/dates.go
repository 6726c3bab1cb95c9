package brute

import (
	"strconv"
	"strings"
	"time"
)

// span is the days that a date may mean: [earliest, latest]. Days are written
// YYYY-MM-DD, so they compare as texts.
type span struct{ earliest, latest string }

// Before and after every day that can be written.
const (
	beforeAll = "0000-00-00"
	afterAll  = "9999-99-99"
)

// read returns the days of a date.
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
		return span{bare + "-01", bare + "-" + strconv.Itoa(daysIn(bare))}
	default:
		return span{bare, bare}
	}
}

// readRun returns the first and the last date of an `observed`: of a single date
// both are that one.
func readRun(observed string) (first, last span) {
	dates := splitRun(observed)
	return read(dates[0]), read(dates[len(dates)-1])
}

// splitRun returns the dates of an `observed`: one, or the first and the last.
func splitRun(observed string) []string { return strings.Split(observed, "/") }

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

// dayAfter returns the day that follows a day.
func dayAfter(day string) string {
	if day == "9999-12-31" {
		return afterAll
	}
	return atMidnight(day).AddDate(0, 0, 1).Format(time.DateOnly)
}

// dayBefore returns the day that a day follows.
func dayBefore(day string) string {
	switch day {
	case afterAll:
		return "9999-12-31"
	case "0000-01-01":
		return beforeAll
	default:
		return atMidnight(day).AddDate(0, 0, -1).Format(time.DateOnly)
	}
}

// daysBetween counts the days from one day to a later one.
func daysBetween(from, to string) int {
	return int(atMidnight(to).Sub(atMidnight(from)).Hours()) / 24
}

// atMidnight returns a day as a time, to count with.
func atMidnight(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic("no day: " + day)
	}
	return t
}
