package explorer

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/words"
)

// A lasting address has, beside the question with its day, the revision of the network and a hash of each path that was
// shown. Opened when the network has changed, the page says what is different.

// mostHashes is how many paths a lasting address remembers.
const mostHashes = 20

// hashLength is how many letters of a path's hash it has.
const hashLength = 8

var (
	isRevision = regexp.MustCompile(`^[0-9]{1,19}$`)
	isHash     = regexp.MustCompile(`^[0-9a-f]{8}$`)
)

// remembered is what a lasting address remembers of an answer.
type remembered struct {
	revision string
	hashes   []string
}

// readRemembered reads what an address remembers.
func readRemembered(p *params) remembered {
	r := remembered{revision: p.one("revision")}
	if r.revision != "" && !isRevision.MatchString(r.revision) {
		p.refuse("revision", "%q is no revision of a network", r.revision)
	}
	if text := p.one("was"); text != "" {
		r.hashes = strings.Split(text, ".")
	}
	if len(r.hashes) > mostHashes || slices.ContainsFunc(r.hashes, func(h string) bool { return !isHash.MatchString(h) }) {
		p.refuse("was", "it is not what an address copied from here has: at most %d hashes of %d letters, with points between", mostHashes, hashLength)
		r.hashes = nil
	}
	return r
}

// hash is that of a path: of the ids of its entities and links.
func hash(path *ask.Path) string {
	h := sha256.New()
	for i, e := range path.Entities {
		if i > 0 {
			ids := make([]string, len(path.Steps[i-1].Judged))
			for j := range path.Steps[i-1].Judged {
				ids[j] = path.Steps[i-1].Judged[j].Link.ID
			}
			slices.Sort(ids)
			for _, id := range ids {
				h.Write([]byte(id + "\n"))
			}
		}
		h.Write([]byte(e.ID + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))[:hashLength]
}

// hashes are those of paths.
func hashes(paths []ask.Path) []string {
	all := make([]string, len(paths))
	for i := range paths {
		all[i] = hash(&paths[i])
	}
	return all
}

// lasting is the address of this very answer: with its day written out, the revision, and the paths.
func (s *shownPaths) lasting(p *part.Page) part.Address {
	q := s.pathQuestion
	if q.knownBy == "" {
		q.knownBy = p.Today.String()
	}
	all := hashes(s.Paths)
	return q.here(p).With("revision", s.Revision).With("was", strings.Join(all[:min(len(all), mostHashes)], "."))
}

// since says how the answer differs from the remembered one; "" where the address remembers none.
func (s *shownPaths) since() string {
	if len(s.was.hashes) == 0 && s.was.revision == "" {
		return ""
	}
	return words.Since(s.was.revision, s.Revision, s.was.hashes, hashes(s.Paths))
}
