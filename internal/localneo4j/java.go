package localneo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// suitableJava are the Java versions that Neo4j 5.26 is made for.
var suitableJava = []string{"17", "21"}

// howToGetJava names the command that installs a suitable JDK.
const howToGetJava = "install one (Debian: apt-get install openjdk-17-jdk-headless, or openjdk-21-jdk-headless; " +
	"Fedora: dnf install java-21-openjdk-headless; macOS: brew install openjdk@21), or set JAVA_HOME to a JDK 17 or 21"

// A java is one Java runtime.
type java struct {
	home    string // what goes into JAVA_HOME
	version string // "17"; "1.8" for the old ones
	build   string // "17.0.17+10-Debian-1deb12u1"
}

func (j java) command() string { return filepath.Join(j.home, "bin", "java") }

// findJava looks for a Java that Neo4j runs on: in $JAVA_HOME, on the PATH, then in the usual places.
func findJava(ctx context.Context, usualPlaces []string) (java, error) {
	var commands []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		commands = append(commands, filepath.Join(home, "bin", "java"))
	}
	if path, err := exec.LookPath("java"); err == nil {
		commands = append(commands, path)
	}
	for _, pattern := range usualPlaces {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return java{}, fmt.Errorf("looking for Java in %s: %w", pattern, err)
		}
		commands = append(commands, found...)
	}
	var unsuitable []string
	for _, command := range commands {
		found, err := askJava(ctx, command)
		switch {
		case ctx.Err() != nil:
			return java{}, fmt.Errorf("looking for Java: %w", context.Cause(ctx))
		case err != nil: // a folder without Java, or the placeholder that macOS has on the PATH
		case slices.Contains(suitableJava, found.version):
			return found, nil
		default:
			unsuitable = append(unsuitable, fmt.Sprintf("%s in %s", found.version, found.home))
		}
	}
	if len(unsuitable) == 0 {
		return java{}, errors.New("no Java was found and Neo4j 5.26 needs Java 17 or 21: " + howToGetJava)
	}
	slices.Sort(unsuitable)
	return java{}, fmt.Errorf("only Java %s was found, and Neo4j 5.26 needs Java 17 or 21: %s",
		strings.Join(slices.Compact(unsuitable), ", "), howToGetJava)
}

// usualJavaPlaces are where systems and their package managers put Java, as patterns; tools/prerequisites.sh knows the
// same.
func usualJavaPlaces() []string {
	places := []string{
		"/usr/lib/jvm/*/bin/java",
		"/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java",
		"/opt/homebrew/opt/openjdk*/bin/java",
		"/usr/local/opt/openjdk*/bin/java",
	}
	if home, err := os.UserHomeDir(); err == nil {
		places = append(places,
			filepath.Join(home, "Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java"),
			filepath.Join(home, ".sdkman/candidates/java/*/bin/java"))
	}
	return places
}

var javaProperty = regexp.MustCompile(`(?m)^\s*java\.(home|specification\.version|vm\.version) = (.*?)\s*$`)

// askJava asks a java command for its version and its true home, which is not to be seen from links and wrappers.
func askJava(ctx context.Context, command string) (java, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	output, err := exec.CommandContext(ctx, command, "-XshowSettings:properties", "-version").CombinedOutput()
	if err != nil {
		return java{}, fmt.Errorf("asking %s for its version: %w", command, err)
	}
	var found java
	for _, property := range javaProperty.FindAllStringSubmatch(string(output), -1) {
		switch property[1] {
		case "home":
			found.home = property[2]
		case "vm.version":
			found.build = property[2]
		default:
			found.version = property[2]
		}
	}
	if found.home == "" || found.version == "" {
		return java{}, fmt.Errorf("%s does not tell its version", command)
	}
	return found, nil
}
