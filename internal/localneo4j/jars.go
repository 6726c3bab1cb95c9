package localneo4j

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

const (
	neo4jVersion = "5.26.22"
	// jarsBytes is what the jars of that version weigh, for the progress bar.
	jarsBytes = 121_180_000
	// copyDependencies is the Maven goal that fetches the jars of a pom and lays them in one folder.
	copyDependencies = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
)

const howToGetMaven = "install Maven (Debian: apt-get install maven; Fedora: dnf install maven; macOS: brew install maven)"

//go:embed pom.xml
var pom []byte

// A jarCache is the folder that holds the class path of Neo4j, fetched once and used by every server of this user.
//
//	neo4j-5.26.22/lib/*.jar     complete, for it comes into being by one rename
//	neo4j-5.26.22/contents.txt  name and size of each, to see damage cheaply
//	neo4j-5.26.22/classes-*.jsa archives of their classes
//	neo4j-5.26.22.staging/      a fetch under way, or one that was interrupted
//	neo4j-5.26.22.lock          held by the process that fetches
//	neo4j-5.26.22.maven.log     what Maven said
type jarCache struct {
	folder string
	pom    []byte
}

func newJarCache(cacheDir string) jarCache {
	return jarCache{folder: filepath.Join(cacheDir, "neo4j-"+neo4jVersion), pom: pom}
}

func (c jarCache) lib() string { return filepath.Join(c.folder, "lib") }

// ensure has the jars in place when it returns without error. What Maven has fetched before stays in Maven's own
// repository, so that a fetch that was interrupted goes on where it stood.
func (c jarCache) ensure(ctx context.Context, runtime java, progress *progress) error {
	if c.complete() {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(c.folder), 0o755); err != nil {
		return explain(err, "making the cache folder", filepath.Dir(c.folder))
	}
	lock, err := filelock.Wait(ctx, c.folder+".lock", func() {
		progress.say("Another process is fetching Neo4j %s: waiting for it to finish.", neo4jVersion)
	})
	if err != nil {
		return explain(err, "locking the cache", c.folder)
	}
	if !c.complete() {
		err = c.fetch(ctx, runtime, progress)
	}
	return errors.Join(err, lock.Release())
}

func (c jarCache) fetch(ctx context.Context, runtime java, progress *progress) error {
	maven, err := exec.LookPath("mvn")
	if err != nil {
		return fmt.Errorf("fetching Neo4j, once, needs Maven, which is missing: %s, or set NEO4J_URI to a Neo4j that you have", howToGetMaven)
	}
	staging := c.folder + ".staging"
	for _, leftover := range []string{staging, c.folder} {
		if err := os.RemoveAll(leftover); err != nil {
			return explain(err, "clearing an incomplete fetch", leftover)
		}
	}
	if err := os.MkdirAll(staging, 0o755); err != nil {
		return explain(err, "making a folder to fetch into", staging)
	}
	pomFile := filepath.Join(staging, "pom.xml")
	if err := os.WriteFile(pomFile, c.pom, 0o644); err != nil {
		return explain(err, "writing the list of what to fetch", pomFile)
	}
	if err := c.runMaven(ctx, runtime, progress, maven, pomFile, filepath.Join(staging, "lib")); err != nil {
		return err
	}
	contents, err := listing(filepath.Join(staging, "lib"))
	if err != nil {
		return explain(err, "listing what was fetched", staging)
	}
	if err := os.WriteFile(filepath.Join(staging, "contents.txt"), []byte(contents), 0o644); err != nil {
		return explain(err, "listing what was fetched", staging)
	}
	if err := os.Rename(staging, c.folder); err != nil {
		return explain(err, "putting what was fetched in its place", c.folder)
	}
	return nil
}

func (c jarCache) runMaven(ctx context.Context, runtime java, progress *progress, maven, pomFile, lib string) error {
	logFile := c.folder + ".maven.log"
	log, err := os.Create(logFile)
	if err != nil {
		return explain(err, "writing Maven's log", logFile)
	}
	defer log.Close()
	output := progress.fetching(log)
	cmd := exec.Command(maven, "-B", "-f", pomFile, copyDependencies, "-DoutputDirectory="+lib)
	cmd.Env = append(os.Environ(), "JAVA_HOME="+runtime.home)
	cmd.Stdout, cmd.Stderr = output, output
	run, err := launch(cmd)
	if err != nil {
		return fmt.Errorf("fetching Neo4j: %w", err)
	}
	select {
	case <-run.done:
		output.finish(run.err == nil)
	case <-ctx.Done():
		run.end(context.WithoutCancel(ctx), stopPatience)
		output.finish(false)
		return fmt.Errorf("fetching Neo4j was interrupted; the next start goes on with it: %w", context.Cause(ctx))
	}
	if run.err != nil {
		return mavenProblem(run.err, logFile)
	}
	return nil
}

var mavenError = regexp.MustCompile(`(?m)^\[ERROR\] (.+)$`)

// mavenProblem says what stopped Maven: its first error, from where it comes to the point.
func mavenProblem(exit error, logFile string) error {
	text, err := os.ReadFile(logFile)
	if err != nil {
		return fmt.Errorf("fetching Neo4j: Maven failed (%w) and its log cannot be read: %w", exit, err)
	}
	why := exit.Error()
	if first := mavenError.FindSubmatch(text); first != nil {
		why = strings.TrimSuffix(string(first[1]), " -> [Help 1]")
		for _, beginning := range []string{"Could not ", "Cannot "} {
			if at := strings.LastIndex(why, beginning); at > 0 {
				why = why[at:]
			}
		}
	}
	if strings.Contains(string(text), "No space left on device") {
		return fmt.Errorf("fetching Neo4j: the disk is full: free about 300 MB and start again (Maven's log: %s)", logFile)
	}
	return fmt.Errorf("fetching Neo4j by Maven failed: %s: check the network, or the proxy in Maven's settings.xml, and start again (Maven's log: %s)",
		why, logFile)
}

// complete reports whether the folder holds what its list says, no more and no less.
func (c jarCache) complete() bool {
	want, err := os.ReadFile(filepath.Join(c.folder, "contents.txt"))
	if err != nil {
		return false
	}
	have, err := listing(c.lib())
	return err == nil && have != "" && have == string(want)
}

// listing is the name and size of each file in a folder, a line each, in order.
func listing(folder string) (string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", fmt.Errorf("listing %s: %w", folder, err)
	}
	var list strings.Builder
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return "", fmt.Errorf("listing %s: %w", folder, err)
		}
		fmt.Fprintf(&list, "%s %d\n", entry.Name(), info.Size())
	}
	return list.String(), nil
}
