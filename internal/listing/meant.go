package listing

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/naming"
)

// fit is how well something that was found fits what was asked for; less is better.
type fit int

const (
	itself     fit = iota // a name as it is, or an identifier
	wholeName             // all of a name
	wholePost             // all of a role, and where that is held
	partOfName            // words of a name
	doubtful              // all of a name but for some letters, or words of a role
	hardly                // words of a name but for some letters
)

func fitOf(f Found) fit {
	nearly := f.Match.Class >= naming.OneLetter
	switch {
	case f.Position != nil && f.Match.Whole:
		return wholePost
	case f.Position != nil:
		return doubtful
	case f.Match.Class == naming.Exact:
		return itself
	case f.Match.Whole && nearly:
		return doubtful
	case f.Match.Whole:
		return wholeName
	case nearly:
		return hardly
	default:
		return partOfName
	}
}

// Meant returns those of what a search has found that may be meant, in its order: all that fit best. Of those that fit as
// a whole, some do so better than others: a recorded acronym than initials, who holds a post than who held it.
func Meant(found []Found) []Found {
	if len(found) == 0 {
		return nil
	}
	best := slices.MinFunc(found, func(a, b Found) int { return cmp.Compare(fitOf(a), fitOf(b)) })
	return slices.DeleteFunc(slices.Clone(found), func(f Found) bool {
		if fitOf(f) != fitOf(best) {
			return true
		}
		asWhole := fitOf(f) == wholeName || fitOf(f) == wholePost
		return asWhole && (f.Match.Score != best.Match.Score || f.By != best.By)
	})
}
