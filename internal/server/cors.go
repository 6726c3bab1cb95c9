package server

import (
	"net/http"
	"slices"
)

// crossOrigin lets pages of other origins call next: of those named, of all if
// one of them is "*". Without any, browsers keep other pages out.
func crossOrigin(origins []string, next http.Handler) http.Handler {
	if len(origins) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header, origin := w.Header(), r.Header.Get("Origin")
		header.Add("Vary", "Origin")
		if origin != "" && (slices.Contains(origins, origin) || slices.Contains(origins, "*")) {
			header.Set("Access-Control-Allow-Origin", origin)
			header.Set("Access-Control-Expose-Headers", requestIDHeader)
			header.Set("Access-Control-Allow-Methods", "GET, POST")
			header.Set("Access-Control-Allow-Headers", "Accept, Content-Type, "+requestIDHeader)
			header.Set("Access-Control-Max-Age", "600")
		}
		if r.Method == http.MethodOptions { // what a browser asks before it sends the request itself
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}
