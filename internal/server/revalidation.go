package server

import (
	"cmp"
	"context"
	"crypto/rand"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/internal/httpheader"
)

// validators makes the ETags of answers to queries by GET. What such an answer depends
// on is in its tag: so a client that has one is told that it still holds (304) without
// anything being searched or read for it.
type validators struct {
	revision func(context.Context) (int64, bool)
	edition  string
	now      func() time.Time
}

func newValidators(c Config) validators {
	v := validators{revision: c.Revision, edition: cmp.Or(c.Edition, rand.Text()), now: c.Now}
	if v.now == nil {
		v.now = time.Now
	}
	return v
}

// tag returns the tag of the answer that an operation has now, of a media type and
// perhaps with its account; "" where the revision of the network is not known. It is to
// be called before anything of the answer is made: what is written meanwhile may be in
// the answer already, and then only makes the tag invalid too early.
//
// The tag is weak, for it is the same in every content coding.
func (v validators) tag(ctx context.Context, operation *graphql.OperationContext, media string, account bool) string {
	if v.revision == nil {
		return ""
	}
	today := v.now().UTC().Format(time.DateOnly)
	revision, known := v.revision(ctx)
	if !known {
		return ""
	}
	return httpheader.ETag(
		revision, today, v.edition, media, account,
		operation.RawQuery, operation.Operation.Name, operation.Variables, // whose keys are sorted
	)
}
