package httpheader

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
)

// ETag returns a weak tag of all that an answer depends on, each as JSON; "" where that can't be written so.
func ETag(parts ...any) string {
	hash := sha256.New()
	if err := json.NewEncoder(hash).Encode(parts); err != nil {
		return ""
	}
	const enough = 18 // bytes, to tell answers apart
	return `W/"` + base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:enough]) + `"`
}

// Holds reports whether a client that makes a request has the answer of a tag, by its
// If-None-Match.
func Holds(r *http.Request, tag string) bool {
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
