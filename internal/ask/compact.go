package ask

import "strings"

// lineWidth is how long a line of a query that people read may be before it is broken.
const lineWidth = 110

// compact writes a formatted document, which has each field on a line of its own, in as few lines as are read easily.
func compact(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	var out strings.Builder
	for len(lines) > 0 {
		var b block
		b, lines = readBlock(lines)
		b.write(&out, "")
	}
	return out.String()
}

// block is a line with those between its braces.
type block struct {
	head string
	body []block
}

// readBlock reads a block at the beginning of lines, and returns what is left.
func readBlock(lines []string) (block, []string) {
	head, opens := strings.CutSuffix(strings.TrimSpace(lines[0]), "{")
	b := block{head: strings.TrimSpace(head)}
	if !strings.HasPrefix(b.head, "... on ") {
		b.head = strings.Replace(b.head, "... ", "...", 1)
	}
	lines = lines[1:]
	if !opens {
		return b, lines
	}
	for len(lines) > 0 && strings.TrimSpace(lines[0]) != "}" {
		var child block
		child, lines = readBlock(lines)
		b.body = append(b.body, child)
	}
	return b, lines[min(1, len(lines)):]
}

// inline is a block on one line.
func (b *block) inline() string {
	if len(b.body) == 0 {
		return b.head
	}
	parts := make([]string, len(b.body))
	for i := range b.body {
		parts[i] = b.body[i].inline()
	}
	return b.head + " { " + strings.Join(parts, " ") + " }"
}

// write writes a block, broken where it is too long for a line. Fields without fields of their own share lines.
func (b *block) write(out *strings.Builder, indent string) {
	if whole := b.inline(); len(indent)+len(whole) <= lineWidth {
		out.WriteString(indent + whole + "\n")
		return
	}
	out.WriteString(indent + b.head + " {\n")
	line := ""
	flush := func() {
		if line != "" {
			out.WriteString(indent + "  " + line + "\n")
		}
		line = ""
	}
	for i := range b.body {
		child := &b.body[i]
		whole := child.inline()
		if len(child.body) > 0 || len(indent)+2+len(line)+1+len(whole) > lineWidth {
			flush()
		}
		if len(child.body) > 0 {
			child.write(out, indent+"  ")
			continue
		}
		line = strings.TrimSpace(line + " " + whole)
	}
	flush()
	out.WriteString(indent + "}\n")
}
