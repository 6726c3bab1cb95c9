#!/bin/sh
# Checks that the code that is made from schema/ is fresh, by making it in a copy, and that go.mod is tidy.
set -eu

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -cf - --exclude=node_modules --exclude=dist go.mod go.sum gqlgen.yml schema graph internal | tar -xf - -C "$copy"
(cd "$copy" && go run ./internal/gqlwriter/generate)
if ! diff -r graph "$copy/graph"; then
	echo "The code in graph/ is not what schema/ makes: run make generate." >&2
	exit 1
fi
if ! go mod tidy -diff; then
	echo "go.mod or go.sum is not tidy: run go mod tidy." >&2
	exit 1
fi
