#!/bin/sh
# Checks that what `make generate` makes is fresh, by making it in a copy, and that go.mod is tidy.
set -eu

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -cf - --exclude=node_modules --exclude=.venv --exclude=dist go.mod go.sum gqlgen.yml Makefile schema graph internal tools | tar -xf - -C "$copy"
(cd "$copy" && make -s generate)
for made in graph internal/store/cypher internal/explorer; do
	if ! diff -r -x node_modules -x dist "$made" "$copy/$made"; then
		echo "$made/ is not as it is generated: run make generate." >&2
		exit 1
	fi
done
if ! go mod tidy -diff; then
	echo "go.mod or go.sum is not tidy: run go mod tidy." >&2
	exit 1
fi
