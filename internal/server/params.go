package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/internal/network"
)

// A refusal is the answer to a request that brought no operation.
type refusal struct {
	status int
	err    *network.Error
}

func refuse(status int, format string, args ...any) *refusal {
	return &refusal{status, &network.Error{Code: network.BadInput, Message: fmt.Sprintf(format, args...)}}
}

// readParams reads what GraphQL over HTTP calls the parameters of a request: the
// query, the operation's name, variables and extensions. Batch reports whether they
// came in an array, as clients send them that gather operations.
func readParams(w http.ResponseWriter, r *http.Request, maxBody int) (params *graphql.RawParams, batch bool, refused *refusal) {
	if refused := refuseProtocol(w.Header(), r); refused != nil {
		return nil, false, refused
	}
	params = new(graphql.RawParams)
	if r.Method == http.MethodPost {
		batch, refused = readBody(w, r, maxBody, params)
	} else {
		refused = readURL(r.URL, params)
	}
	params.Headers = r.Header
	return params, batch, refused
}

// refuseProtocol refuses what would be answered by another protocol than HTTP's
// question and answer. There are no subscriptions that would need one.
func refuseProtocol(header http.Header, r *http.Request) *refusal {
	if strings.EqualFold(r.Header.Get("Upgrade"), "websocket") {
		header.Set("Upgrade", "HTTP/1.1") // what to use instead: RFC 9110, 15.5.22
		header.Set("Connection", "Upgrade")
		return refuse(http.StatusUpgradeRequired, "there are no subscriptions, and no WebSocket: send the query by GET or POST")
	}
	if onlyStream(r.Header.Get("Accept")) {
		return refuse(http.StatusNotAcceptable, "there are no subscriptions, and no text/event-stream: accept %s or %s", graphqlJSON, plainJSON)
	}
	return nil
}

func readURL(u *url.URL, params *graphql.RawParams) *refusal {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return refuse(http.StatusBadRequest, "the address can't be read: %v", err)
	}
	params.Query, params.OperationName = values.Get("query"), values.Get("operationName")
	for name, to := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode([]byte(text), to); err != nil {
				return &refusal{http.StatusBadRequest, network.Bad(name, "%s", inJSON(err))}
			}
		}
	}
	return nil
}

// readBody reads the body of a POST, and reports whether it is an array of one.
func readBody(w http.ResponseWriter, r *http.Request, limit int, params *graphql.RawParams) (batch bool, refused *refusal) {
	// A browser sends other types than this one across origins without asking first.
	if !isJSON(r.Header.Get("Content-Type")) {
		return false, refuse(http.StatusUnsupportedMediaType, "the Content-Type of a POST must be application/json, in UTF-8")
	}
	if r.ContentLength > int64(limit) {
		return false, &refusal{http.StatusRequestEntityTooLarge, exceeded("bytes of the body", limit, int(r.ContentLength))}
	}
	var read bytes.Buffer
	read.Grow(int(max(0, r.ContentLength)) + bytes.MinRead) // -1: not announced
	_, err := read.ReadFrom(http.MaxBytesReader(w, r.Body, int64(limit)))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge { // its length was not announced
		return false, &refusal{http.StatusRequestEntityTooLarge, exceeded("bytes of the body", limit, limit+1)}
	}
	if err != nil {
		return false, refuse(http.StatusBadRequest, "the body could not be read to its end")
	}
	body := bytes.TrimSpace(read.Bytes())
	if len(body) == 0 {
		return false, refuse(http.StatusBadRequest, "the body is empty: send a JSON object with a `query`")
	}
	if batch = body[0] == '['; batch {
		if body, refused = onlyOne(body); refused != nil {
			return false, refused
		}
	}
	return batch, decodeParams(body, params)
}

// decodeParams reads the JSON object of an operation.
func decodeParams(body []byte, params *graphql.RawParams) *refusal {
	err := decode(body, params)
	if err == nil {
		return nil
	}
	wrong, ok := errors.AsType[*json.UnmarshalTypeError](err)
	if ok && wrong.Field != "" {
		return &refusal{http.StatusBadRequest, network.Bad(wrong.Field, "%s", inJSON(err))}
	}
	return refuse(http.StatusBadRequest, "the body %s", inJSON(err))
}

// isJSON reports whether a Content-Type is that of JSON in UTF-8.
func isJSON(contentType string) bool {
	if contentType == plainJSON {
		return true
	}
	media, parameters, err := mime.ParseMediaType(contentType)
	charset := parameters["charset"]
	return err == nil && media == plainJSON && (charset == "" || strings.EqualFold(charset, "utf-8"))
}

// onlyOne returns the operation of a batch of one. It refuses several: together
// they could cost any multiple of what one may.
func onlyOne(body []byte) ([]byte, *refusal) {
	var operations []json.RawMessage
	if err := decode(body, &operations); err != nil {
		return nil, refuse(http.StatusBadRequest, "the body %s", inJSON(err))
	}
	switch len(operations) {
	case 0:
		return nil, refuse(http.StatusBadRequest, "the body is an empty array: send a JSON object with a `query`")
	case 1:
		return operations[0], nil
	default:
		return nil, &refusal{http.StatusBadRequest, exceeded("operations in one request", 1, len(operations))}
	}
}

// decode reads one JSON value, keeping numbers as they are written.
func decode(text []byte, to any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(to); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows after the JSON value")
	}
	return nil
}

// inJSON says what is wrong with JSON in its own words, not in Go's.
func inJSON(err error) string {
	wrong, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case ok && wrong.Type.Kind() == reflect.String:
		return "must be a string, not a JSON " + wrong.Value
	case ok:
		return "must be an object, not a JSON " + wrong.Value
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "is no JSON: it ends too early"
	default:
		return "is no JSON: " + err.Error()
	}
}
