package interchange_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

func TestRIS(t *testing.T) {
	full, err := network.ParseDate("2025-10-13")
	if err != nil {
		t.Fatal(err)
	}
	month, err := network.ParseDate("2023-07~")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = interchange.WriteRIS(&out, []network.Source{
		{ID: "source:a", Title: "A title\nin two lines", Publisher: "nCa", URL: "https://example.org/a", Published: full, Language: "en"},
		{ID: "source:b", Title: "ER  - not the end", Published: month},
		{ID: "source:c", Title: "Undated"},
	})
	want := "TY  - ELEC\r\nTI  - A title in two lines\r\nPB  - nCa\r\nPY  - 2025\r\nDA  - 2025/10/13\r\nUR  - https://example.org/a\r\nLA  - en\r\nID  - source:a\r\nER  - \r\n\r\n" +
		"TY  - ELEC\r\nTI  - ER - not the end\r\nPY  - 2023\r\nDA  - 2023/07\r\nID  - source:b\r\nER  - \r\n\r\n" +
		"TY  - ELEC\r\nTI  - Undated\r\nID  - source:c\r\nER  - \r\n\r\n"
	if err != nil || out.String() != want {
		t.Errorf("%v\n%q\nwant\n%q", err, out.String(), want)
	}
}
