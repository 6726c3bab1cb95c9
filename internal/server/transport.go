package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/entente-graph/entente/internal/httpheader"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/provisional"
	"github.com/entente-graph/entente/internal/quota"
)

// transport is GraphQL over HTTP: one operation in, one JSON answer out. gqlgen's
// own transports fall short of that specification in statuses and in `data`, send
// a malformed body back in full, and does not recognize a body that is too large.
type transport struct {
	limits     Limits
	persisted  *persisted
	validators validators
}

var _ graphql.Transport = transport{}

// Supports is true: the routes let only GET, HEAD and POST through.
func (transport) Supports(*http.Request) bool { return true }

// Do answers one request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	ctx, out := r.Context(), responder{ResponseWriter: w, media: responseType(r.Header.Get("Accept"))}
	params, batch, refused := readParams(w, r, t.limits.Body)
	out.batch = batch
	if refused == nil {
		refused = t.document(params)
	}
	if refused != nil {
		out.refuse(ctx, exec, refused.status, refused.err)
		return
	}
	operation, errs := exec.CreateOperationContext(ctx, params)
	if operation.Operation != nil {
		note(requestOf(ctx), operation.Operation)
	}
	if wantsAccount(params) {
		out.account = func(response *graphql.Response) { t.limits.withAccount(response, operation) }
	}
	if errs != nil {
		ctx = graphql.WithOperationContext(ctx, operation)
		out.write(ctx, notExecuted(out.media), exec.DispatchError(ctx, errs))
		return
	}
	t.persisted.keep(params)
	if r.Method == http.MethodPost {
		execute(ctx, exec, operation, out)
		return
	}
	if operation.Operation.Operation != ast.Query {
		w.Header().Set("Allow", http.MethodPost)
		message := "by GET there are only queries: send this " + string(operation.Operation.Operation) + " by POST"
		out.refuse(ctx, exec, http.StatusMethodNotAllowed, &network.Error{Code: network.BadInput, Message: message})
		return
	}
	out.tag = t.validators.tag(ctx, operation, out.media, wantsAccount(params))
	if out.tag != "" && httpheader.Holds(r, out.tag) {
		out.notModified(ctx)
		return
	}
	execute(ctx, exec, operation, out)
}

// execute answers an operation.
func execute(ctx context.Context, exec graphql.GraphExecutor, operation *graphql.OperationContext, out responder) {
	ctx, made := provisional.Begin(ctx)
	respond, ctx := exec.DispatchOperation(ctx, operation)
	response := respond(ctx)
	if err := quota.Of(ctx).Refused(); err != nil { // whatever else failed for it
		response = exec.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(err)})
		out.write(ctx, refusedStatus(out.Header(), out.media, response), response)
		return
	}
	if response == nil { // time had run out before it began
		out.refuse(ctx, exec, http.StatusServiceUnavailable, context.Cause(ctx))
		return
	}
	inOrder(operation.Operation, response.Errors)
	status := http.StatusOK
	if len(response.Data) == 0 && len(response.Errors) > 0 {
		status = refusedStatus(out.Header(), out.media, response)
	}
	if made.Marked() {
		out.tag = ""
	}
	out.write(ctx, status, response)
}

// document sees to it that a request has a document.
func (t transport) document(params *graphql.RawParams) *refusal {
	if refused := t.persisted.find(params); refused != nil {
		return refused
	}
	if params.Query == "" {
		return &refusal{http.StatusBadRequest, network.Bad("query", "is missing")}
	}
	return nil
}

// refusedStatus is the status of an answer to an operation that was refused as a
// whole. A client that may try again is told so in the header too.
func refusedStatus(header http.Header, media string, response *graphql.Response) int {
	retryAfter, known := response.Errors[0].Extensions["retryAfter"]
	if !known {
		return notExecuted(media)
	}
	header.Set("Retry-After", fmt.Sprint(retryAfter))
	return http.StatusServiceUnavailable
}

// notExecuted is the status of an answer to an operation that was refused before
// it was executed.
func notExecuted(media string) int {
	if media == graphqlJSON {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// note notes the operation for the log and the metrics.
func note(r *request, operation *ast.OperationDefinition) {
	const longest = 100
	r.kind, r.operation = string(operation.Operation), operation.Name
	if len(r.operation) > longest {
		r.operation = r.operation[:longest]
	}
}

// responder is the way in which a request is answered.
type responder struct {
	http.ResponseWriter
	media string
	// batch: the request was an array of one operation, and so is the answer.
	batch bool
	// tag is the ETag of the answer, if there are no errors in it; "" if it has none.
	tag string
	// account, if given, adds to the answer what the operation was counted as.
	account func(*graphql.Response)
}

// refuse answers that nothing of a request was executed, and why.
func (r responder) refuse(ctx context.Context, exec graphql.GraphExecutor, status int, err error) {
	r.write(ctx, status, exec.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(err)}))
}

// write sends an answer. There is no `data` in it, not even null, where nothing
// was executed.
func (r responder) write(ctx context.Context, status int, response *graphql.Response) {
	if r.account != nil {
		r.account(response)
	}
	body := encode(response)
	if r.batch {
		body = slices.Concat([]byte("["), bytes.TrimSpace(body), []byte("]\n"))
	}
	requestOf(ctx).outcome = outcome(response)
	if len(response.Errors) > 0 {
		r.tag = ""
	}
	r.caching()
	header := r.Header()
	header.Set("Content-Type", r.media+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	r.WriteHeader(status)
	_, _ = r.Write(body) // it fails only where the client has gone
}

// notModified answers that the answer which the client has still holds.
func (r responder) notModified(ctx context.Context) {
	requestOf(ctx).outcome = outcomeOK
	r.caching()
	r.Header().Del("Content-Type")
	r.WriteHeader(http.StatusNotModified)
}

// caching says who may keep the answer: whoever asks each time whether it still holds,
// if it has a tag, else nobody.
func (r responder) caching() {
	header := r.Header()
	header.Set("Vary", "Accept, Accept-Encoding, Origin")
	if r.tag == "" {
		header.Set("Cache-Control", "no-store")
		return
	}
	header.Set("Cache-Control", "no-cache")
	header.Set("ETag", r.tag)
}

// encode writes an answer as JSON. It panics, which is recovered above us, where a
// scalar of the schema wrote what is no JSON.
func encode(response *graphql.Response) []byte {
	if len(response.Errors) == 0 && len(response.Extensions) == 0 && len(response.Data) > 0 {
		return encodeData(jsontext.Value(response.Data))
	}
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(struct {
		Errors     gqlerror.List   `json:"errors,omitempty"`
		Data       json.RawMessage `json:"data,omitempty"`
		Extensions map[string]any  `json:"extensions,omitempty"`
	}{response.Errors, response.Data, response.Extensions})
	if err != nil {
		panic(err)
	}
	return body.Bytes()
}

// encodeData writes the usual answer, that to which all went well, at a fraction
// of what the encoder takes to read the data and write it again.
func encodeData(data jsontext.Value) []byte {
	if !data.IsValid(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)) {
		panic("the answer is no JSON")
	}
	const before, after = `{"data":`, "}\n"
	body := make([]byte, 0, len(before)+len(data)+len(after))
	body = append(body, before...)
	body = append(body, data...)
	return append(body, after...)
}

// outcomeOK is the outcome of a request to which all went well.
const outcomeOK = "OK"

// outcome is the code of the first error, or OK.
func outcome(response *graphql.Response) string {
	if len(response.Errors) == 0 {
		return outcomeOK
	}
	code, _ := response.Errors[0].Extensions["code"].(network.Code)
	return string(code)
}
