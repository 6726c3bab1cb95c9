package interchange

import (
	"fmt"
	"io"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// WriteRIS writes documents as RIS, which reference managers read: the tagged format of Research Information Systems, as
// https://en.wikipedia.org/wiki/RIS_(file_format) has it. A document is an electronic source, of which there are title,
// publisher, date, address, language and id.
func WriteRIS(w io.Writer, sources []network.Source) error {
	for _, s := range sources {
		year, month, day := risDate(s.Published)
		for _, field := range [][2]string{
			{"TY", "ELEC"},
			{"TI", s.Title},
			{"PB", s.Publisher},
			{"PY", year},
			{"DA", strings.TrimRight(year+"/"+month+"/"+day, "/")},
			{"UR", s.URL},
			{"LA", s.Language},
			{"N1", s.Note},
			{"ID", s.ID},
		} {
			// A field is a line: what is none of a line's letters becomes a blank.
			value := strings.Join(strings.Fields(field[1]), " ")
			if value == "" {
				continue
			}
			if _, err := fmt.Fprintf(w, "%s  - %s\r\n", field[0], value); err != nil {
				return fmt.Errorf("writing RIS: %w", err)
			}
		}
		if _, err := io.WriteString(w, "ER  - \r\n\r\n"); err != nil {
			return fmt.Errorf("writing RIS: %w", err)
		}
	}
	return nil
}

// risDate returns the parts of a date, as far as it has them.
func risDate(d network.Date) (year, month, day string) {
	parts := append(strings.Split(strings.TrimRight(d.String(), "~?"), "-"), "", "")
	return parts[0], parts[1], parts[2]
}
