package neo4jtest

import "encoding/binary"

// The signatures of Bolt's client messages that matter here.
const (
	boltHello     = 0x01
	boltGoodbye   = 0x02
	boltReset     = 0x0F
	boltRun       = 0x10
	boltDiscard   = 0x2F
	boltPull      = 0x3F
	boltTelemetry = 0x54
	boltLogon     = 0x6A
	boltLogoff    = 0x6B
)

// manifest is the server's first answer when the two are to agree on a version by Bolt's newer handshake.
var manifest = [4]byte{0, 0, 1, 0xFF}

// handshakeLength is what the client sends first: four bytes of magic and four proposals of a version.
const handshakeLength = 20

// A boltReader cuts what a client sends into messages, whatever the pieces that it comes in, and hands on their
// signatures as soon as they are known. It keeps no more than a few bytes.
type boltReader struct {
	message func(signature byte)

	handshake    int  // bytes of the handshake seen
	confirmation int  // bytes of the newer handshake's second part seen
	agreed       bool // the handshake is over

	header []byte // of the chunk, two bytes, as far as seen
	left   int    // bytes of the chunk still to come
	seen   int    // bytes of the message seen
}

// read takes a piece. modern reports whether the server has asked for the newer handshake; it is called once the
// client's first part of it is complete and it has sent more, which it does only after the server's answer.
func (r *boltReader) read(piece []byte, modern func() bool) {
	for len(piece) > 0 {
		switch {
		case r.handshake < handshakeLength:
			n := min(handshakeLength-r.handshake, len(piece))
			r.handshake += n
			piece = piece[n:]
		case !r.agreed && !modern():
			r.agreed = true
		case !r.agreed:
			// Four bytes of the chosen version, then a number whose bytes but the last have the high bit set.
			r.confirmation++
			r.agreed = r.confirmation > 4 && piece[0]&0x80 == 0
			piece = piece[1:]
		case r.left == 0:
			r.header = append(r.header, piece[0])
			piece = piece[1:]
			if len(r.header) == 2 {
				r.left = int(binary.BigEndian.Uint16(r.header))
				r.header = r.header[:0]
				if r.left == 0 { // the end of a message, or a sign of life between two
					r.seen = 0
				}
			}
		default:
			n := min(r.left, len(piece))
			// A message is a structure: a byte with the number of its fields, then the signature.
			if at := 1 - r.seen; at >= 0 && at < n {
				r.message(piece[at])
			}
			r.seen += n
			r.left -= n
			piece = piece[n:]
		}
	}
}
