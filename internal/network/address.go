package network

import (
	"fmt"
	"net/url"
	"strings"
)

// CheckAddress returns what is wrong with the address of a website or a document,
// if anything: it must be one of http or https, for whoever shows the record
// makes a link of it. It is no part of a record's Check, since what is stored
// stays as it is.
func CheckAddress(field, address string) (fault Fault, bad bool) {
	if address == "" {
		return Fault{}, false
	}
	u, err := url.Parse(address)
	if err == nil && u.Host != "" && (strings.EqualFold(u.Scheme, "http") || strings.EqualFold(u.Scheme, "https")) {
		return Fault{}, false
	}
	return Fault{Kind: MalformedAddress, Field: field, Reason: fmt.Sprintf("%q is no http or https address", address)}, true
}
