package explorer

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// missing is the page of an address that there is not.
func (e *explorer) missing(context.Context, *request) (templ.Component, error) {
	return nil, &network.Error{Code: network.NotFound, Message: "there is no such page: has the address been cut off?"}
}

// fault returns the page that says why there is not what was asked for, and its status.
func (e *explorer) fault(r *http.Request, p *part.Page, err error) (templ.Component, int) {
	title, said, status := e.explained(r, err)
	p.Title, p.Fault = title, said[0]
	var form templ.Component = templ.NopComponent
	if asked, is := errors.AsType[unanswered](err); is {
		form = asked.form
	}
	return faultPage(p, title, said, form), status
}

// explained says why there is not what was asked for: a title, sentences, and the status. What is wrong with the question is
// said in a sentence that says what to do; what is wrong here is noted in the log.
func (e *explorer) explained(r *http.Request, err error) (title string, said []string, status int) {
	title, status = "Something is wrong here", http.StatusInternalServerError
	said = []string{"It is a fault of the program, and noted in its log. Another page may work."}
	var own *network.Error
	var bad badAddress
	switch {
	case errors.Is(r.Context().Err(), context.Canceled):
		status = statusClosed
	case errors.As(err, &bad):
		title, status, said = "This address asks for what can't be answered", http.StatusBadRequest, nil
		for _, fault := range bad {
			said = append(said, sentence(badAddress{fault}.Error()))
		}
	case errors.As(err, &own):
		said = []string{sentence(words.Capital(inForm(own)))}
		switch own.Code {
		case network.NotFound:
			title, status = "It is not here", http.StatusNotFound
		case network.Timeout:
			title, status = "Not now", http.StatusServiceUnavailable
			said = []string{"It took too long: there is much to do here. Asked again in a while, it may be answered."}
		case network.Unavailable, network.RateLimited:
			title, status = "Not now", http.StatusServiceUnavailable
		case network.Internal:
			said = []string{"It is a fault of the program, and noted in its log. Another page may work."}
		default:
			title, status = "This can't be answered", http.StatusBadRequest
		}
	}
	if status == http.StatusInternalServerError {
		e.Log.Error("a page failed", "path", r.URL.Path, "error", err)
	}
	return title, said, status
}

// fields are what forms call the fields of the API of which it says that something is wrong.
var fields = map[string]string{
	"where.avoid": "Avoid", "where.via": "Go through", "where.through": "A path may go through", "where.maxHops": "At most",
	"where.asOf": "As of", "where.knownBy": "Known by", "where.certainty": "What counts", "where.overlapping": "All of it on one day",
	"where.inTimeOrder": "One step after the other", "where.minConfidence": "The least confidence", "where.maxDegree": "The most links",
	"where.linkTypes": "Types of links", "where.excludeLinkTypes": "Types left out", "where.statuses": "Statuses",
}

// inForm returns what an error says, with the field named as forms name it.
func inForm(e *network.Error) string {
	label, known := fields[e.Field]
	if text, is := strings.CutPrefix(e.Message, e.Field+": "); is && known {
		return label + ": " + strings.ReplaceAll(text, "`via`", "“Go through”")
	}
	return e.Message
}

// sentence ends a text as sentences end, unless it does so.
func sentence(text string) string {
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}

// statusClosed is what is noted where the reader has gone before the answer was there.
const statusClosed = 499
