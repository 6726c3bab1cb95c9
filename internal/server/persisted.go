package server

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"net/http"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/simplelru"

	"github.com/entente-graph/entente/internal/network"
)

// persisted keeps the documents of Apollo's automatic persisted queries: a client
// names a document by its hash, and sends it along only when it is told that the
// hash is not known. Those that were not used for longest give way, so that all
// together take no more than so many bytes. (gqlgen's own extension keeps a document
// before it is known to be one.)
type persisted struct {
	limit int

	mu        sync.Mutex
	documents *simplelru.LRU[documentHash, string]
	bytes     int
}

// documentHash is the SHA-256 of a document.
type documentHash [sha256.Size]byte

func newPersisted(limit int) *persisted {
	const uncounted = math.MaxInt
	documents, err := simplelru.NewLRU[documentHash, string](uncounted, nil)
	if err != nil {
		panic(err) // the number is positive
	}
	return &persisted{limit: limit, documents: documents}
}

const (
	// What clients look for: the message, or the code.
	notPersistedMessage              = "PersistedQueryNotFound"
	notPersisted        network.Code = "PERSISTED_QUERY_NOT_FOUND"
)

// find completes a request that names its document by a hash alone, and refuses one
// whose hash is not known, or not that of the document which came with it.
func (p *persisted) find(params *graphql.RawParams) *refusal {
	hash, named, refused := hashIn(params)
	switch {
	case refused != nil || !named:
		return refused
	case params.Query == "":
		if params.Query = p.get(hash); params.Query == "" {
			return &refusal{http.StatusOK, &network.Error{Code: notPersisted, Message: notPersistedMessage}}
		}
	case sha256.Sum256([]byte(params.Query)) != hash:
		return badHash("is not the SHA-256 of the query")
	}
	return nil
}

// keep keeps the document of a request that names it by a hash. It is called when
// the document has proved valid and within the limits.
func (p *persisted) keep(params *graphql.RawParams) {
	if hash, named, _ := hashIn(params); named {
		p.add(hash, params.Query)
	}
}

func (p *persisted) get(hash documentHash) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	document, _ := p.documents.Get(hash)
	return document
}

func (p *persisted) add(hash documentHash, document string) {
	size := sizeOf(document)
	p.mu.Lock()
	defer p.mu.Unlock()
	if size > p.limit || p.documents.Contains(hash) {
		return
	}
	p.documents.Add(hash, strings.Clone(document)) // it may be a part of the whole address
	for p.bytes += size; p.bytes > p.limit; {
		_, oldest, _ := p.documents.RemoveOldest()
		p.bytes -= sizeOf(oldest)
	}
}

// sizeOf returns about how many bytes a document takes here.
func sizeOf(document string) int {
	const entry = 200 // its hash, and what finds it and keeps it in order
	return entry + len(document)
}

// hashIn returns the hash by which a request names its document, and whether it has
// one: `extensions: {persistedQuery: {version: 1, sha256Hash: …}}`.
func hashIn(params *graphql.RawParams) (hash documentHash, named bool, refused *refusal) {
	extension, there := params.Extensions["persistedQuery"]
	if !there || extension == nil {
		return hash, false, nil
	}
	fields, isObject := extension.(map[string]any)
	if !isObject {
		return hash, false, &refusal{http.StatusBadRequest, network.Bad("extensions.persistedQuery", "must be an object with `version` and `sha256Hash`")}
	}
	if version, _ := fields["version"].(json.Number); version != "1" {
		return hash, false, &refusal{http.StatusBadRequest, network.Bad("extensions.persistedQuery.version", "must be 1, the version of the protocol that there is")}
	}
	text, _ := fields["sha256Hash"].(string)
	decoded, err := hex.DecodeString(text)
	if err != nil || copy(hash[:], decoded) != len(hash) || len(decoded) != len(hash) {
		return hash, false, badHash("must be the SHA-256 of the query, in 64 hexadecimal digits")
	}
	return hash, true, nil
}

func badHash(sentence string) *refusal {
	return &refusal{http.StatusBadRequest, network.Bad("extensions.persistedQuery.sha256Hash", "%s", sentence)}
}
