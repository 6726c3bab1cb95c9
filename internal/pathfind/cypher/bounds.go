package cypher

import "context"

// bounds says from which states of a web an end can be come to in exactly so many
// hops, and when. They are those of walks, which may meet an entity twice; so what
// they refuse leads nowhere, and what they allow nearly always leads somewhere.
type bounds struct {
	web *web
	// hops has a bit for each number of hops, for each state.
	hops []uint32
	// leave has, for each number of hops and each state, when one must leave at the
	// latest; nil where the filter asks for no times.
	leave [][]times
}

// newBounds works them out up to so many hops.
func newBounds(ctx context.Context, w *web, most int) (*bounds, error) {
	b := &bounds{web: w, hops: make([]uint32, w.states())}
	via := len(w.where.Via)
	var last []times
	for hops := 1; hops <= most; hops++ {
		var leave []times
		if w.timed() {
			leave = make([]times, w.states())
		}
		for n, row := range w.rows {
			if err := stillTime(ctx, n); err != nil {
				return nil, err
			}
			for passed := range via + 1 {
				here := w.state(n, passed)
				for _, h := range row {
					there, far := 0, backward.begin()
					if hops > 1 {
						p, ok := w.pass(h.to, passed)
						if !ok {
							continue
						}
						there = w.state(h.to, p)
						if b.hops[there]&(1<<(hops-1)) == 0 {
							continue
						}
					} else if !w.ends(h.to, passed) {
						continue
					}
					if !w.timed() {
						b.hops[here] |= 1 << hops
						break
					}
					if hops > 1 {
						far = last[there]
					}
					if far = far.over(h.step, backward); len(far) > 0 {
						leave[here], _ = leave[here].with(far, backward)
						b.hops[here] |= 1 << hops
					}
				}
			}
		}
		if w.timed() {
			b.leave = append(b.leave, leave)
			last = leave
		}
	}
	return b, nil
}

// lead says whether an end can be come to in so many hops by who is there by now.
func (b *bounds) lead(n, passed, hops int, by times) bool {
	if hops == 0 {
		return b.web.ends(n, passed)
	}
	here := b.web.state(n, passed)
	return b.hops[here]&(1<<hops) != 0 && (b.leave == nil || by.joins(b.leave[hops-1][here]))
}

// leadWithin is lead for any number of hops up to most.
func (b *bounds) leadWithin(n, passed, most int, by times) bool {
	for hops := 1; hops <= most; hops++ {
		if b.lead(n, passed, hops, by) {
			return true
		}
	}
	return false
}
