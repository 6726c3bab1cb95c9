package constant_test

import (
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/bench/constant"
	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/target"
)

const given = `{"paths":{"outcome":"FOUND","complete":true,"shortest":1,"hasMore":false,"paths":[{"hops":1,
"entities":[{"id":"person:a","kind":"PERSON","type":null,"name":"A"},{"id":"org:b","kind":"ORGANIZATION","type":"UNIVERSITY","name":"B"}],
"steps":[{"links":[
{"id":"link:1","type":"HOLDS_POSITION","role":"Rector","valid":{"from":"2020","to":null},"from":{"id":"person:a"},"to":{"id":"org:b"}},
{"id":"link:2","type":"MEMBER_OF","role":null,"valid":null,"from":{"id":"person:a"},"to":{"id":"org:b"}}]}]}]}}`

// The server answers any question about paths with what is in the file, to the
// clients that measure as well as to others.
func TestServe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answer.json")
	if err := os.WriteFile(file, []byte(given), 0o600); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- constant.Serve(ctx, file, address) }()
	for _, err := net.Dial("tcp", address); err != nil; _, err = net.Dial("tcp", address) {
		time.Sleep(time.Millisecond)
	}

	workloads, err := question.Workloads(generate.Hubs)
	if err != nil {
		t.Fatal(err)
	}
	form := workloads[0].Forms[0]
	questions := []question.Question{{Variables: map[string]any{"from": "person:any", "to": "org:any"}}}
	var got, want any
	if err := target.Asking(address)(t.Context(), form.GraphQL, questions[0].Variables, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(given), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	measured, err := target.OverHTTP(target.Constant, address, form, questions)
	if err != nil {
		t.Fatal(err)
	}
	client, err := measured.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if complete, err := client.Ask(t.Context(), i); err != nil || !complete {
			t.Errorf("asked for the %dth time: complete %t, %v", i+1, complete, err)
		}
	}
	if err := client.Close(); err != nil {
		t.Error(err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("asked to end: %v", err)
	}
}
