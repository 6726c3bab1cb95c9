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
	return faultPage(p, title, said), status
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
		said = []string{sentence(words.Capital(own.Message))}
		switch own.Code {
		case network.NotFound:
			title, status = "It is not here", http.StatusNotFound
		case network.Unavailable, network.RateLimited, network.Timeout:
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

// sentence ends a text as sentences end, unless it does so.
func sentence(text string) string {
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}

// statusClosed is what is noted where the reader has gone before the answer was there.
const statusClosed = 499
