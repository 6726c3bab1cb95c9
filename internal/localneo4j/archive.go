package localneo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// A classArchive is a file with Neo4j's classes as the JVM has them in memory, by which it starts faster: class-data
// sharing, as Java calls it. There is one for each build of Java, beside the jars, written once by a server that starts,
// answers a few queries and stops. The JVM does without one that is not there or that does not suit it.
type classArchive struct {
	file string
	// write has the JVM write the file when it ends.
	write bool
}

func newClassArchive(jars jarCache, runtime java) classArchive {
	return classArchive{file: filepath.Join(jars.folder, "classes-"+runtime.build+".jsa")}
}

// options are those of the JVM. What it says about an archive that does not suit it would be taken for why it ends.
func (a classArchive) options() []string {
	switch {
	case a.file == "":
		return nil
	case a.write:
		return []string{"-Xlog:cds*=off", "-XX:ArchiveClassesAtExit=" + a.file}
	}
	return []string{
		"-Xlog:cds*=off", "-XX:SharedArchiveFile=" + a.file,
		"-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", // Maven has checked what it fetched
	}
}

// used is the archive as it is read.
func (a classArchive) used() classArchive {
	if a.write {
		return classArchive{}
	}
	return a
}

// ensure has the archive written if it is not there; an empty file stands for one where Java can't write any. A server
// starts without one too: what goes wrong here is tried again by the next.
func (a classArchive) ensure(ctx context.Context, cfg Config) {
	if a.written() {
		return
	}
	progress := newProgress(cfg.Progress)
	lock, err := filelock.Wait(ctx, a.file+".lock", func() {
		progress.say("Another process is writing the archive of Neo4j's classes: waiting for it to finish.")
	})
	if err != nil {
		return
	}
	defer func() { _ = lock.Release() }()
	if a.written() {
		return
	}
	unfinished := classArchive{file: a.file + ".unfinished", write: true}
	err = unfinished.record(ctx, cfg)
	if err == nil {
		err = os.Rename(unfinished.file, a.file)
	}
	if err != nil {
		progress.say("Starting without an archive of Neo4j's classes, which takes longer: %v", err)
	}
}

func (a classArchive) written() bool {
	_, err := os.Stat(a.file)
	return err == nil
}

// record starts a server of its own that writes the archive when it stops.
func (a classArchive) record(ctx context.Context, cfg Config) error {
	server, err := Start(ctx, Config{
		Ephemeral: true, Cache: cfg.Cache, HeapMB: 512, PageCacheMB: 64, Quick: true, StartTimeout: 5 * time.Minute, archive: a,
	})
	if err != nil {
		return err
	}
	server.patience = 5 * time.Minute // to write it takes several seconds, and more on a busy machine
	if err := errors.Join(server.exercise(ctx), server.Stop(ctx)); err != nil {
		return err
	}
	if !a.written() { // this Java can't
		return os.WriteFile(a.file, nil, 0o600)
	}
	return nil
}

// exercise has the server load the classes by which it changes its schema, writes and searches.
func (s *Server) exercise(ctx context.Context) error {
	driver, err := neo4j.NewDriverWithContext(s.URI(), neo4j.BasicAuth(s.Username(), s.Password(), ""))
	if err != nil {
		return fmt.Errorf("connecting to Neo4j: %w", err)
	}
	defer func() { _ = driver.Close(context.WithoutCancel(ctx)) }()
	for _, statement := range []string{
		"CREATE CONSTRAINT a_id FOR (a:A) REQUIRE a.id IS UNIQUE",
		"CREATE INDEX a_name FOR (a:A) ON (a.name)",
		"CREATE FULLTEXT INDEX a_text FOR (a:A) ON EACH [a.name]",
		"CALL db.awaitIndexes(300)",
		"UNWIND range(1, 10) AS i MERGE (a:A {id: i}) SET a += {name: toString(i)} WITH a MATCH (b:A {id: 1}) MERGE (a)-[:TO {id: a.id}]->(b)",
		"CALL db.index.fulltext.queryNodes('a_text', '1') YIELD node, score RETURN node.id, score ORDER BY score DESC LIMIT 3",
		"MATCH p = SHORTEST 1 (a:A {id: 3})-[:TO]-+(b:A {id: 5}) RETURN [n IN nodes(p) | n.name], length(p)",
		"MATCH (a:A) WHERE a.name >= '2' OPTIONAL MATCH (a)-[r:TO]->(b) WITH a, collect(r {.*, to: b.id}) AS links RETURN a {.*}, links ORDER BY a.id SKIP 1 LIMIT 5",
		"MATCH (a:A) CALL (a) { DETACH DELETE a } IN TRANSACTIONS OF 5 ROWS",
		"SHOW TRANSACTIONS YIELD transactionId RETURN transactionId",
	} {
		session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
		result, err := session.Run(ctx, statement, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err := errors.Join(err, session.Close(context.WithoutCancel(ctx))); err != nil {
			return fmt.Errorf("trying Neo4j: %w", err)
		}
	}
	return nil
}
