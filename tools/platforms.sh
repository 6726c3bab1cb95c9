#!/bin/sh
# Builds everything for each system that entente is to run on besides this one, and vets it there, which compiles the
# tests as well. No code of ours goes by the processor.
set -eu
for platform in linux/amd64 darwin/arm64 windows/amd64; do
	[ "${platform%/*}" = "$(go env GOHOSTOS)" ] && continue
	export GOOS="${platform%/*}" GOARCH="${platform#*/}" CGO_ENABLED=0
	go build ./... && go vet ./... || { echo "It does not build for $platform." >&2; exit 1; }
done
