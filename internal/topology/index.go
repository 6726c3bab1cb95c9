package topology

import "sort"

// index finds a number by the id of what has it. It is lists of numbers, each in
// the order of the ids. Snapshots share lists, which never change; when one comes
// that is as long as the last, they are merged, so that there are few.
type index struct {
	runs [][]uint32
}

// find returns the number in a list for which compare is 0, which compares the id
// that is looked for with that of a number.
func (x *index) find(compare func(number uint32) int) (uint32, bool) {
	for _, run := range x.runs {
		if i, found := sort.Find(len(run), func(i int) int { return compare(run[i]) }); found {
			return run[i], true
		}
	}
	return 0, false
}

// between returns the numbers of the ids from the first that is after to the last
// that is not beyond, in no order.
func (x *index) between(after, beyond func(number uint32) bool) (numbers []uint32) {
	for _, run := range x.runs {
		from := sort.Search(len(run), func(i int) bool { return after(run[i]) })
		for _, n := range run[from:] {
			if beyond(n) {
				break
			}
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// with returns the index with more numbers, which are in the order of their ids.
func (x index) with(run []uint32, less func(a, b uint32) bool) index {
	if len(run) == 0 {
		return x
	}
	runs := x.runs
	for len(runs) > 0 && len(runs[len(runs)-1]) <= len(run) {
		run = merge(runs[len(runs)-1], run, less)
		runs = runs[:len(runs)-1]
	}
	x.runs = append(runs[:len(runs):len(runs)], run)
	return x
}

func merge(a, b []uint32, less func(a, b uint32) bool) []uint32 {
	all := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if less(b[0], a[0]) {
			all, b = append(all, b[0]), b[1:]
		} else {
			all, a = append(all, a[0]), a[1:]
		}
	}
	return append(append(all, a...), b...)
}
