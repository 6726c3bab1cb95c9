package interchange

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/internal/network"
)

// Calendar is events by days.
type Calendar struct {
	Name string
	// Stamp is the day of which the events are told.
	Stamp  network.Day
	Events []CalendarEvent
}

// CalendarEvent takes all of a day, and nobody's time.
type CalendarEvent struct {
	// UID is the same each time that the event is written.
	UID                       string
	Day                       network.Day
	Summary, Description, URL string
	// Category says what sort of event it is.
	Category string
}

// WriteCalendar writes events as iCalendar (RFC 5545), with the name of the calendar as RFC 7986 has it. Texts are escaped, lines are
// folded at 75 octets between characters, and what no text of a calendar may have becomes a blank.
func WriteCalendar(w io.Writer, c Calendar) error {
	out := calendarLines{w: w}
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.line("PRODID", "-//entente//entente//EN")
	out.line("CALSCALE", "GREGORIAN")
	out.text("NAME", c.Name)
	out.text("X-WR-CALNAME", c.Name) // what programs read that are older than RFC 7986
	stamp := basicDay(c.Stamp) + "T000000Z"
	for _, e := range c.Events {
		out.line("BEGIN", "VEVENT")
		out.text("UID", e.UID)
		out.line("DTSTAMP", stamp)
		out.line("DTSTART;VALUE=DATE", basicDay(e.Day))
		out.line("DTEND;VALUE=DATE", basicDay(e.Day+1)) // which is not of the event any more
		out.text("SUMMARY", e.Summary)
		if e.Description != "" {
			out.text("DESCRIPTION", e.Description)
		}
		if e.Category != "" {
			out.text("CATEGORIES", e.Category)
		}
		if e.URL != "" {
			out.line("URL", withoutControls(e.URL))
		}
		out.line("TRANSP", "TRANSPARENT")
		out.line("END", "VEVENT")
	}
	out.line("END", "VCALENDAR")
	if out.err != nil {
		return fmt.Errorf("writing iCalendar: %w", out.err)
	}
	return nil
}

// basicDay writes a day in the basic format of ISO 8601: 20251031.
func basicDay(d network.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// calendarLines writes the content lines of a calendar.
type calendarLines struct {
	w   io.Writer
	err error
}

// text writes a property whose value is a text.
func (c *calendarLines) text(name, text string) { c.line(name, calendarText(text)) }

// line writes a property as it is, folded.
func (c *calendarLines) line(name, value string) {
	if c.err == nil {
		_, c.err = io.WriteString(c.w, folded(name+":"+value))
	}
}

// calendarText escapes a text: backslashes, semicolons, commas and the ends of lines.
func calendarText(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, string(utf8.RuneError)))
	parts := strings.Split(text, "\n")
	for i := range parts {
		parts[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(withoutControls(parts[i]))
	}
	return strings.Join(parts, `\n`)
}

// withoutControls writes a blank for each control character.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

// folded ends a line, and breaks it so that no part is longer than 75 octets. What goes on begins with a blank, which counts.
func folded(line string) string {
	const most = 75
	var out strings.Builder
	room := most
	for _, r := range line {
		size := utf8.RuneLen(r)
		if size > room {
			out.WriteString("\r\n ")
			room = most - 1
		}
		out.WriteRune(r)
		room -= size
	}
	out.WriteString("\r\n")
	return out.String()
}

// timeOf is the beginning of a day in UTC.
func timeOf(d network.Day) time.Time { return time.Unix(0, 0).UTC().AddDate(0, 0, int(d)) }
