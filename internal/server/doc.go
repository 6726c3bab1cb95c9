// Package server puts an executable GraphQL schema on HTTP: the transport, limits,
// errors, request ids, metrics and health. It knows nothing of what the schema
// answers, nor of the database behind it.
//
//	/graphql         GET (queries) and POST, by the GraphQL over HTTP specification
//	/schema.graphql  the schema, as SDL
//	/graphiql        the explorer; / leads there
//	/healthz         whether the process is up
//	/readyz          whether it can answer, and if not, why
//	/metrics         for Prometheus
//
// Subscriptions will have the same path; the schema has none yet. There are no
// multipart requests, and no batches of more than one operation. Documents may be
// named by their hash, as Apollo's automatic persisted queries are.
//
// Everything here is bounded, on by default: see Limits. A refusal has the code
// LIMIT_EXCEEDED and says, in its sentence and in its extensions `limit` and
// `asked`, what the bound is and what was asked.
//
// Answers to queries by GET have an ETag where they will be the same as long as
// nothing is written: see validators. A client sends it back, and is told that its
// answer still holds. Nobody may keep any other answer.
//
// Answers are sent in the content coding that the client welcomes most: see
// compressed.
//
// # The depth of an operation
//
// Fields within fields; fragments are followed. What is within __schema and
// __type is not counted: the queries of GraphQL tools go deep there, and
// gqlparser bounds that depth by a rule of its own.
//
// # The cost of an operation
//
// An estimate of the number of fields in the answer, made before anything
// is looked up:
//
//	cost(selection) = Σ (weight + n × cost(the field's own selection))
//
// where the weight is 1, but for what looks at far more than it shows: 1,000 for a
// search – `paths`, `reach`, `regionalReport`, `suggestPartners`, `search`, `linksAmong` and
// `networkChanges` of Query –, for `relaxations` and for `facets`, 100 for `commonPartners`
// and for `totalCount`, unless reach has counted it. And n is, for a field that returns a
// list of objects,
//
//   - its argument `first`, or 20 if neither the query nor the schema says,
//   - else the number of its `ids`, for `linksAmong` together with that of `and`, or of
//     its `keys` where they are given,
//   - else, directly in what a field with `first` returns – the edges of a
//     connection, the paths of a result –, that `first`,
//   - else 5, as an ordinary list has few entries: the evidence of a link, the
//     steps of a path;
//
// and 1 for all other fields. `first`, `ids` and `keys` count as 100 at most, those of
// `linksAmong` as 1,000, because the resolvers refuse more than that, with an error
// that names the argument. Branches of fragments add up, and @skip and @include are
// not looked at. Introspection costs like everything else.
//
// # The effort of validating a document
//
//	definitions × tokens + nesting × Σ (how often a name stands in it)²
//
// gqlparser visits fragments once for each definition that leads to them, and
// compares fields of the same name pair by pair, again at each level of nesting. A
// few hundred tokens could keep it busy for seconds, before depth or cost are
// known; an honest document stays far below the limit.
//
// # What all requests may do together
//
// The questions of an operation about paths and reach share one budget of time and
// work, and are answered one at a time in the order of the answer. As many searches
// run at once as there are cores, the others wait, and the time that they wait is
// part of their budget. A bounded number of operations with such questions is
// admitted; past it one is refused before anything of it runs, with the code
// RATE_LIMITED, the extension `retryAfter` (seconds), status 503 and the header
// Retry-After. Operations without such questions, the probes and the metrics wait
// for none of that.
//
// What is read for an answer and what is written of it is counted meanwhile. An
// answer that takes more than Limits.Answer is refused as a whole: LIMIT_EXCEEDED.
// All that are being made may take eight times as much together; one for which
// there is no room beside the others is UNAVAILABLE, with `retryAfter` and 503. So
// is a field that finds no connection to the database in time, because others use
// them all, but then the rest of the answer is given, with status 200.
//
// # Metrics
//
//	entente_graphql_request_duration_seconds  by operation and outcome
//	entente_graphql_requests_in_flight        requests being answered
//	entente_search_visited_links_total        links that searches have looked at
//	entente_searches_running                  searches that run
//	entente_searches_waiting                  searches that wait for others to end
//	entente_search_requests_refused_total     requests refused, too many waiting
//	entente_topology_…                        how the topology is, where there is one
//
// and those of the Go runtime and the process.
package server
