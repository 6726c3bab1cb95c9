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
		asks := r.Method == http.MethodOptions // what a browser asks before it sends the request itself
		if asks {
			header.Add("Vary", "Access-Control-Request-Headers")
		}
		if origin != "" && (slices.Contains(origins, origin) || slices.Contains(origins, "*")) {
			header.Set("Access-Control-Allow-Origin", origin)
			header.Set("Access-Control-Expose-Headers", "ETag, Retry-After, "+requestIDHeader)
			if asks {
				header.Set("Access-Control-Allow-Methods", "GET, POST")
				header.Set("Access-Control-Max-Age", "600")
				// Clients send headers of their own, such as Apollo's; we mind none of them.
				if wanted := r.Header.Get("Access-Control-Request-Headers"); wanted != "" {
					header.Set("Access-Control-Allow-Headers", wanted)
				}
			}
		}
		if asks {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}
