package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestChooseEnds: an interrupt ends the wait for an answer, and so does the end of the
// input.
func TestChooseEnds(t *testing.T) {
	a := ambiguous{name: "Ann", meant: meaning{TotalCount: 2, Edges: make([]found, 2)}}
	silent, nobody := io.Pipe()
	defer nobody.Close()
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	if _, err := chooseFrom(ctx, silent, io.Discard, a); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if _, err := chooseFrom(t.Context(), strings.NewReader("7"), io.Discard, a); err == nil || err.Error() != `"Ann" may be any of 2, and none was chosen` {
		t.Errorf("at the end: %v", err)
	}
}
