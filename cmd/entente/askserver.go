package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

const (
	// serverPatience is how long a server may take to begin to answer: longer than it gives itself.
	serverPatience = 90 * time.Second
	// maxAnswer bounds what is read of an answer, in bytes.
	maxAnswer = 1 << 30
)

// remote answers queries by HTTP.
type remote struct {
	address *url.URL
	client  *http.Client
}

// newRemote takes the address of a server, which is not asked yet.
func newRemote(address string) (*remote, error) {
	parsed, err := serverAddress(address)
	if err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = serverPatience
	return &remote{parsed, &http.Client{
		Transport: transport,
		// Another address is told, not followed: a question that is moved on may become another one.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

func (r *remote) close() { r.client.CloseIdleConnections() }

func (r *remote) more() string { return "the server allows it no more" }

// served is what a server answers to a query.
type served struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct {
			Code         network.Code
			Argument, ID string
			IDs          []string
			Limit, Asked int
			RetryAfter   int
		}
	}
}

// ask sends a query to the server.
func (r *remote) ask(ctx context.Context, q query, variables map[string]any) (json.RawMessage, error) {
	return r.Ask(ctx, q.text(), variables)
}

// Ask sends a document to the server.
func (r *remote) Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error) {
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		return nil, fmt.Errorf("writing the question: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, r.address.JoinPath("graphql").String(), bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("asking: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/graphql-response+json, application/json;q=0.9")
	request.Header.Set("User-Agent", "entente")
	response, err := r.client.Do(request)
	if err != nil {
		return nil, r.unreachable(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return nil, r.unreachable(err)
	}
	return r.read(response, text)
}

// read returns the data of an answer.
func (r *remote) read(response *http.Response, text []byte) (json.RawMessage, error) {
	var answer served
	media, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type")) // what is none is no JSON
	isJSON := strings.HasSuffix(media, "json") && json.Unmarshal(text, &answer) == nil
	switch {
	case !isJSON || answer.Data == nil && len(answer.Errors) == 0:
		return nil, r.foreign(response, text)
	case len(answer.Errors) == 0:
		return answer.Data, nil
	}
	first := answer.Errors[0]
	said := first.Extensions
	switch said.Code {
	case "":
		return nil, r.foreign(response, text)
	case "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED":
		return nil, &network.Error{
			Code:    network.Unavailable,
			Message: fmt.Sprintf("what answers at %s does not understand the question: it is another edition of entente than this one, or none", r.address),
			Err:     errors.New(first.Message),
		}
	}
	return nil, &network.Error{
		Code: said.Code, Message: first.Message, Field: said.Argument, ID: said.ID, IDs: said.IDs,
		Limit: said.Limit, Asked: said.Asked, RetryAfter: said.RetryAfter,
	}
}

// foreign says that what answers there is no entente, or not at this address.
func (r *remote) foreign(response *http.Response, text []byte) error {
	message := ""
	switch status := response.StatusCode; {
	case status >= 300 && status < 400:
		message = fmt.Sprintf("%s has moved", r.address)
		if to, err := response.Location(); err == nil {
			to.User = nil
			message += fmt.Sprintf(": write %s", strings.TrimSuffix(to.String(), "/graphql"))
		}
	case status == http.StatusUnauthorized, status == http.StatusForbidden, status == http.StatusProxyAuthRequired:
		message = fmt.Sprintf("%s lets nobody in without a password or a token, which entente does not send (%s)", r.address, response.Status)
	case status == http.StatusBadRequest && bytes.Contains(text, []byte("HTTPS server")):
		message = fmt.Sprintf("%s speaks https: write %s", r.address, withScheme(r.address, "https"))
	case (status == http.StatusNotFound || status == http.StatusMethodNotAllowed || status < 300) && r.address.Path != "":
		message = fmt.Sprintf("what answers at %s is no entente: are the port and the path right?", r.address)
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed, status < 300:
		message = fmt.Sprintf("what answers at %s is no entente: is the port right, and is a path missing, such as %s?", r.address, r.address.JoinPath("entente"))
	default:
		message = fmt.Sprintf("%s can't answer now (%s): is the entente behind it running?", r.address, response.Status)
	}
	return &network.Error{Code: network.Unavailable, Message: message}
}

// unreachable says why there was no answer.
func (r *remote) unreachable(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	message := fmt.Sprintf("no entente answers at %s: is it running, and does --server or ENTENTE_URL name it?", r.address)
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		message = fmt.Sprintf("there is no host %q: does --server or ENTENTE_URL name it as it is spelt?", r.address.Hostname())
	}
	var timeout net.Error
	switch {
	case isOfCertificate(err):
		message = fmt.Sprintf("the certificate of %s is not one to trust, so nothing was asked", r.address)
	case errors.As(err, &timeout) && timeout.Timeout():
		message = fmt.Sprintf("%s has not answered in time", r.address)
	case r.address.Scheme == "https" && isNoTLS(err):
		message = fmt.Sprintf("%s speaks no https: write %s", r.address, withScheme(r.address, "http"))
	}
	return &network.Error{Code: network.Unavailable, Message: message, Err: err}
}

func isOfCertificate(err error) bool {
	_, unverified := errors.AsType[*tls.CertificateVerificationError](err)
	_, unknown := errors.AsType[x509.UnknownAuthorityError](err)
	return unverified || unknown
}

func isNoTLS(err error) bool {
	_, header := errors.AsType[tls.RecordHeaderError](err)
	return header || strings.Contains(err.Error(), "gave HTTP response to HTTPS client")
}

func withScheme(address *url.URL, scheme string) *url.URL {
	other := *address
	other.Scheme = scheme
	return &other
}

// begun is what an address that is mistyped may begin with, instead of http://.
var begun = regexp.MustCompile(`^(https?:?|[A-Za-z]+:)/+`)

// serverAddress reads the address of a server: where its pages begin, though that of one of them will do. A user or a
// password in it is refused, and not repeated.
func serverAddress(text string) (*url.URL, error) {
	if strings.Contains(text, "@") {
		return nil, errors.New("the address of the server (--server, ENTENTE_URL) holds a user or a password, which others may see: leave it out")
	}
	address, err := url.Parse(text)
	switch {
	case err != nil || address.Host == "" || address.Opaque != "":
		bare := strings.TrimLeft(begun.ReplaceAllString(text, ""), "/")
		if address, err := url.Parse("http://" + bare); err == nil && address.Hostname() != "" && !strings.ContainsAny(bare, " ") {
			return nil, fmt.Errorf("--server %q is no address: write http://%s or https://%s", text, bare, bare)
		}
		return nil, fmt.Errorf("--server %q is no address: write one such as http://127.0.0.1:8080", text)
	case address.Scheme == "http" || address.Scheme == "https":
	case strings.HasPrefix(address.Scheme, "bolt") || strings.HasPrefix(address.Scheme, "neo4j"):
		return nil, fmt.Errorf("--server %q is an address of Neo4j: give that by --neo4j-uri or NEO4J_URI, or here one of entente, such as http://127.0.0.1:8080", text)
	default:
		return nil, fmt.Errorf("--server %q begins with %s://: write http://%s or https://%s", text, address.Scheme, address.Host, address.Host)
	}
	address.RawQuery, address.Fragment = "", ""
	path := strings.TrimRight(address.Path, "/")
	for _, page := range []string{"/graphql", "/graphiql", "/schema.graphql"} {
		path = strings.TrimSuffix(path, page)
	}
	address.Path, address.RawPath = path, ""
	return address, nil
}
