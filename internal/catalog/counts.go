package catalog

import "slices"

// counts has a number for each of many, most of which are zero. It never changes: with
// makes another one, which shares what is equal.
type counts struct{ pages []*[countsPage]uint32 }

const countsPage = 256

func (c counts) of(i uint32) uint32 {
	page := i / countsPage
	if int(page) >= len(c.pages) || c.pages[page] == nil {
		return 0
	}
	return c.pages[page][i%countsPage]
}

// with counts one more for the i-th of n.
func (c counts) with(i uint32, n int) counts {
	pages := slices.Clone(c.pages)
	if len(pages) == 0 {
		pages = make([]*[countsPage]uint32, n/countsPage+1)
	}
	var page [countsPage]uint32
	if old := pages[i/countsPage]; old != nil {
		page = *old
	}
	page[i%countsPage]++
	pages[i/countsPage] = &page
	return counts{pages}
}
