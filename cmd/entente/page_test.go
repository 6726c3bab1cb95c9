package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		width int
		text  string
		want  string
	}{
		{20, "", "> \n"},
		{20, "short", "> short\n"},
		{12, "one two three four", "> one two\n. three four\n"},
		{12, "it fits here.", "> it fits\n. here.\n"},
		{12, "it fits her.", "> it fits\n. her.\n"},
		{13, "it fits her.", "> it fits\n. her.\n"},
		{14, "it fits her.", "> it fits her.\n"},
		{8, "extraordinarily long", "> extraordinarily\n. long\n"},
		{14, "Türkmenistanyň öz", "> Türkmenistanyň\n. öz\n"},
		{20, " spaces\n\tand  lines ", "> spaces and lines\n"},
		{10, "联合国教科文组织 UNESCO", "> 联合国教\n. 科文组织\n. UNESCO\n"},
		{30, "a\x1b[31mred\u202eturned", "> a[31mredturned\n"},
	} {
		if diff := cmp.Diff(test.want, strings.Join(wrap(test.width, "> ", ". ", test.text), "\n")+"\n"); diff != "" {
			t.Errorf("%q in %d: %s", test.text, test.width, diff)
		}
	}
}

func TestTable(t *testing.T) {
	got := table([][]string{{"Region", "Known", ""}, {"Türkmenistan", "5", "a"}, {"b", "1000", ""}, {"中国", "7"}})
	want := strings.Join([]string{
		"Region        Known",
		"Türkmenistan      5  a",
		"b              1000",
		"中国              7",
		"",
	}, "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
