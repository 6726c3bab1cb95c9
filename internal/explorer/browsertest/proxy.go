package browsertest

import (
	"net/http"
	"net/http/httputil"
	"slices"
	"sync"
)

// Request is a request that the browser made, whoever in it did: the page, a worker, or the browser itself.
type Request struct {
	Method, URL string
	// Status is the status of the answer: 403 for a request to another host.
	Status int
	// Elsewhere is set when the request was for another host than the server's.
	Elsewhere bool
}

// Requests returns the requests made so far, in the order of their answers.
func (b *Browser) Requests() []Request {
	b.proxy.mu.Lock()
	defer b.proxy.mu.Unlock()
	return slices.Clone(b.proxy.requests)
}

// proxy notes all requests and passes on those to the server.
type proxy struct {
	host string // the server's, with its port

	mu       sync.Mutex
	requests []Request
}

func (p *proxy) note(r *http.Request, status int, elsewhere bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests = append(p.requests, Request{r.Method, r.URL.String(), status, elsewhere})
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect || r.URL.Host != p.host {
		p.note(r, http.StatusForbidden, true)
		http.Error(w, "browsertest passes on requests to "+p.host+" only", http.StatusForbidden)
		return
	}
	passOn := httputil.ReverseProxy{
		Rewrite: func(out *httputil.ProxyRequest) { out.Out.Host = out.In.Host },
		ModifyResponse: func(response *http.Response) error {
			p.note(r, response.StatusCode, false)
			return nil
		},
	}
	passOn.ServeHTTP(w, r)
}
