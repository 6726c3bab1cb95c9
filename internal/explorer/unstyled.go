package explorer

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unstyle puts into the text of a page what only its style shows: that two elements stand apart, that a cell has several
// lines, that words are quoted. What is converted to Markdown has no style.
func unstyle(root *html.Node) {
	var cells, quotes, items, apart []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Td, atom.Th:
			cells = append(cells, n)
		case atom.Q:
			quotes = append(quotes, n)
		case atom.Li:
			items = append(items, n)
		}
		if before := n.PrevSibling; before != nil && before.Type == html.ElementNode && !holdsOnlyElements(n.Parent) {
			apart = append(apart, n)
		}
	}
	for _, n := range apart {
		n.Parent.InsertBefore(textNode(" "), n)
	}
	for _, q := range quotes {
		q.InsertBefore(textNode("“"), q.FirstChild)
		q.AppendChild(textNode("”"))
	}
	for _, item := range items {
		numberOnce(item)
	}
	for _, cell := range cells {
		inOneLine(cell)
	}
}

func textNode(text string) *html.Node { return &html.Node{Type: html.TextNode, Data: text} }

// holdsOnlyElements reports whether an element is one in which no text may stand.
func holdsOnlyElements(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Ul, atom.Ol, atom.Dl:
		return true
	default:
		return false
	}
}

// numberOnce takes the number away with which an entry of a numbered list begins: the list numbers it, from the number of
// its first entry.
func numberOnce(item *html.Node) {
	first := item.FirstChild
	if item.Parent.DataAtom != atom.Ol || first == nil || first.DataAtom != atom.B || first.FirstChild == nil {
		return
	}
	number := first.FirstChild.Data
	if strings.Trim(number, "0123456789") != "" {
		return
	}
	if item.Parent.FirstChild == item {
		item.Parent.Attr = append(item.Parent.Attr, html.Attribute{Key: "start", Val: number})
	}
	item.RemoveChild(first)
}

// inOneLine puts the blocks in a cell one behind the other, with a semicolon between them: a table of Markdown has a line a
// row.
func inOneLine(cell *html.Node) {
	var blocks []*html.Node
	for n := range cell.Descendants() {
		if n.Type == html.ElementNode && isBlock(n) {
			blocks = append(blocks, n)
		}
	}
	breaks := map[*html.Node]bool{}
	for _, block := range blocks {
		parent := block.Parent
		for _, before := range []bool{true, false} {
			line := textNode("")
			breaks[line] = true
			parent.InsertBefore(line, block)
			for child := block.FirstChild; before && child != nil; child = block.FirstChild {
				block.RemoveChild(child)
				parent.InsertBefore(child, block)
			}
		}
		parent.RemoveChild(block)
	}
	// A break counts between two texts only, without the blanks before it.
	var said, pending *html.Node
	var blanks []*html.Node
	for n := range cell.Descendants() {
		switch {
		case breaks[n]:
			pending = n
		case n.Type != html.TextNode:
		case strings.TrimSpace(n.Data) == "":
			blanks = append(blanks, n)
		default:
			if pending != nil && said != nil {
				said.Data = strings.TrimRightFunc(said.Data, unicode.IsSpace)
				for _, blank := range blanks {
					blank.Data = ""
				}
				pending.Data = "; "
				if strings.ContainsAny(said.Data[len(said.Data)-1:], ".:;,?!") {
					pending.Data = " "
				}
			}
			said, pending, blanks = n, nil, nil
		}
	}
}

// isBlock reports whether an element begins a line.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Li, atom.Div, atom.P, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Br:
		return true
	default:
		return false
	}
}
