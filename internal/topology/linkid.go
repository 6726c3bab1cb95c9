package topology

import (
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// linkID is a derived id of a link (network.Link.DerivedID): its 26 characters as
// 128 bits, in an order that is that of the texts.
type linkID [16]byte

// ownID stands for every id that is not derived; its text is kept beside the link.
var ownID linkID

const (
	linkPrefix  = network.LinkPrefix + ":"
	derivedSize = 26
	// letters are those of base32 in the order of bytes.
	letters = "234567abcdefghijklmnopqrstuvwxyz"
)

// packLinkID returns the bits of an id.
func packLinkID(id string) (p linkID) {
	text, ok := strings.CutPrefix(id, linkPrefix)
	if !ok || len(text) != derivedSize {
		return ownID
	}
	var bits uint
	var have, at int
	for i := range len(text) {
		letter, ok := letterNumber(text[i])
		if !ok {
			return ownID
		}
		size := 5
		if i == derivedSize-1 {
			// 128 bits are 25 letters and 3 bits more; the last two are always those of
			// a letter whose base32 value ends in 00.
			if letter&3 != lastLetter {
				return ownID
			}
			letter, size = letter>>2, 3
		}
		bits, have = bits<<size|letter, have+size
		for ; have >= 8; at++ {
			have -= 8
			p[at] = byte(bits >> have)
		}
	}
	return p
}

// lastLetter is the two lowest bits of the number of every last letter.
const lastLetter = 2

func letterNumber(c byte) (uint, bool) {
	switch {
	case '2' <= c && c <= '7':
		return uint(c - '2'), true
	case 'a' <= c && c <= 'z':
		return uint(c-'a') + 6, true
	default:
		return 0, false
	}
}

// String returns the id.
func (p linkID) String() string {
	text := make([]byte, 0, len(linkPrefix)+derivedSize)
	text = append(text, linkPrefix...)
	var bits uint
	have := 0
	for _, b := range p {
		bits, have = bits<<8|uint(b), have+8
		for have >= 5 {
			have -= 5
			text = append(text, letters[bits>>have&31])
		}
	}
	return string(append(text, letters[bits&7<<2|lastLetter]))
}
