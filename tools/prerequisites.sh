#!/bin/sh
# Sees to it that tools are there: tools/prerequisites.sh java maven node chromium python libreoffice
#
# What is missing is installed by apt-get where the person is root on a Debian-like system, which is said first.
# Elsewhere the commands that install it are printed, and the exit status is 1.
# The tests set PREREQUISITES_ROOT to a folder that stands for /, where things are looked for that are not on the PATH.
set -eu

root=${PREREQUISITES_ROOT:-}

# Each tool has: what it is called, whether it is there, its packages.

java_name="JDK 17 or 21"
java_debian="openjdk-17-jdk-headless   (or openjdk-21-jdk-headless)"
java_fedora="dnf install java-21-openjdk-headless"
java_macos="brew install openjdk@21"

# The same places as in internal/localneo4j/java.go, which finds a JDK that is not the one on the PATH.
java_there() {
	for command in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" \
		"$root"/usr/lib/jvm/*/bin/java \
		"$root"/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
		"$root"/opt/homebrew/opt/openjdk*/bin/java \
		"$root"/usr/local/opt/openjdk*/bin/java \
		"${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
		"${HOME:-}"/.sdkman/candidates/java/*/bin/java; do
		[ -x "$command" ] || continue
		case $("$command" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p') in
		17 | 21) return 0 ;;
		esac
	done
	return 1
}

java_packages() {
	for package in openjdk-17-jdk-headless openjdk-21-jdk-headless; do
		if [ -n "$(candidate "$package")" ]; then
			echo "$package"
			return
		fi
	done
}

maven_name="Maven"
maven_debian="maven"
maven_fedora="dnf install maven"
maven_macos="brew install maven"
maven_there() { command -v mvn >/dev/null; }
maven_packages() { echo maven; }

node_name="Node.js (20 or newer, with npm)"
node_debian="nodejs npm   (from Debian 13 on; before, see https://nodejs.org/en/download)"
node_fedora="dnf install nodejs npm"
node_macos="brew install node"
node_there() { command -v npm >/dev/null && version=$(node --version) && at_least_20 "${version#v}"; }

node_packages() {
	if command -v node >/dev/null && version=$(node --version) && at_least_20 "${version#v}"; then
		echo npm
	elif at_least_20 "$(candidate nodejs)"; then
		echo nodejs npm
	fi
}

at_least_20() {
	major=${1%%.*}
	major=${major##*:} # an epoch
	case $major in '' | *[!0-9]*) return 1 ;; esac
	[ "$major" -ge 20 ]
}

chromium_name="Chromium or Chrome"
chromium_debian="chromium"
chromium_fedora="dnf install chromium"
chromium_macos="brew install --cask google-chrome"

chromium_there() {
	for command in chromium chromium-browser google-chrome google-chrome-stable; do
		if command -v "$command" >/dev/null; then return 0; fi
	done
	[ -x "$root/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] ||
		[ -x "$root/Applications/Chromium.app/Contents/MacOS/Chromium" ]
}

chromium_packages() { echo chromium; }

python_name="Python (3.11 or newer, with venv)"
python_debian="python3-venv   (from Debian 12 on)"
python_fedora="dnf install python3"
python_macos="brew install python"
python_there() { python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'; }
python_packages() { echo python3-venv; }

libreoffice_name="LibreOffice with Writer and Calc"
libreoffice_debian="libreoffice-writer-nogui libreoffice-calc-nogui"
libreoffice_fedora="dnf install libreoffice-writer libreoffice-calc"
libreoffice_macos="brew install --cask libreoffice"

# Debian and Fedora have Writer and Calc in packages of their own, which are told by their libraries.
libreoffice_there() {
	[ ! -x "$root/Applications/LibreOffice.app/Contents/MacOS/soffice" ] || return 0
	command -v soffice >/dev/null || return 1
	for program in "$root"/usr/lib/libreoffice/program "$root"/usr/lib64/libreoffice/program; do
		[ ! -e "$program/libswlo.so" ] || [ -e "$program/libsclo.so" ] || return 1
	done
}
libreoffice_packages() { echo libreoffice-writer-nogui libreoffice-calc-nogui; }

# candidate prints the version of a package that apt-get would install.
candidate() {
	apt-cache policy "$1" 2>/dev/null | sed -n -e '/(none)/d' -e 's/^ *Candidate: *//p'
}

# missing prints those of the named tools that are not there.
missing() {
	for tool in "$@"; do
		"${tool}_there" 2>/dev/null || printf '%s ' "$tool"
	done
}

# explain says how to install a tool by hand.
explain() {
	eval "name=\$$1_name debian=\$$1_debian fedora=\$$1_fedora macos=\$$1_macos"
	cat >&2 <<-end
		$name is missing. Install it with
		  Debian:  apt-get install $debian
		  Fedora:  $fedora
		  macOS:   $macos
	end
}

for tool in "$@"; do
	case $tool in
	java | maven | node | chromium | python | libreoffice) ;;
	*)
		echo "usage: $0 [java] [maven] [node] [chromium] [python] [libreoffice]" >&2
		exit 2
		;;
	esac
done

wanted=$(missing "$@")
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "Missing, and now installed by apt-get: $wanted"
	apt-get update || echo "apt-get update has failed; going on with the lists that are there." >&2
	for tool in $wanted; do
		packages=$("${tool}_packages")
		[ -n "$packages" ] || continue
		# What is missing after a failure is listed below.
		# shellcheck disable=SC2086 # several words
		DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages || true
	done
	# shellcheck disable=SC2086 # several words
	wanted=$(missing $wanted)
fi

for tool in $wanted; do
	explain "$tool"
done
[ -z "$wanted" ]
