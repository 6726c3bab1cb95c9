package topology

import (
	"errors"
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// broken is about a record that a network can't have.
func broken(id, format string, args ...any) error {
	return &network.Error{Code: network.Conflict, ID: id, Message: "the graph breaks its rules: " + id + " " + fmt.Sprintf(format, args...)}
}

// tooMany is more of something than a snapshot can number.
func tooMany(what string, limit int) error {
	return &network.Error{Code: network.LimitExceeded, Limit: limit, Message: fmt.Sprintf("the network has more than %d %s", limit, what)}
}

// conflict is about a graph and a snapshot that don't go together.
func conflict(format string, args ...any) error {
	return &network.Error{Code: network.Conflict, Message: fmt.Sprintf(format, args...)}
}

// sentence returns the message of an error as people are to read it.
func sentence(err error) string {
	if own, ok := errors.AsType[*network.Error](err); ok {
		return own.Message
	}
	return err.Error()
}
