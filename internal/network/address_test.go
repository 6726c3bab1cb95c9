package network_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

func TestCheckAddress(t *testing.T) {
	for _, address := range []string{"", "http://example.org", "https://www.unesco.org/en?a=b#c", "HTTPS://Example.ORG/%7Ea", "http://127.0.0.1:8080/", "https://пример.рф/a b"} {
		if fault, bad := network.CheckAddress("website", address); bad {
			t.Errorf("%q: %v", address, fault)
		}
	}
	for _, address := range []string{
		"www.unesco.org", "//www.unesco.org", "javascript:alert(1)", "data:text/html,a", "ftp://example.org/a", "mailto:a@example.org", "https:example.org",
		"https://", "http:///a", " https://example.org", "https://exa mple.org", "https://example.org/%zz", "/a", "-", "java\nscript:alert(1)",
	} {
		fault, bad := network.CheckAddress("website", address)
		if !bad || fault.Kind != network.MalformedAddress || fault.Field != "website" {
			t.Errorf("%q is an address: %v", address, fault)
		}
	}
}
