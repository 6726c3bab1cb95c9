package explorer

import "testing"

// Files lead to where the pages are said to be, else to this machine, and never to a name that anybody may have written.
func TestBase(t *testing.T) {
	for _, c := range []struct{ public, host, want string }{
		{"", "127.0.0.1:8080", "http://127.0.0.1:8080/"},
		{"", "localhost:8080", "http://localhost:8080/"},
		{"", "[::1]:8080", "http://[::1]:8080/"},
		{"", "entente.example.org", ""},
		{"", "192.0.2.1:8080", ""},
		{"", "localhost.example.org", ""},
		{"", "", ""},
		{"https://entente.example.org/below/", "evil.example", "https://entente.example.org/below/"},
		{"https://entente.example.org/below", "127.0.0.1:8080", "https://entente.example.org/below/"},
	} {
		e := &explorer{Config: Config{PublicURL: c.public}}
		if got := e.base(c.host); got != c.want {
			t.Errorf("said to be at %q and asked as %q, pages begin at %q and not at %q", c.public, c.host, got, c.want)
		}
	}
}
