package network

import (
	"errors"
	"fmt"
)

// Code classifies an error for what has to react to it. The values are the
// `extensions.code` of the GraphQL API.
type Code string

// The codes of errors.
const (
	BadInput      Code = "BAD_USER_INPUT"
	NotFound      Code = "NOT_FOUND"
	LimitExceeded Code = "LIMIT_EXCEEDED"
	Timeout       Code = "TIMEOUT"
	Conflict      Code = "CONFLICT"
	Forbidden     Code = "FORBIDDEN"
	RateLimited   Code = "RATE_LIMITED"
	Unavailable   Code = "UNAVAILABLE"
	Internal      Code = "INTERNAL"
)

// Error is an error with a code and a sentence meant for the person who asked.
// Whatever it wraps is for the log only.
type Error struct {
	Code    Code
	Message string
	// Field names the argument or field that is at fault, where one is.
	Field string
	// ID is the id that was not found, of a NotFound; of several the first, and IDs
	// are those that the sentence names.
	ID  string
	IDs []string
	// Limit and Asked are the bound and what went over it, of a LimitExceeded.
	Limit, Asked int
	// RetryAfter is after how many seconds to ask again, where that is known: of a
	// RateLimited or an Unavailable.
	RetryAfter int
	// Err is the cause, if any. It is not shown to clients.
	Err error
}

// Error returns the sentence, the cause behind it.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of err: that of the outermost Error in its chain, or
// Internal.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// Bad is a BadInput about the named field.
func Bad(field, format string, args ...any) *Error {
	return &Error{Code: BadInput, Field: field, Message: field + ": " + fmt.Sprintf(format, args...)}
}

// Missing is a NotFound for an id that a field names.
func Missing(field, id string) *Error {
	return &Error{Code: NotFound, Field: field, ID: id, IDs: []string{id}, Message: fmt.Sprintf("%s: there is no %q", field, id)}
}

// Exceeded is a LimitExceeded: more was asked in a field than its limit.
func Exceeded(field string, limit, asked int) *Error {
	return &Error{
		Code: LimitExceeded, Field: field, Limit: limit, Asked: asked,
		Message: fmt.Sprintf("%s: at most %d, but %d asked", field, limit, asked),
	}
}

// NoSnapshot is an Unavailable for a question that is answered from the network in memory
// only.
func NoSnapshot(question string) *Error {
	return &Error{Code: Unavailable, Message: question + " is answered from the network in memory, which is not kept here (ENTENTE_TOPOLOGY=off)"}
}
