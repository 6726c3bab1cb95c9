package localneo4j

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// writeSettings writes neo4j.conf: Bolt on loopback and nothing else, no word to anybody outside.
func (h *home) writeSettings(cfg Config, port int) error {
	settings := []string{
		"# Written by entente before each start: changes made here do not last.",
		fmt.Sprintf("server.bolt.listen_address=127.0.0.1:%d", port),
		fmt.Sprintf("server.bolt.advertised_address=127.0.0.1:%d", port),
		"server.http.enabled=false",
		"server.https.enabled=false",
		"dbms.usage_report.enabled=false",
		"client.allow_telemetry=false",
		fmt.Sprintf("server.memory.heap.initial_size=%dm", cfg.HeapMB),
		fmt.Sprintf("server.memory.heap.max_size=%dm", cfg.HeapMB),
		fmt.Sprintf("server.memory.pagecache.size=%dm", cfg.PageCacheMB),
		// A graph of this size does not need a quarter of a gigabyte of log set aside for each database.
		"db.tx_log.preallocate=false",
		"db.tx_log.rotation.size=64m",
		"db.tx_log.rotation.retention_policy=1 days 256m",
		// Otherwise a stopping server waits ten seconds for clients that might still come.
		"internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
	}
	if cfg.Quick {
		// A graph that is filled and emptied all the time would have its statements planned anew every ten seconds.
		settings = append(settings, "dbms.cypher.min_replan_interval=1h")
	}
	text := strings.Join(settings, "\n") + "\n"
	if err := os.WriteFile(h.path("conf", "neo4j.conf"), []byte(text), 0o600); err != nil {
		return explain(err, "writing Neo4j's configuration", h.dir)
	}
	return nil
}

// serverCommand is the command line of the server, with the JVM options of Neo4j's own distribution that matter here.
func (h *home) serverCommand(cfg Config, jars string) []string {
	heap := fmt.Sprintf("%dm", cfg.HeapMB)
	compiler, collector := "-XX:+TieredCompilation", "-XX:+UseG1GC"
	if cfg.Quick {
		compiler, collector = "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"
	}
	return append(cfg.archive.options(), []string{
		"-Xms" + heap, "-Xmx" + heap, compiler,
		// The default of two compilers. One alone would get a fifth, less than Neo4j's code, some of which it then
		// would throw away and compile again all the time.
		"-XX:ReservedCodeCacheSize=240m",
		collector, "-XX:-OmitStackTraceInFastThrow", "-XX:+ExitOnOutOfMemoryError",
		"-Djdk.nio.maxCachedBufferSize=1024", "-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true",
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"-cp", filepath.Join(jars, "*"),
		"org.neo4j.server.CommunityEntryPoint", h.flag(), "--config-dir=" + h.path("conf"),
	}...)
}
