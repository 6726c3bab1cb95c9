package topology

import (
	"strconv"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// A day takes 22 bits: there are 3,652,425 in the years 0000 to 9999, and the two
// open ends of time lie before and after them.
const (
	dayBits  = 22
	dayMask  = 1<<dayBits - 1
	firstDay = -719528 // 0000-01-01
	lastDay  = 2932896 // 9999-12-31
)

// packDay returns the 22 bits of a day; they are in the order of the days. False
// where no date can have it.
func packDay(d network.Day) (uint64, bool) {
	switch {
	case d == network.MinDay:
		return 0, true
	case d == network.MaxDay:
		return dayMask, true
	case d < firstDay || d > lastDay:
		return 0, false
	default:
		return uint64(int64(d) - firstDay + 1), true
	}
}

// PackedDay is a day as it stands in a snapshot.
type PackedDay uint32

// PackedDayOf returns the PackedDay of any day; what lies outside of the calendar lies at its
// ends.
func PackedDayOf(d network.Day) PackedDay {
	if bits, ok := packDay(d); ok {
		return PackedDay(bits)
	}
	if d < firstDay {
		return 0
	}
	return dayMask
}

// unpackDay returns the day of the lowest 22 bits.
func unpackDay(bits uint64) network.Day {
	switch bits &= dayMask; bits {
	case 0:
		return network.MinDay
	case dayMask:
		return network.MaxDay
	default:
		return network.Day(int64(bits) + firstDay - 1)
	}
}

// date is a network.Date in 25 bits, as it was written: from the lowest the mark
// behind it (2), the day (5), the month (4) and the year and one (14). What was
// not written is 0, and so is no date.
type date uint32

const (
	dateBits = 25
	dateMask = 1<<dateBits - 1
)

// marks are what may stand behind a date, by number.
const marks = " ~?"

func packDate(d network.Date) date {
	if d.IsZero() {
		return 0
	}
	text := d.String()
	var p date
	switch text[len(text)-1] {
	case '~':
		p = 1
	case '?':
		p = 2
	}
	number := func(digits string) date {
		n, _ := strconv.ParseUint(digits, 10, 16) // a Date has digits there
		return date(n)
	}
	p |= (number(text[:4]) + 1) << 11
	if len(text) >= len("2006-01") {
		p |= number(text[5:7]) << 7
	}
	if len(text) >= len(time.DateOnly) {
		p |= number(text[8:10]) << 2
	}
	return p
}

func (p date) year() int         { return int(p>>11) - 1 }
func (p date) month() time.Month { return time.Month(p >> 7 & 0xf) }
func (p date) day() int          { return int(p >> 2 & 0x1f) }

// date returns the network.Date.
func (p date) date() network.Date {
	if p == 0 {
		return network.Date{}
	}
	text := make([]byte, 0, len("2006-01-02~"))
	two := func(n int) { text = append(text, '-', byte('0'+n/10), byte('0'+n%10)) }
	y := p.year()
	text = append(text, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
	if p.month() > 0 {
		two(int(p.month()))
	}
	if p.day() > 0 {
		two(p.day())
	}
	if mark := p & 3; mark > 0 {
		text = append(text, marks[mark])
	}
	d, err := network.ParseDate(string(text))
	if err != nil {
		return network.Date{} // cannot happen: it was a Date
	}
	return d
}

// days returns the first and the last day that the date may mean, of a date.
func (p date) days() network.Interval {
	y, m, d := p.year(), p.month(), p.day()
	switch {
	case m == 0:
		return network.Interval{From: network.DayOf(y, time.January, 1), To: network.DayOf(y, time.December, 31)}
	case d == 0:
		return network.Interval{From: network.DayOf(y, m, 1), To: network.DayOf(y, m+1, 0)}
	default:
		day := network.DayOf(y, m, d)
		return network.Interval{From: day, To: day}
	}
}

// period is a network.Period in 50 bits: its To above its From.
type period uint64

const (
	periodBits = 2 * dateBits
	periodMask = 1<<periodBits - 1
)

func packPeriod(p network.Period) period {
	return period(packDate(p.To))<<dateBits | period(packDate(p.From))
}

func (p period) from() date { return date(p & dateMask) }
func (p period) to() date   { return date(p >> dateBits & dateMask) }

func (p period) period() network.Period {
	return network.Period{From: p.from().date(), To: p.to().date()}
}
