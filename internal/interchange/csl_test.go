package interchange_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// Documents come out as CSL-JSON has them, dates as far as they are known.
func TestWriteCSL(t *testing.T) {
	date := func(text string) network.Date {
		d, err := network.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	var out strings.Builder
	err := interchange.WriteCSL(&out, []network.Source{
		{ID: "source:a", Title: "A \"title\" & <more>", Publisher: "UNESCO", Published: date("2023-07"), Retrieved: date("2025-10-13"), URL: "https://example.org/a", Language: "en"},
		{ID: "source:b", Title: "B", Published: date("2019~")},
		{ID: "source:c", Title: "C"},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `[
  {
    "id": "source:a",
    "type": "webpage",
    "title": "A \"title\" & <more>",
    "publisher": "UNESCO",
    "issued": {
      "date-parts": [
        [
          2023,
          7
        ]
      ]
    },
    "accessed": {
      "date-parts": [
        [
          2025,
          10,
          13
        ]
      ]
    },
    "URL": "https://example.org/a",
    "language": "en"
  },
  {
    "id": "source:b",
    "type": "document",
    "title": "B",
    "issued": {
      "date-parts": [
        [
          2019
        ]
      ],
      "circa": true
    }
  },
  {
    "id": "source:c",
    "type": "document",
    "title": "C"
  }
]
`
	if out.String() != want {
		t.Errorf("it is\n%s", out.String())
	}
	out.Reset()
	if err := interchange.WriteCSL(&out, nil); err != nil || out.String() != "[]\n" {
		t.Errorf("no documents are %q, %v", out.String(), err)
	}
}
