#!/bin/sh
# Builds everything for each system that entente is to run on, and vets it there, which compiles the tests as well.
set -eu
for platform in linux/amd64 darwin/amd64 darwin/arm64 windows/amd64; do
	export GOOS="${platform%/*}" GOARCH="${platform#*/}" CGO_ENABLED=0
	go build ./... && go vet ./... || { echo "It does not build for $platform." >&2; exit 1; }
done
