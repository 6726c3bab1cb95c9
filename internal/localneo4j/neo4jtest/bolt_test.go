package neo4jtest

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// chunk is one chunk of a Bolt message.
func chunk(payload ...byte) []byte {
	return append([]byte{byte(len(payload) >> 8), byte(len(payload))}, payload...)
}

func join(pieces ...[]byte) []byte { return bytes.Join(pieces, nil) }

// TestBoltReader reads streams in pieces of every size.
func TestBoltReader(t *testing.T) {
	hello := append([]byte{0x60, 0x60, 0xB0, 0x17}, make([]byte, 16)...)
	end := []byte{0, 0}
	messages := join(
		chunk(0xB1, boltHello, 0xA0), end,
		end, end, // signs of life
		chunk(0xB3), chunk(boltRun), chunk(bytes.Repeat([]byte{boltPull}, 300)...), end, // cut in an awkward place
		chunk(0xB1, boltPull, 0xA0), end,
		chunk(0xB0, boltGoodbye), end)
	want := []byte{boltHello, boltRun, boltPull, boltGoodbye}
	tests := []struct {
		name   string
		modern bool
		stream []byte
	}{
		{"by the older handshake", false, join(hello, messages)},
		{"by the newer one", true, join(hello, []byte{0, 0, 8, 5, 0x00}, messages)},
		{"by the newer one with many capabilities", true, join(hello, []byte{0, 0, 8, 5, 0x81, 0x80, 0x01}, messages)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for size := 1; size <= len(test.stream); size++ {
				var got []byte
				reader := boltReader{message: func(signature byte) { got = append(got, signature) }}
				for rest := test.stream; len(rest) > 0; {
					n := min(size, len(rest))
					reader.read(rest[:n], func() bool { return test.modern })
					rest = rest[n:]
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("in pieces of %d (-want +got):\n%s", size, diff)
				}
			}
		})
	}
}
