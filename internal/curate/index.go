package curate

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// index remembers where the lines about each id stand, and reads them again. It
// holds the ids and a few bytes a line, and nothing else of the input.
type index struct {
	files []file
	lines []lineRef
	// last returns the last line about each id. Each line leads to the next about
	// the same id, and the last to the first.
	last map[string]int32
	// spool keeps the lines of what cannot be read twice; nil if there is none.
	spool     *os.File
	spoolSize int64
}

// file is an input that has been read once.
type file struct {
	name string
	text io.ReaderAt
}

// lineRef is where a line stands.
type lineRef struct {
	offset int64
	size   int32
	number int32
	next   int32
	sum    uint32
	file   uint16
	rank   rank
	first  bool
}

// maxFiles is how many inputs there may be.
const maxFiles = 1 << 16

// rank is the place of a sort of records in the order in which they are written:
// what others refer to comes first.
type rank uint8

const (
	sourceRank rank = iota
	entityRank
	linkRank
	ranks
)

func rankOf(id string) rank {
	switch network.Prefix(id) {
	case network.SourcePrefix:
		return sourceRank
	case network.LinkPrefix:
		return linkRank
	default:
		return entityRank
	}
}

// open prepares for the lines of an input. It returns where in it reading begins,
// or −1 where it cannot be read again, so that its lines go into the spool.
func (x *index) open(in Input) (reader *interchange.Reader, begin int64, err error) {
	if len(x.files) == maxFiles {
		return nil, 0, network.Exceeded("files", maxFiles, maxFiles+1)
	}
	begin = -1
	again, ok := in.Reader.(interface {
		io.ReaderAt
		io.Seeker
	})
	if ok {
		if at, err := again.Seek(0, io.SeekCurrent); err == nil { // a pipe cannot
			begin = at
		}
	}
	reader = interchange.NewReader(in.Name, in.Reader)
	if begin >= 0 && !reader.Zipped() {
		x.files = append(x.files, file{name: in.Name, text: again})
		return reader, begin, nil
	}
	if x.spool == nil {
		if x.spool, err = os.CreateTemp("", "entente-import-*.jsonl"); err != nil {
			return nil, 0, fmt.Errorf("making a temporary file for %s: %w", in.Name, err)
		}
		// From now on the file has no name, so that nothing is left of it however
		// the program ends. Where the system does not let it, close removes it.
		_ = os.Remove(x.spool.Name())
	}
	x.files = append(x.files, file{name: in.Name, text: x.spool})
	return reader, -1, nil
}

// close releases the spool.
func (x *index) close() {
	if x.spool == nil {
		return
	}
	name := x.spool.Name()
	_ = x.spool.Close()
	_ = os.Remove(name)
}

// add notes a line of the file that was opened last, and returns its number among
// all lines. begin is what open returned.
func (x *index) add(line interchange.Line, begin int64) (int32, error) {
	at := begin + line.Offset
	if begin < 0 {
		at = x.spoolSize
		n, err := x.spool.Write(line.Text)
		x.spoolSize += int64(n)
		if err != nil {
			return 0, fmt.Errorf("keeping %s in a temporary file: %w", line.File, err)
		}
	}
	id := line.ID()
	here := int32(len(x.lines))
	ref := lineRef{
		offset: at, size: int32(len(line.Text)), number: int32(line.Number), next: here, sum: crc32.ChecksumIEEE(line.Text),
		file: uint16(len(x.files) - 1), rank: rankOf(id), first: true,
	}
	if last, known := x.last[id]; known {
		ref.next, x.lines[last].next = x.lines[last].next, here
		ref.first = false
	}
	x.lines = append(x.lines, ref)
	x.last[id] = here
	return here, nil
}

// has reports whether there is a line about an id.
func (x *index) has(id string) bool {
	_, ok := x.last[id]
	return ok
}

// first returns the first line about an id about which there is one.
func (x *index) first(id string) int32 { return x.lines[x.last[id]].next }

// firsts returns the first lines about each id of a rank, in the order of the input.
func (x *index) firsts(r rank) []int32 {
	var firsts []int32
	for i := range x.lines {
		if x.lines[i].first && x.lines[i].rank == r {
			firsts = append(firsts, int32(i))
		}
	}
	return firsts
}

// allFirsts returns the first lines about each id: of sources, then entities, then
// links.
func (x *index) allFirsts() []int32 {
	firsts := make([]int32, 0, len(x.last))
	for r := range ranks {
		firsts = append(firsts, x.firsts(r)...)
	}
	return firsts
}

// about returns the lines about the same id as the first one, in their order.
func (x *index) about(first int32) []int32 {
	lines := []int32{first}
	for i := x.lines[first].next; i != first; i = x.lines[i].next {
		lines = append(lines, i)
	}
	return lines
}

// keep forgets the lines about an id but for some of them. No more can be added.
func (x *index) keep(id string, first int32, kept []int32) {
	x.lines[first].first = false
	if len(kept) == 0 {
		delete(x.last, id)
		return
	}
	for i, line := range kept {
		x.lines[line].next = kept[(i+1)%len(kept)]
	}
	x.last[id] = kept[len(kept)-1]
	x.lines[kept[0]].first = true
}

// load reads a line again, which must be as it was.
func (x *index) load(line int32) (interchange.Record, error) {
	ref := x.lines[line]
	f := x.files[ref.file]
	text := make([]byte, ref.size)
	if n, err := f.text.ReadAt(text, ref.offset); n < len(text) && !errors.Is(err, io.EOF) {
		return interchange.Record{}, fmt.Errorf("reading line %d of %s again: %w", ref.number, f.name, err)
	}
	record, found := interchange.Decode(text)
	if crc32.ChecksumIEEE(text) != ref.sum || len(found) > 0 {
		return interchange.Record{}, changedMeanwhile(f.name)
	}
	return record, nil
}

func changedMeanwhile(file string) error {
	return &network.Error{Code: network.Conflict, Message: file + " was changed while it was imported: run it again"}
}
