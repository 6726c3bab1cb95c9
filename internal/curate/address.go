package curate

import (
	"context"
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// An address that is none of http or https is a fault where the input brings it,
// but what is stored already may stay: an export comes back byte for byte. So it
// passes with a warning where it is stored, and where the graph is being restored
// from the input.

// address returns the field of a record that is an address, and what it says.
func (r record) address() (field, text string) {
	switch {
	case r.source != nil:
		return "url", r.source.URL
	case r.entity != nil:
		return "website", r.entity.Website
	default:
		return "", ""
	}
}

// checkAddress judges the address of a record, if the lines name it.
func (im *importer) checkAddress(ctx context.Context, m *merged) error {
	field, text := m.now.address()
	line, named := m.named[network.Field(field)]
	fault, bad := network.CheckAddress(field, text)
	if !bad || !named {
		return nil
	}
	for _, other := range m.bad[line] {
		if other.Field == field {
			return nil // nothing else needs to be said of it
		}
	}
	if _, stored := m.old.address(); stored == text {
		fault.Reason += ": it stays, since it is stored already"
		m.odd[line] = append(m.odd[line], fault)
		return nil
	}
	restoring, err := im.restoring(ctx)
	if err != nil {
		return err
	}
	if restoring {
		fault.Reason += ": it is taken, since nothing else is stored than what this input says"
		m.odd[line] = append(m.odd[line], fault)
		return nil
	}
	m.bad[line] = append(m.bad[line], fault)
	return nil
}

// restoring reports whether the graph has nothing but what the input says: either
// nothing at all, or what an import of the same input wrote before it was killed.
// Only such a graph can be one that is restored from its export.
func (im *importer) restoring(ctx context.Context) (bool, error) {
	if im.restored == nil {
		restored, err := im.holdsInputOnly(ctx)
		if err != nil {
			return false, fmt.Errorf("comparing the network with the input: %w", err)
		}
		im.restored = &restored
	}
	return *im.restored, nil
}

// holdsInputOnly compares the records that are there with those of the input. An
// import writes these in order, so what is left of one that was killed is found at
// the beginning, and most that is not is seen with the first records.
func (im *importer) holdsInputOnly(ctx context.Context) (bool, error) {
	left := im.size
	if left > len(im.index.last) {
		return false, nil
	}
	for batch, err := range im.batches(im.index.allFirsts(), many) {
		if left == 0 || err != nil {
			return err == nil, err
		}
		there, err := im.graph.Read(ctx, batch.ids())
		if err != nil || there.Len() == 0 {
			return false, err
		}
		if same, err := im.leaves(batch, byID(there)); err != nil || !same {
			return false, err
		}
		left -= there.Len()
	}
	return left == 0, nil
}

// leaves reports whether the lines leave the records of a batch that are there as
// they are.
func (im *importer) leaves(b batch, there map[string]record) (bool, error) {
	for _, s := range b {
		was, stored := there[s.id]
		if !stored {
			continue
		}
		now, err := im.apply(s, was)
		if err != nil {
			return false, err
		}
		if same, err := now.same(was); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}
