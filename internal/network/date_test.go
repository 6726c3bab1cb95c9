package network_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ text, earliest, latest string }{
		{"2025-10-13", "2025-10-13", "2025-10-13"},
		{"2025-10", "2025-10-01", "2025-10-31"},
		{"1997", "1997-01-01", "1997-12-31"},
		{"2023-06~", "2023-06-01", "2023-06-30"},
		{"2012?", "2012-01-01", "2012-12-31"},
		{"2025-10-13~", "2025-10-13", "2025-10-13"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2023-02", "2023-02-01", "2023-02-28"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2000-02?", "2000-02-01", "2000-02-29"},
		{"2024-02-29", "2024-02-29", "2024-02-29"},
		{"1969-12-31", "1969-12-31", "1969-12-31"},
		{"0000", "0000-01-01", "0000-12-31"},
		{"0001-01-01", "0001-01-01", "0001-01-01"},
		{"9999", "9999-01-01", "9999-12-31"},
	} {
		d, err := network.ParseDate(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if d.Earliest().String() != c.earliest || d.Latest().String() != c.latest {
			t.Errorf("%s is [%s, %s] and not [%s, %s]", c.text, d.Earliest(), d.Latest(), c.earliest, c.latest)
		}
		if d.String() != c.text || d.IsZero() {
			t.Errorf("%s is written as %q", c.text, d)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, text := range []string{
		"", "~", "?", "-", "2023%", "2023-06%", "2023-06-15%", // uncertain and approximate
		"2023-21", "2023-22", "2023-24", "2023-33", // seasons, quarters
		"202X", "20XX", "2023-XX", "2023-06-XX", "XXXX", "202u", // unspecified digits
		"2023/2024", "2023-01/2023-02", "2023-01-01/2023-01-02", "2023/..", "../2023", "2023..2024", // intervals
		"2023-02-30", "2023-02-29", "1900-02-29", "2023-04-31", "2023-13", "2023-00", "2023-01-00", "2023-01-32", "2023-13-01", "0000-00-00",
		"23", "023", "202", "20230", "2023-1", "2023-1-1", "2023-01-1", "2023-001", "2023-0101", "20230101", "202301", "2023-W01", "2023-W01-1",
		"2023-01-01T00:00:00", "2023-01-01Z", "2023-01-01+02:00", "-2023", "+2023", "Y12023", "12023",
		"2023~?", "2023?~", "2023~~", "~2023", "?2023-06", "2023~-06", "2023-06?-01",
		" 2023", "2023 ", "2023\n", "2023-06-15 ", "2023 06 15", "2023.06.15", "2023/06/15", "15-06-2023", "June 2023", "c. 2023", "unknown", "open",
		"２０２３", "2023‐06", "٢٠٢٣", "2023-06-1٣", "[2023,2024]", "{2023}", "2023-06-15~\x00", "1E5",
	} {
		if d, err := network.ParseDate(text); err == nil {
			t.Errorf("%q is read as [%s, %s]", text, d.Earliest(), d.Latest())
		} else if text != "" && !strings.Contains(err.Error(), "is not a date") {
			t.Errorf("%q: the error does not say what is wrong: %v", text, err)
		}
	}
}

// FuzzParseDate checks the reader of dates against Go's own.
func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2025-10-13", "2025-10", "1997", "2023-06~", "2012?", "2023-02-30", "2023-13", "202X", "2023%", "0000", ""} {
		f.Add(text)
	}
	form := regexp.MustCompile(`\A\d{4}(-\d\d(-\d\d)?)?[~?]?\z`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := network.ParseDate(text)
		first, valid := firstDay(text)
		if want := form.MatchString(text) && valid; want != (err == nil) {
			t.Fatalf("%q: it is %v that this is a date, but: %v", text, want, err)
		}
		if err != nil {
			return
		}
		if d.String() != text {
			t.Errorf("%q is written as %q", text, d)
		}
		last := first
		switch bare := strings.TrimRight(text, "~?"); len(bare) {
		case len("2006"):
			last = first.AddDate(1, 0, -1)
		case len("2006-01"):
			last = first.AddDate(0, 1, -1)
		}
		if d.Earliest().String() != first.Format(time.DateOnly) || d.Latest().String() != last.Format(time.DateOnly) {
			t.Errorf("%q is [%s, %s] and not [%s, %s]", text, d.Earliest(), d.Latest(), first.Format(time.DateOnly), last.Format(time.DateOnly))
		}
		again, err := network.ParseDate(d.String())
		if err != nil || again != d {
			t.Errorf("%q, written and read, is %v (%v)", text, again, err)
		}
	})
}

// firstDay reads a date as Go does.
func firstDay(text string) (time.Time, bool) {
	bare := strings.TrimRight(text, "~?")
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if d, err := time.Parse(layout, bare); err == nil && len(bare) == len(layout) {
			return d, true
		}
	}
	return time.Time{}, false
}

func TestNoDateIsUnbounded(t *testing.T) {
	var none network.Date
	if !none.IsZero() || none.Earliest() != network.MinDay || none.Latest() != network.MaxDay || none.String() != "" {
		t.Errorf("no date is [%d, %d], written %q", none.Earliest(), none.Latest(), none)
	}
}

func TestParseDay(t *testing.T) {
	day, err := network.ParseDay("2024-06-01")
	if err != nil || day != network.DayOf(2024, time.June, 1) || day.String() != "2024-06-01" {
		t.Errorf("2024-06-01 is %s (%v)", day, err)
	}
	for _, text := range []string{"2024", "2024-06", "2024-06-01~", "2024-06-01?", "2024-06-31", "", "today"} {
		if day, err := network.ParseDay(text); err == nil {
			t.Errorf("%q is the day %s", text, day)
		}
	}
}

// TestParseDaySaysWhatWasMeant: the error says how to write the day.
func TestParseDaySaysWhatWasMeant(t *testing.T) {
	for text, want := range map[string]string{
		"2020":    "write a full day, such as 2020-12-31",
		"2020-05": "write a full day, such as 2020-05-31", "2020~": "write a full day, such as 2020-12-31",
		"2020-12-31~": "did you mean 2020-12-31?", " 2020-12-31": "did you mean 2020-12-31?",
		"31.12.2020": "did you mean 2020-12-31?", "31/12/2020": "did you mean 2020-12-31?", "12/31/2020": "did you mean 2020-12-31?",
		"2020-2-3": "did you mean 2020-02-03?", "2020-12-31T08:30:00Z": "did you mean 2020-12-31?", "2020-12-31 23:59:59": "did you mean 2020-12-31?",
		"2020/12/31": "did you mean 2020-12-31?", "2020.12.31": "did you mean 2020-12-31?", "20201231": "did you mean 2020-12-31?",
		"31 December 2020": "did you mean 2020-12-31?", "Dec 31, 2020": "did you mean 2020-12-31?", "31-12-2020": "did you mean 2020-12-31?",
		"03/04/2020": "did you mean 2020-03-04 or 2020-04-03?", "04/04/2020": "did you mean 2020-04-04?",
		"31.02.2020": "write a full day, such as 2020-12-31", "today": "write a full day, such as 2020-12-31", "": "write a full day, such as 2020-12-31",
	} {
		_, err := network.ParseDay(text)
		if full := fmt.Sprintf("%q is not a full day: %s", text, want); err == nil || err.Error() != full {
			t.Errorf("%q: %v, want %s", text, err, full)
		}
	}
	if _, err := network.ParseDate("31.12.2020"); err == nil || err.Error() != `"31.12.2020" is not a date: did you mean 2020-12-31?` {
		t.Errorf("the error of a date does not say what was meant: %v", err)
	}
}

func TestDays(t *testing.T) {
	for text, want := range map[string]network.Day{"1970-01-01": 0, "1970-01-02": 1, "1969-12-31": -1, "2000-03-01": 11017, "0001-01-01": -719162} {
		day, err := network.ParseDay(text)
		if err != nil || day != want {
			t.Errorf("%s is day %d and not %d (%v)", text, day, want, err)
		}
	}
	if network.MinDay.String() != "" || network.MaxDay.String() != "" {
		t.Errorf("the open ends of time are written %q and %q", network.MinDay, network.MaxDay)
	}
}

func TestPeriodCheck(t *testing.T) {
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"", "", true},
		{"2023", "", true},
		{"", "2023", true},
		{"2023", "2023", true},
		{"2023-12", "2023", true},
		{"2023-07-24", "2023-07", true},
		{"2024", "2023", false},
		{"2023-07-25", "2023-07-24", false},
		{"2023-08", "2023-07-31", false},
	} {
		p := period(t, c.from, c.to)
		if err := p.Check(); (err == nil) != c.ok {
			t.Errorf("%s..%s: %v", c.from, c.to, err)
		}
	}
}

func TestParseObserved(t *testing.T) {
	for _, c := range []struct{ text, first, last string }{
		{"2023-07-24", "2023-07-24", "2023-07-24"},
		{"2025-10-08/2025-10-10", "2025-10-08", "2025-10-10"},
		{"2025-10/2025", "2025-10", "2025"},
		{"2023-06~", "2023-06~", "2023-06~"},
		{"2023/2023", "2023", "2023"},
	} {
		o, err := network.ParseObserved(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if p := o.Period(); p.From.String() != c.first || p.To.String() != c.last {
			t.Errorf("%s is from %s to %s", c.text, p.From, p.To)
		}
		if o.String() != c.text || o.IsZero() {
			t.Errorf("%s is written as %q", c.text, o)
		}
	}
	for _, text := range []string{"", "/", "2023/", "/2023", "2023/2022", "2023//2024", "2023/2024/2025", "2023..2024", "2023/..", "2023%"} {
		if o, err := network.ParseObserved(text); err == nil {
			t.Errorf("%q is read as %v", text, o)
		}
	}
}

// date reads a date that a test gives, "" for none.
func date(t testing.TB, text string) network.Date {
	t.Helper()
	if text == "" {
		return network.Date{}
	}
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func period(t testing.TB, from, to string) network.Period {
	t.Helper()
	return network.Period{From: date(t, from), To: date(t, to)}
}

func day(t testing.TB, text string) network.Day {
	t.Helper()
	d, err := network.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestYearsBefore: the same day of the month, or its last.
func TestYearsBefore(t *testing.T) {
	for _, test := range [][2]string{{"2025-03-01", "2024-03-01"}, {"2024-02-29", "2023-02-28"}, {"2025-02-28", "2024-02-28"}, {"2024-12-31", "2023-12-31"}} {
		day, err := network.ParseDay(test[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := day.YearsBefore(1).String(); got != test[1] {
			t.Errorf("a year before %s is %s, want %s", test[0], got, test[1])
		}
	}
}
