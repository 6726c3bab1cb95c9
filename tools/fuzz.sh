#!/bin/sh
# Runs each fuzz test for so many inputs: tools/fuzz.sh 2000x
# A number of them and not a time, at whose end Go 1.26 may fail without a reason: https://go.dev/issue/75804.
set -eu

grep -rE --include='*_test.go' --exclude-dir=node_modules '^func Fuzz[A-Za-z0-9_]+\(' cmd graph internal |
	sed -E 's|^(.*)/[^/]+:func (Fuzz[A-Za-z0-9_]+)\(.*|\1 \2|' | sort |
	while read -r folder name; do
		go test -run='^$' -fuzz="^$name\$" -fuzztime="$1" -timeout=0 "./$folder" </dev/null
	done
