# entente: see README.md for what it is, and `make help` for what can be done here.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:

WEB := internal/explorer
CLIENTS := internal/clienttest
TOOL := go tool -modfile=tools/go.mod
# So what a copy of the module compiles, for tools/fresh.sh and a test, is what has been compiled here.
export GOFLAGS := $(shell go env GOFLAGS) -trimpath
# Two Neo4j for all the tests that a command runs.
WITH_NEO4J := go run ./internal/localneo4j/neo4jtest/run --
# Packages that start no goroutines: the race detector would find nothing in their tests, and make the judges of paths
# take five times as long. What searches side by side over them is tested under it in internal/pathfind and graph, and
# what the explorer serves in graph.
SEQUENTIAL := internal/explorer internal/pathfind/cypher internal/gqlwriter/generate internal/explorer/browsertest \
	internal/catalog internal/interchange internal/naming internal/network internal/pathfind/memory internal/pathfind/pathtest \
	internal/pathfind/pathtest/brute internal/pathfind/solver internal/bench/generate internal/bench/table internal/seed \
	internal/seed/fingerprint internal/store/generate internal/store/storetest internal/typecheck internal/report internal/report/reporttest internal/networkchange
# All others. Of both, those that take longest come first, so that nothing waits for them in the end.
CONCURRENT = ./internal/store ./cmd/entente ./graph ./internal/pathfind ./internal/curate ./internal/clienttest \
	$(filter-out $(addprefix %/,$(SEQUENTIAL)),$(shell go list ./...))
NEEDED := java maven node
# What entente is to run on.
PLATFORMS := linux/amd64 darwin/arm64 windows/amd64

.PHONY: help
help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z].*:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: prerequisites web build ## start a Neo4j with the built-in network and serve it; Ctrl-C stops all
	@exec bin/entente demo

.PHONY: build
build: ## build bin/entente
	go build -o bin/ ./cmd/entente

.PHONY: test
test soak: NEEDED += chromium python libreoffice
# The race detector would let every process that a test starts wait for a second before it ends.
test soak: export GORACE := atexit_sleep_ms=0
# make check has vetted the tests already.
test: TEST := -vet=off -timeout=40m
test: prerequisites web clients check ## run all checks and tests on a real Neo4j that they start themselves
	$(WITH_NEO4J) sh -c 'go test $(TEST) $(addprefix ./,$(SEQUENTIAL)) && go test -race $(TEST) $(CONCURRENT) && tools/fuzz.sh 2000x'

.PHONY: soak
soak: TEST := -count=1 -timeout=6h
soak: export ENTENTE_SOAK=1
soak: prerequisites web clients ## run the random tests at full count, and fuzz for long
	$(WITH_NEO4J) sh -c 'go test $(TEST) $(addprefix ./,$(SEQUENTIAL)) && go test -race $(TEST) $(CONCURRENT) && tools/fuzz.sh 500000x'

.PHONY: bench
bench: prerequisites web build ## measure beside bare Cypher, and write docs/benchmarks.md and the README's summary
	go build -o bin/bench ./internal/bench/run
	@exec bin/bench --report docs/benchmarks.md --readme README.md $(BENCH)

.PHONY: bench-against
bench-against: prerequisites web build ## measure in turns with another program: make bench-against OTHER=FILE
	@test -x "$(OTHER)" || { echo "Name the other program: make bench-against OTHER=../before/bin/entente"; exit 1; }
	go build -o bin/bench ./internal/bench/run
	@exec bin/bench --against "$(OTHER)" $(BENCH)

.PHONY: accuracy
accuracy: ## measure searches and matches: make accuracy ENTENTE_ROR=dump.jsonl.gz ENTENTE_AFFILIATIONS=strings.jsonl.gz
	go test -count=1 -tags registry -run Springer -v ./internal/catalog

.PHONY: pictures
pictures: NEEDED += chromium
pictures: prerequisites web ## take the README's pictures of the pages anew
	$(WITH_NEO4J) go test -count=1 -tags pictures -run TestPictures ./internal/explorer

.PHONY: check
check: lint $(WEB)/node_modules/.package-lock.json ## run all checks but the tests: lint, types of scripts, other systems, and that what is generated is fresh
	cd $(WEB) && node_modules/.bin/tsc --project .
	go run ./internal/typecheck $(PLATFORMS)
	tools/fresh.sh

.PHONY: lint
lint: ## look for suspicious code and for what is not formatted
	go vet ./...
	$(TOOL) staticcheck ./...
	@unformatted=$$($(TOOL) gofumpt -l cmd graph internal); \
		if [ -n "$$unformatted" ]; then echo "Not formatted, make fmt does it:" $$unformatted; exit 1; fi

.PHONY: fmt
fmt: ## format the code
	$(TOOL) gofumpt -w cmd graph internal

.PHONY: generate
generate: ## generate the code that is made from schema/, and what Cypher statements have in common
	go run ./internal/store/generate internal/store/cypher
	go run ./internal/gqlwriter/generate
	$(TOOL) templ generate -log-level error -path internal/explorer

.PHONY: web
web: $(WEB)/dist/licenses.txt ## bundle the web pages, where their sources or the lock file have changed
$(WEB)/dist/licenses.txt: $(WEB)/node_modules/.package-lock.json $(WEB)/build.mjs $(wildcard $(WEB)/web/*) $(wildcard $(WEB)/web/*/*)
	cd $(WEB) && node build.mjs

.PHONY: clients
clients: $(CLIENTS)/node_modules/.package-lock.json $(CLIENTS)/gql/.venv/installed ## install the GraphQL clients that the tests let ask
$(CLIENTS)/gql/.venv/installed: $(CLIENTS)/gql/requirements.txt
	python3 -m venv --clear $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $< || \
		{ echo "pip could not install what $< lists: is the registry that it uses reached?"; exit 1; }
	touch $@

%/node_modules/.package-lock.json: %/package.json %/package-lock.json %/.npmrc
	npm ci --prefix $* || { echo "npm could not install what $*/package-lock.json lists: is the registry that it uses reached?"; exit 1; }
	touch $@

.PHONY: prerequisites
prerequisites:
	@tools/prerequisites.sh $(NEEDED)
