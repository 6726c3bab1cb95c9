package localneo4j

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const prerequisites = "../../tools/prerequisites.sh"

// A machine is a made-up one for tools/prerequisites.sh: a PATH of our own, and a folder that stands for /.
type machine struct {
	bin, root, log string
}

func newMachine(t *testing.T, user string, tools ...string) machine {
	t.Helper()
	m := machine{bin: t.TempDir(), root: t.TempDir(), log: filepath.Join(t.TempDir(), "log")}
	for _, name := range []string{"sh", "sed", "cat", "chmod"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(m.bin, name)); err != nil {
			t.Fatal(err)
		}
	}
	m.command(t, "id", "echo "+map[string]string{"root": "0", "somebody": "1000"}[user])
	for _, tool := range tools {
		m.tool(t, tool)
	}
	return m
}

func (m machine) command(t *testing.T, name, script string) {
	t.Helper()
	writeExecutable(t, filepath.Join(m.bin, name), "#!/bin/sh\n"+script+"\n")
}

// tool puts a tool on the PATH; a version may follow its name.
func (m machine) tool(t *testing.T, tool string) {
	t.Helper()
	name, version, _ := strings.Cut(tool, " ")
	switch name {
	case "java":
		m.command(t, name, "echo '    java.specification.version = "+version+"' >&2")
	case "node":
		m.command(t, name, "echo v"+version+".1.0")
	case "Writer":
		writeExecutable(t, filepath.Join(m.root, "usr/lib/libreoffice/program/libswlo.so"), "")
	default:
		m.command(t, name, "exit 0")
	}
}

// apt puts apt-get on the machine, which notes what it is asked and installs the tool that a package stands for. The
// packages are those that its lists have, with their versions.
func (m machine) apt(t *testing.T, packages map[string]string, failing string) {
	t.Helper()
	m.command(t, "apt-get", `echo "apt-get $*" >> `+m.log+`
case "$*" in '`+failing+`') exit 100 ;; esac
add() { { echo '#!/bin/sh'; echo "echo $2"; } > `+m.bin+`/$1; chmod +x `+m.bin+`/$1; }
for package; do
	case $package in
	openjdk-*) version=${package#openjdk-}; add java "java.specification.version = ${version%%-*}" ;;
	maven) add mvn ;;
	nodejs) add node v20.19.2 ;;
	npm | chromium) add "$package" ;;
	python3-venv) add python3 ;;
	libreoffice-writer-nogui) add soffice ;;
	libreoffice-calc-nogui) [ ! -d `+m.root+`/usr/lib/libreoffice/program ] || : > `+m.root+`/usr/lib/libreoffice/program/libsclo.so ;;
	esac
done`)
	var policy strings.Builder
	policy.WriteString("candidate='(none)'\ncase $2 in\n")
	for name, version := range packages {
		policy.WriteString(name + ") candidate=" + version + " ;;\n")
	}
	policy.WriteString("esac\necho \"$2:\n  Installed: (none)\n  Candidate: $candidate\"\n")
	m.command(t, "apt-cache", policy.String())
}

func (m machine) run(t *testing.T, tools ...string) (status int, output, asked string) {
	t.Helper()
	cmd := exec.Command("/bin/sh", append([]string{prerequisites}, tools...)...)
	cmd.Env = []string{"PATH=" + m.bin, "HOME=" + m.root + "/home", "PREREQUISITES_ROOT=" + m.root}
	text, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	log, err := os.ReadFile(m.log)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(text), string(log)
}

const (
	javaMissing = `JDK 17 or 21 is missing. Install it with
  Debian:  apt-get install openjdk-17-jdk-headless   (or openjdk-21-jdk-headless)
  Fedora:  dnf install java-21-openjdk-headless
  macOS:   brew install openjdk@21
`
	mavenMissing = `Maven is missing. Install it with
  Debian:  apt-get install maven
  Fedora:  dnf install maven
  macOS:   brew install maven
`
	nodeMissing = `Node.js (20 or newer, with npm) is missing. Install it with
  Debian:  apt-get install nodejs npm   (from Debian 13 on; before, see https://nodejs.org/en/download)
  Fedora:  dnf install nodejs npm
  macOS:   brew install node
`
	chromiumMissing = `Chromium or Chrome is missing. Install it with
  Debian:  apt-get install chromium
  Fedora:  dnf install chromium
  macOS:   brew install --cask google-chrome
`
	pythonMissing = `Python (3.11 or newer, with venv) is missing. Install it with
  Debian:  apt-get install python3-venv   (from Debian 12 on)
  Fedora:  dnf install python3
  macOS:   brew install python
`
	libreofficeMissing = `LibreOffice with Writer and Calc is missing. Install it with
  Debian:  apt-get install libreoffice-writer-nogui libreoffice-calc-nogui
  Fedora:  dnf install libreoffice-writer libreoffice-calc
  macOS:   brew install --cask libreoffice
`
	install = "apt-get install -y --no-install-recommends "
)

func TestPrerequisites(t *testing.T) {
	all := []string{"java", "maven", "node", "chromium", "python", "libreoffice"}
	debian12 := map[string]string{"openjdk-17-jdk-headless": "17.0.15+6-1~deb12u1", "maven": "3.8.7-1", "nodejs": "18.19.0+dfsg-6~deb12u2", "npm": "9.2.0~ds1-1", "chromium": "140.0-1"}
	debian13 := map[string]string{"openjdk-21-jdk-headless": "21.0.8+9-1", "maven": "3.9.9-1", "nodejs": "20.19.2+dfsg-1", "npm": "9.2.0~ds1-3", "chromium": "140.0-1"}
	tests := []struct {
		name    string
		user    string
		there   []string
		inJVM   string // a JDK of that version in /usr/lib/jvm
		apt     map[string]string
		failing string // apt-get's arguments with which it fails
		wanted  []string
		status  int
		output  string
		asked   string
	}{
		{name: "all there", user: "root", there: []string{"java 17", "mvn", "node 20", "npm", "chromium", "python3", "soffice"}, apt: debian12, wanted: all},
		{name: "all there, otherwise", user: "somebody", there: []string{"java 21", "mvn", "node 25", "npm", "google-chrome", "python3", "soffice"}, wanted: all},
		{name: "only what is asked for", user: "somebody", there: []string{"mvn"}, wanted: []string{"maven"}},
		{name: "nothing asked for", user: "somebody"},
		{name: "a newer JDK on the PATH and a right one elsewhere", user: "root", there: []string{"java 25"}, inJVM: "17", apt: debian12, wanted: []string{"java"}},
		{
			name: "not root", user: "somebody", there: []string{"java 25", "node 18", "npm"}, inJVM: "11", apt: debian12, wanted: all,
			status: 1, output: javaMissing + mavenMissing + nodeMissing + chromiumMissing + pythonMissing + libreofficeMissing,
		},
		{name: "root on another system", user: "root", wanted: []string{"maven"}, status: 1, output: mavenMissing},
		{
			name: "installed on Debian 12", user: "root", there: []string{"java 25"}, apt: debian12, wanted: []string{"java", "maven", "chromium"},
			output: "Missing, and now installed by apt-get: java maven chromium \n",
			asked:  "apt-get update\n" + install + "openjdk-17-jdk-headless\n" + install + "maven\n" + install + "chromium\n",
		},
		{
			name: "installed on Debian 13", user: "root", apt: debian13, wanted: []string{"java", "node"},
			output: "Missing, and now installed by apt-get: java node \n",
			asked:  "apt-get update\n" + install + "openjdk-21-jdk-headless\n" + install + "nodejs npm\n",
		},
		{
			name: "Python comes with venv", user: "root", apt: debian13, wanted: []string{"python"},
			output: "Missing, and now installed by apt-get: python \n",
			asked:  "apt-get update\n" + install + "python3-venv\n",
		},
		{
			name: "LibreOffice comes without a screen", user: "root", apt: debian13, wanted: []string{"libreoffice"},
			output: "Missing, and now installed by apt-get: libreoffice \n",
			asked:  "apt-get update\n" + install + "libreoffice-writer-nogui libreoffice-calc-nogui\n",
		},
		{
			name: "Calc alone is missing", user: "root", there: []string{"soffice", "Writer"}, apt: debian13, wanted: []string{"libreoffice"},
			output: "Missing, and now installed by apt-get: libreoffice \n",
			asked:  "apt-get update\n" + install + "libreoffice-writer-nogui libreoffice-calc-nogui\n",
		},
		{name: "Calc alone is missing, and nobody may install it", user: "somebody", there: []string{"soffice", "Writer"}, wanted: []string{"libreoffice"}, status: 1, output: libreofficeMissing},
		{
			name: "npm alone is missing", user: "root", there: []string{"node 22"}, apt: debian12, wanted: []string{"node"},
			output: "Missing, and now installed by apt-get: node \n",
			asked:  "apt-get update\n" + install + "npm\n",
		},
		{
			name: "Debian's Node.js is too old", user: "root", there: []string{"node 18", "npm"}, apt: debian12, wanted: []string{"node", "maven"},
			status: 1,
			output: "Missing, and now installed by apt-get: node maven \n" + nodeMissing,
			asked:  "apt-get update\n" + install + "maven\n",
		},
		{
			name: "apt-get cannot install one", user: "root", apt: debian12, failing: "install -y --no-install-recommends chromium", wanted: []string{"chromium", "maven"},
			status: 1,
			output: "Missing, and now installed by apt-get: chromium maven \n" + chromiumMissing,
			asked:  "apt-get update\n" + install + "chromium\n" + install + "maven\n",
		},
		{
			name: "apt-get cannot update", user: "root", apt: debian12, failing: "update", wanted: []string{"maven"},
			output: "Missing, and now installed by apt-get: maven \napt-get update has failed; going on with the lists that are there.\n",
			asked:  "apt-get update\n" + install + "maven\n",
		},
		{
			name: "not a tool", user: "root", wanted: []string{"maven", "docker"}, status: 2,
			output: "usage: " + prerequisites + " [java] [maven] [node] [chromium] [python] [libreoffice]\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := newMachine(t, test.user, test.there...)
			if test.inJVM != "" {
				writeExecutable(t, filepath.Join(m.root, "usr/lib/jvm/jdk/bin/java"), "#!/bin/sh\necho 'java.specification.version = "+test.inJVM+"'\n")
			}
			if test.apt != nil {
				m.apt(t, test.apt, test.failing)
			}
			status, output, asked := m.run(t, test.wanted...)
			if status != test.status {
				t.Errorf("exit status %d, want %d", status, test.status)
			}
			if diff := cmp.Diff(test.output, output); diff != "" {
				t.Errorf("output (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.asked, asked); diff != "" {
				t.Errorf("asked of apt-get (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPrerequisitesKnowsThePlaces compares where the script and the program look for Java.
func TestPrerequisitesKnowsThePlaces(t *testing.T) {
	script, err := os.ReadFile(prerequisites)
	if err != nil {
		t.Fatal(err)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range usualJavaPlaces() {
		want := `"$root"` + place
		if rest, inHome := strings.CutPrefix(place, home+"/"); inHome {
			want = `"${HOME:-}"/` + rest
		}
		if !strings.Contains(string(script), want) {
			t.Errorf("tools/prerequisites.sh does not look for Java in %s", want)
		}
	}
}
