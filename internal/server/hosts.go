package server

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/entente-graph/entente/internal/network"
)

// ownHosts lets requests to a host of ours through to next, and refuses others with
// the status 421. A web page whose name was made to lead to our address (DNS
// rebinding) would else be of our own origin to the browser, and could read all
// that there is. Ours are localhost, any IP address, which can't be made to lead
// elsewhere, and the names allowed, of which "*" is any. The probes answer by any
// name: they say nothing.
func ownHosts(allowed []string, next http.Handler) http.Handler {
	if slices.Contains(allowed, "*") {
		return next
	}
	names := make([]string, len(allowed))
	for i, host := range allowed {
		names[i] = strings.ToLower(hostname(host))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := hostname(r.Host)
		if isLocal(name) || slices.Contains(names, strings.ToLower(name)) || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
			next.ServeHTTP(w, r)
			return
		}
		refuseHost(w, r, name)
	})
}

// refuseHost says by which name the server does not answer, and what to do.
func refuseHost(w http.ResponseWriter, r *http.Request, name string) {
	const most = 100 // of what a stranger sends
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	sentence := fmt.Sprintf("this server does not answer by the name %q: allow it with --allow-hosts or ENTENTE_ALLOW_HOSTS, if it is one of its names", name)
	refuseOutside(w, r, http.StatusMisdirectedRequest, network.Forbidden, sentence)
}

// refuseOutside refuses a request before it comes to GraphQL: at /graphql in its terms,
// else as a text.
func refuseOutside(w http.ResponseWriter, r *http.Request, status int, code network.Code, sentence string) {
	if r.URL.Path != "/graphql" {
		http.Error(w, sentence, status)
		return
	}
	err := &gqlerror.Error{Message: sentence, Extensions: map[string]any{"code": code}}
	out := responder{ResponseWriter: w, media: responseType(r.Header.Get("Accept"))}
	out.write(r.Context(), status, &graphql.Response{Errors: gqlerror.List{err}})
}

// hostname returns the name in a host that may have a port, without the brackets
// of an IPv6 address and the dot that may end a name.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.Trim(host, "[]"), ".")
}

// isLocal reports whether no stranger's name server can make a name lead to where
// it wants: it is an address, or a name that is this machine's alone (RFC 6761), or
// none, as only programs that are no browser send it.
func isLocal(name string) bool {
	if name == "" {
		return true
	}
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	name = strings.ToLower(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}
