package server

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
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
	hash := sha256.New()
	err := json.NewEncoder(hash).Encode([]any{
		revision, today, v.edition, media, account,
		operation.RawQuery, operation.Operation.Name, operation.Variables, // whose keys are sorted
	})
	if err != nil {
		return ""
	}
	const enough = 18 // bytes, to distinguish answers
	return `W/"` + base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:enough]) + `"`
}

// holds reports whether a client that makes a request has the answer of a tag, by its
// If-None-Match.
func holds(r *http.Request, tag string) bool {
	for _, list := range r.Header.Values("If-None-Match") {
		for one := range strings.SplitSeq(list, ",") {
			if weakly(strings.TrimSpace(one)) == weakly(tag) {
				return true
			}
		}
	}
	return false
}

// weakly returns a tag as weak comparison sees it.
func weakly(tag string) string { return strings.TrimPrefix(tag, "W/") }
