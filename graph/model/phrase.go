package model

import "github.com/entente-graph/entente/internal/network"

// Phrase is a judged link in words, without the names of its ends.
type Phrase struct{ phrase network.Phrase }

// Begins is from when, where it has not begun.
func (p Phrase) Begins() network.Date { return p.phrase.Begins }

// Presumed is whether it is said to be presumed.
func (p Phrase) Presumed() bool { return p.phrase.Presumed }

// Verb is what stands between the names.
func (p Phrase) Verb() string { return p.phrase.Verb }

// Inverse is the same the other way round.
func (p Phrase) Inverse() string { return p.phrase.Inverse }

// Role is the part taken, unless the verb has it.
func (p Phrase) Role() *string { return orNull(p.phrase.Role) }

// Grounds are the facts nearest to the day.
func (p Phrase) Grounds() []Ground {
	grounds := make([]Ground, len(p.phrase.Grounds))
	for i, g := range p.phrase.Grounds {
		grounds[i] = Ground{g}
	}
	return grounds
}

// Ground is a fact from which it is presumed that a link holds on a day.
type Ground struct{ ground network.Ground }

// Kind is what its dates are.
func (g Ground) Kind() network.GroundKind { return g.ground.Kind }

// Dates are when.
func (g Ground) Dates() *network.Period { return orNull(g.ground.Dates) }
