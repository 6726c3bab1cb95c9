package localneo4j

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const mavenOutput = `[INFO] Scanning for projects...
[INFO] Downloading from central: https://example.org/plugin.pom
[INFO] Downloaded from central: https://example.org/plugin.pom (18 kB at 32 kB/s)
[INFO] Downloading from central: https://example.org/a.jar
[INFO] Downloaded from central: https://example.org/a.jar (10 MB at 17 MB/s)
[INFO] Downloaded from central: https://example.org/b.jar (500 kB at 1.2 MB/s)
[INFO] Downloaded from central: https://example.org/c.jar (1.7 MB at 900 kB/s)
[INFO] BUILD SUCCESS
`

// TestProgressInLog feeds Maven's output in pieces of every size.
func TestProgressInLog(t *testing.T) {
	want := `Fetching Neo4j 5.26.22 by Maven, once: about 121 MB.
Fetching Neo4j: 1 jars, 10 MB.
Fetching Neo4j: 2 jars, 10 MB.
Fetching Neo4j: 3 jars, 12 MB.
Neo4j 5.26.22 is fetched.
`
	for size := 1; size <= len(mavenOutput); size++ {
		var out, log bytes.Buffer
		f := (&progress{out: &out}).fetching(&log)
		for rest := []byte(mavenOutput); len(rest) > 0; {
			n := min(size, len(rest))
			if _, err := f.Write(rest[:n]); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		f.finish(true)
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Fatalf("in pieces of %d (-want +got):\n%s", size, diff)
		}
		if diff := cmp.Diff(mavenOutput, log.String()); diff != "" {
			t.Fatalf("in the log (-want +got):\n%s", diff)
		}
	}
}
