package interchange

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/entente-graph/entente/internal/network"
)

// MaxLine is how many bytes a line may have.
const MaxLine = 16 << 20

// Record is what one line says: exactly one of Source, Entity and Link is set. The
// id of a link is among the fields that it names only where it was not derived.
type Record struct {
	Source *network.SourceChange
	Entity *network.EntityChange
	Link   *network.LinkChange
	// Warnings are what the line says beside this and what is left out.
	Warnings []network.Fault
}

// ID returns the id of the record; of a link without one, the id derived from it.
func (r Record) ID() string {
	switch {
	case r.Source != nil:
		return r.Source.ID
	case r.Entity != nil:
		return r.Entity.ID
	case r.Link != nil:
		return r.Link.ID
	default:
		return ""
	}
}

// Line is a record and where it stands.
type Line struct {
	Record
	File   string
	Number int
	// Text is the line without its end; it is good until the next call of Next.
	Text []byte
	// Offset is where it begins in the (unpacked) file.
	Offset int64
}

// Fault is one thing that is wrong with a line of a file.
type Fault struct {
	File string
	Line int
	// Warning: the line can be used all the same.
	Warning bool
	network.Fault
}

// Error writes the fault as `FILE:LINE: field: reason`, on one line and not
// endlessly long; the reason of a warning begins by saying that it is one.
func (f Fault) Error() string {
	mark := ""
	if f.Warning {
		mark = "warning: "
	}
	return fmt.Sprintf("%s:%d: %s: %s%s", f.File, f.Line, clip(f.Field), mark, clip(f.Reason))
}

func clip(text string) string {
	const most = 600
	if len(text) <= most {
		return text
	}
	end := most
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// LineError says all that is wrong with one line. The lines after it can still
// be read.
type LineError struct{ Faults []Fault }

// Error writes the faults, one a line.
func (e *LineError) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Reader reads the lines of one file.
type Reader struct {
	file   string
	in     *bufio.Reader
	zipped bool
	number int
	offset int64
	line   []byte
	err    error
}

const byteOrderMark = "\uFEFF"

// NewReader reads in, of which file is the name in messages. What begins as gzip
// does is unpacked. A byte order mark at the very start, as some editors write
// it, is passed over; anywhere else it is a fault. Of a file that is none of this
// format no line is read: Next returns a network.BadInput that says what it is.
func NewReader(file string, in io.Reader) *Reader {
	const buffer = 64 << 10
	r := &Reader{file: file, in: bufio.NewReaderSize(in, buffer)}
	if magic, _ := r.in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		r.zipped = true
		unpacked, err := gzip.NewReader(r.in)
		if err != nil {
			r.err = fmt.Errorf("unpacking %s: %w", file, err)
			return r
		}
		r.in = bufio.NewReaderSize(unpacked, buffer)
	}
	if mark, _ := r.in.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		n, _ := r.in.Discard(len(byteOrderMark)) // it is there: it was peeked
		r.offset = int64(n)
	}
	if format, is := recognize(r.in); is {
		r.err = format.refuse(file, r.zipped)
	}
	return r
}

// Zipped reports whether the file is packed, so that a Line's Offset is not one of
// the file itself.
func (r *Reader) Zipped() bool { return r.zipped }

// Lines returns how many lines have been read, blank ones included.
func (r *Reader) Lines() int { return r.number }

// Next reads the next line that is not blank. The error is io.EOF behind the last
// line, a *LineError where the line is at fault, after which reading can go on, and
// anything else where the file cannot be read.
func (r *Reader) Next() (Line, error) {
	var begin int64
	var tooLong bool
	for blank := true; blank; blank = !tooLong && len(bytes.TrimSpace(r.line)) == 0 {
		var err error
		begin = r.offset
		if tooLong, err = r.readLine(); err != nil {
			return Line{}, err
		}
	}
	line := Line{File: r.file, Number: r.number, Text: r.line, Offset: begin}
	var faults []network.Fault
	if tooLong {
		faults = []network.Fault{{Kind: network.TooLong, Field: wholeLine, Reason: fmt.Sprintf("is longer than %d bytes", MaxLine)}}
	} else {
		line.Record, faults = Decode(r.line)
	}
	if len(faults) > 0 {
		return line, line.fail(faults)
	}
	return line, nil
}

func (l *Line) fail(faults []network.Fault) *LineError {
	e := &LineError{Faults: make([]Fault, len(faults))}
	for i, f := range faults {
		e.Faults[i] = Fault{File: l.File, Line: l.Number, Fault: f}
	}
	return e
}

// readLine reads a line of any length into r.line, but keeps no more of it than
// may be there.
func (r *Reader) readLine() (tooLong bool, err error) {
	if r.err != nil {
		return false, r.err
	}
	r.line = r.line[:0]
	begin := r.offset
	for {
		part, err := r.in.ReadSlice('\n')
		r.offset += int64(len(part))
		if tooLong = tooLong || len(r.line)+len(part) > MaxLine+len("\n"); !tooLong {
			r.line = append(r.line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && r.offset > begin:
			r.err = io.EOF // after this last line, which has no end
		case errors.Is(err, io.EOF):
			r.err = io.EOF
			return false, io.EOF
		case err != nil:
			r.err = fmt.Errorf("reading %s after line %d: %w", r.file, r.number, err)
			return false, r.err
		}
		r.number++
		r.line = bytes.TrimSuffix(r.line, []byte("\n"))
		return tooLong, nil
	}
}
