package server

import (
	"mime"

	"github.com/entente-graph/entente/internal/httpheader"
)

// The media types of answers. The newer one has status codes that mean
// something: 400 for a document that can't be executed.
const (
	graphqlJSON = "application/graphql-response+json"
	plainJSON   = "application/json"
)

// usualType is responseType for the Accept header as most requests have it; "" for
// others, which have to be read.
func usualType(accept string) string {
	switch accept {
	case "", "*/*", plainJSON:
		return plainJSON
	case graphqlJSON:
		return graphqlJSON
	}
	return ""
}

// onlyStream reports whether an Accept header asks for server-sent events and for
// nothing else.
func onlyStream(accept string) bool {
	if usualType(accept) != "" {
		return false
	}
	media, _, err := mime.ParseMediaType(accept)
	return err == nil && media == "text/event-stream"
}

// responseType chooses the media type of an answer by the Accept header. Of
// types that are equally welcome it takes the first; JSON if there is none that
// we speak.
func responseType(accept string) string {
	if media := usualType(accept); media != "" {
		return media
	}
	best, weight := plainJSON, 0.0
	for name, q := range httpheader.Qualities(accept) {
		speaks := map[string]string{graphqlJSON: graphqlJSON, plainJSON: plainJSON, "application/*": plainJSON, "*/*": plainJSON}[name]
		if speaks != "" && q > weight {
			best, weight = speaks, q
		}
	}
	return best
}
