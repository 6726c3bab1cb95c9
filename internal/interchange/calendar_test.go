package interchange_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// TestWriteCalendar: events take all of their day, texts are escaped, and lines are folded.
func TestWriteCalendar(t *testing.T) {
	var out bytes.Buffer
	err := interchange.WriteCalendar(&out, interchange.Calendar{
		Name: "What falls due; a, b", Stamp: network.DayOf(2025, time.October, 31),
		Events: []interchange.CalendarEvent{{
			UID: "one", Day: network.DayOf(2025, time.December, 31), Summary: "Ends: \\ of\r\nBEGIN:VEVENT", Description: "Without it, 2.",
			URL: "https://example.org/\nATTACH:x", Category: "agreement ends",
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//entente//entente//EN", "CALSCALE:GREGORIAN",
		`NAME:What falls due\; a\, b`, `X-WR-CALNAME:What falls due\; a\, b`,
		"BEGIN:VEVENT", "UID:one", "DTSTAMP:20251031T000000Z", "DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101",
		`SUMMARY:Ends: \\ of\nBEGIN:VEVENT`, `DESCRIPTION:Without it\, 2.`, "CATEGORIES:agreement ends", "URL:https://example.org/ ATTACH:x",
		"TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// FuzzCalendar: whatever a text has, no line is longer than 75 octets or broken within a character, and it is one property that reads
// as what was written.
func FuzzCalendar(f *testing.F) {
	for _, text := range []string{
		"", "plain", strings.Repeat("a", 67), strings.Repeat("a", 68), strings.Repeat("教", 40), "a\r\n b\x00\xff", `\n;,\`, strings.Repeat("\\;", 50),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var out bytes.Buffer
		if err := interchange.WriteCalendar(&out, interchange.Calendar{Name: text, Events: []interchange.CalendarEvent{{UID: "u", Summary: text}}}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") {
				t.Errorf("a line of %d octets: %q", len(line), line)
			}
		}
		whole := strings.ReplaceAll(out.String(), "\r\n ", "")
		if got := strings.Count(whole, "\r\n"); got != 15 {
			t.Fatalf("there are %d properties:\n%s", got, whole)
		}
		_, said, _ := strings.Cut(whole, "\r\nSUMMARY:")
		said, _, _ = strings.Cut(said, "\r\n")
		read := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(said)
		want := strings.Map(func(r rune) rune {
			if r != '\n' && (r < ' ' || r >= 0x7F && r <= 0x9F) {
				return ' '
			}
			return r
		}, strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD")))
		if read != want {
			t.Errorf("it reads %q, want %q", read, want)
		}
	})
}
