package httpheader_test

import (
	"net/http"
	"testing"

	"github.com/entente-graph/entente/internal/httpheader"
)

// A tag is of all its parts, and a client holds it however it lists what it has.
func TestETag(t *testing.T) {
	tag := httpheader.ETag(1, "a")
	if tag == "" || tag != httpheader.ETag(1, "a") || tag == httpheader.ETag(2, "a") || tag == httpheader.ETag(1, "b") {
		t.Errorf("tags do not go by their parts: %s", tag)
	}
	if none := httpheader.ETag(func() {}); none != "" {
		t.Errorf("what can't be written has the tag %s", none)
	}
	for header, want := range map[string]bool{tag: true, tag[len("W/"):]: true, `"x", ` + tag: true, `"x"`: false, "": false} {
		request := &http.Request{Header: http.Header{"If-None-Match": {header}}}
		if got := httpheader.Holds(request, tag); got != want {
			t.Errorf("a client that has %s holds it: %v", header, got)
		}
	}
}
