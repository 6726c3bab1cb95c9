package target

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/entente-graph/entente/internal/bench/question"
)

// OverHTTP returns the target that is a GraphQL server at an address.
func OverHTTP(name, address string, form question.Form, questions []question.Question) (Target, error) {
	requests := make([][]byte, len(questions))
	for i, q := range questions {
		body, err := form.Body(q)
		if err != nil {
			return Target{}, fmt.Errorf("write a question: %w", err)
		}
		requests[i] = fmt.Appendf(nil,
			"POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: %d\r\n\r\n%s",
			address, len(body), body)
	}
	return overHTTP(name, address, requests, http.StatusOK, `{"data":`), nil
}

// ErrNoTag is that a server has no ETag for an answer.
var ErrNoTag = errors.New("the answer has no ETag")

// NotModified returns the target that is a GraphQL server at an address, asked by GET
// by clients that have the answers already.
func NotModified(ctx context.Context, name, address string, form question.Form, questions []question.Question) (Target, error) {
	requests := make([][]byte, len(questions))
	for i, q := range questions {
		variables, err := json.Marshal(q.Variables)
		if err != nil {
			return Target{}, fmt.Errorf("write a question: %w", err)
		}
		path := "/graphql?" + url.Values{"query": {form.GraphQL}, "variables": {string(variables)}}.Encode()
		tag, err := tagOf(ctx, "http://"+address+path)
		if err != nil {
			return Target{}, err
		}
		requests[i] = fmt.Appendf(nil,
			"GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/graphql-response+json\r\nIf-None-Match: %s\r\n\r\n", path, address, tag)
	}
	return overHTTP(name, address, requests, http.StatusNotModified, ""), nil
}

// tagOf returns the ETag of an answer.
func tagOf(ctx context.Context, address string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", fmt.Errorf("ask: %w", err)
	}
	request.Header.Set("Accept", "application/graphql-response+json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", fmt.Errorf("ask: %w", err)
	}
	defer response.Body.Close()
	tag := response.Header.Get("ETag")
	if tag == "" {
		return "", fmt.Errorf("%w: the status is %s", ErrNoTag, response.Status)
	}
	return tag, nil
}

// Page returns the target that is one page of a server at an address.
func Page(address, path string) Target {
	request := fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, address)
	return overHTTP(path, address, [][]byte{request}, http.StatusOK, "")
}

// overHTTP returns the target of requests, whose answers have the status and begin with
// the prefix.
func overHTTP(name, address string, requests [][]byte, status int, prefix string) Target {
	return Target{Name: name, Open: func(ctx context.Context) (Asker, error) {
		var dialer net.Dialer
		connection, err := dialer.DialContext(ctx, "tcp", address)
		if err != nil {
			return nil, fmt.Errorf("connect to a server: %w", err)
		}
		// A client that waits for an answer does not look at ctx.
		closing := context.AfterFunc(ctx, func() { _ = connection.Close() })
		return &httpClient{connection: connection, keep: closing, reader: bufio.NewReaderSize(connection, 64<<10), requests: requests, status: status, prefix: []byte(prefix)}, nil
	}}
}

// httpClient asks over one connection that is kept.
type httpClient struct {
	connection net.Conn
	// keep ends the closing of the connection with the context.
	keep     func() bool
	reader   *bufio.Reader
	requests [][]byte
	status   int
	prefix   []byte
	body     bytes.Buffer
}

func (c *httpClient) Close() error {
	c.keep()
	return c.connection.Close()
}

func (c *httpClient) Ask(ctx context.Context, number int) (bool, error) {
	if deadline, ok := ctx.Deadline(); ok {
		if err := c.connection.SetDeadline(deadline); err != nil {
			return false, fmt.Errorf("ask: %w", err)
		}
	}
	if _, err := c.connection.Write(c.requests[number%len(c.requests)]); err != nil {
		return false, fmt.Errorf("ask: %w", err)
	}
	if err := c.read(); err != nil {
		return false, fmt.Errorf("read an answer: %w", err)
	}
	if !bytes.HasPrefix(c.body.Bytes(), c.prefix) {
		return false, fmt.Errorf("the answer is %.500s", c.body.Bytes())
	}
	return !bytes.Contains(c.body.Bytes(), []byte(`"complete":false`)), nil
}

// read reads a response whole.
func (c *httpClient) read() error {
	response, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return err
	}
	c.body.Reset()
	if _, err := c.body.ReadFrom(response.Body); err != nil {
		return err
	}
	limited := !bytes.HasPrefix(c.body.Bytes(), c.prefix) && bytes.Contains(c.body.Bytes(), []byte(`"code":"RATE_LIMITED"`))
	retry, hasRetry := response.Header["Retry-After"]
	switch {
	case limited, response.StatusCode == http.StatusTooManyRequests, response.StatusCode == http.StatusServiceUnavailable && hasRetry:
		var after time.Duration
		if hasRetry {
			seconds, _ := strconv.Atoi(retry[0]) // 0 where it is a date
			after = time.Duration(seconds) * time.Second
		}
		return &RefusedError{After: after}
	case response.StatusCode != c.status:
		return fmt.Errorf("the status is %s: %.500s", response.Status, c.body.Bytes())
	}
	return nil
}

// Asking returns a function that asks a server and decodes what it says, for
// questions that are not measured.
func Asking(address string) question.Ask {
	client := &http.Client{Timeout: 30 * time.Second}
	return func(ctx context.Context, document string, variables map[string]any, data any) error {
		body, err := question.Form{GraphQL: document}.Body(question.Question{Variables: variables})
		if err != nil {
			return fmt.Errorf("write a question: %w", err)
		}
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/graphql", bytes.NewReader(body))
		if err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		request.Header.Set("Content-Type", "application/json")
		response, err := client.Do(request)
		if err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		defer response.Body.Close()
		var answer struct {
			Data   json.RawMessage
			Errors []struct{ Message string }
		}
		if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
			return fmt.Errorf("read an answer: %w", err)
		}
		if len(answer.Errors) > 0 {
			return errors.New(answer.Errors[0].Message)
		}
		return json.Unmarshal(answer.Data, data)
	}
}
