package server

import (
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"github.com/entente-graph/entente/internal/httpheader"
	"github.com/entente-graph/entente/internal/network"
)

// compressed sends what next answers in the content coding that the client welcomes
// most: zstd, gzip, or as it is, as is also what is too small to gain by a coding. A
// client that refuses answers as they are ("identity;q=0") gets small ones in a coding
// too, or the status 406 if it accepts none of ours. Answers to HEAD have the headers
// of those that are sent as they are.
func compressed(next http.Handler) http.Handler {
	usual := wrapped(gzhttp.NewWrapper())(next)
	strict := wrapped(gzhttp.NewWrapper(gzhttp.MinSize(0), gzhttp.AcceptWildcards(true)))(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch coded, plain := codings(strings.Join(r.Header.Values("Accept-Encoding"), ",")); {
		case plain > coded:
			w.Header().Add("Vary", "Accept-Encoding")
			next.ServeHTTP(w, r)
		case plain > 0:
			usual(w, r)
		case coded > 0:
			strict(w, r)
		default:
			w.Header().Add("Vary", "Accept-Encoding")
			refuseOutside(w, r, http.StatusNotAcceptable, network.BadInput, "answers are sent in zstd, in gzip or as they are (identity): accept one of these")
		}
	})
}

// wrapped returns a wrapper of which there is no error, since its options are ours.
func wrapped(wrap func(http.Handler) http.HandlerFunc, err error) func(http.Handler) http.HandlerFunc {
	if err != nil {
		panic(err)
	}
	return wrap
}

// codings returns how welcome the better of zstd and gzip is to a client, and how
// welcome an answer as it is: that is accepted unless it is refused, and preferred only
// where the client says so.
func codings(accept string) (coded, plain float64) {
	const tolerated = 1e-6 // less than any weight that a client gives
	if accept == "" {
		return 0, tolerated
	}
	named := map[string]float64{}
	for name, q := range httpheader.Qualities(accept) {
		named[name] = q
	}
	weight := func(coding string, otherwise float64) float64 {
		if q, is := named[coding]; is {
			return q
		}
		return otherwise
	}
	other := weight("*", 0)
	return max(weight("zstd", other), weight("gzip", other)), weight("identity", weight("*", tolerated))
}
