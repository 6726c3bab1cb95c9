package topology

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// when is a tenure in 16 bytes, with what else there is room for. Of its two
// words, the first has the possible days and the second the certain ones, each
// the first day (22 bits) and the last (22) from the bottom; above them half each
// (11) of the day from which it could be known. Of the last 9 bits the first word
// has the numbers of sources (2) and of those that were certainly known (2) and the
// marks, the second the number of the link's confidence (8).
type when [2]uint64

const (
	toShift    = dayBits
	knownShift = 2 * dayBits
	knownHalf  = dayBits / 2
	knownMask  = 1<<knownHalf - 1

	sourcesShift        = knownShift + knownHalf
	certainSourcesShift = sourcesShift + 2
	sourcesMask         = 3
	// mostSources stands for as many or more.
	mostSources = 3

	confidenceShift = knownShift + knownHalf
	confidenceMask  = 0xff
)

// The marks of a link, in the first word.
const (
	// gone: there is no such link any more.
	gone uint64 = 1 << (certainSourcesShift + 2 + iota)
	// noTenure: it rests on no evidence.
	noTenure
	// hasEarlier: less was known earlier, see links.earlier.
	hasEarlier
)

// packWhen packs a tenure, without marks.
func packWhen(t network.Tenure) (when, error) {
	var w when
	for i, part := range []struct {
		day  network.Day
		word int
		at   int
	}{
		{t.Possible.From, 0, 0},
		{t.Possible.To, 0, toShift},
		{t.Certain.From, 1, 0},
		{t.Certain.To, 1, toShift},
		{t.Known, 0, knownShift},
	} {
		bits, ok := packDay(part.day)
		if !ok {
			return when{}, fmt.Errorf("day %d of its tenure lies in no year from 0000 to 9999", part.day)
		}
		if i == 4 {
			w[1] |= bits >> knownHalf << knownShift
			bits &= knownMask
		}
		w[part.word] |= bits << part.at
	}
	w[0] |= uint64(min(max(t.Sources, 0), mostSources)) << sourcesShift
	w[0] |= uint64(min(max(t.CertainSources, 0), mostSources)) << certainSourcesShift
	return w, nil
}

// tenure returns the tenure.
func (w *when) tenure() network.Tenure {
	return network.Tenure{
		Known:    w.known(),
		Possible: network.Interval{From: unpackDay(w[0]), To: unpackDay(w[0] >> toShift)},
		Certain:  network.Interval{From: unpackDay(w[1]), To: unpackDay(w[1] >> toShift)},
		Sources:  int(w[0] >> sourcesShift & sourcesMask), CertainSources: w.certainSources(),
	}
}

func (w *when) certainSources() int { return int(w[0] >> certainSourcesShift & sourcesMask) }

func (w *when) known() network.Day {
	return unpackDay(w[0]>>knownShift&knownMask | w[1]>>knownShift&knownMask<<knownHalf)
}

func (w *when) possible(on PackedDay) bool { return within(w[0], on) }

func (w *when) certain(on PackedDay) bool { return within(w[1], on) }

func within(word uint64, on PackedDay) bool {
	return PackedDay(word&dayMask) <= on && on <= PackedDay(word>>toShift&dayMask)
}

func (w *when) is(mark uint64) bool { return w[0]&mark != 0 }

func (w *when) confidence() uint8 { return uint8(w[1] >> confidenceShift & confidenceMask) }
