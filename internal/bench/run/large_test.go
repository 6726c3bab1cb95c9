package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The whole report is measured on a small dump, and where none is named that is said.
func TestLargeReport(t *testing.T) {
	b := &bench{}
	p := &progress{}
	if measured, missing, err := b.largeReport(t.Context(), p); measured != nil || missing == "" || err != nil {
		t.Errorf("without a dump: %v, %q, %v", measured, missing, err)
	}
	b.ROR = filepath.Join(t.TempDir(), "ror.jsonl")
	const dump = `{"id":"https://ror.org/042nb2s44","types":["education"],"names":[{"value":"An Institute","types":["ror_display"]}],"locations":[{"geonames_details":{"country_code":"FR","country_name":"France"}}],"relationships":[{"id":"https://ror.org/0006s4z66","type":"child"}]}
{"id":"https://ror.org/0006s4z66","types":["facility"],"names":[{"value":"A Part","types":["ror_display"]}],"locations":[{"geonames_details":{"country_code":"PE","country_name":"Peru"}}]}`
	if err := os.WriteFile(b.ROR, []byte(dump), 0o600); err != nil {
		t.Fatal(err)
	}
	measured, _, err := b.largeReport(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if measured.Organizations != 2 || len(measured.ByHops.Latencies) != reportTimes || len(measured.ByPartners.Latencies) != reportTimes {
		t.Errorf("measured %+v", measured)
	}
}
