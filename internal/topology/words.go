package topology

// words are the roles and confidences that most links have, by number, so that each
// takes a few bits. They are learnt when a network is built and then shared by all
// its snapshots; whatever comes later or is too much is kept beside the link.
type words struct {
	roles        []string
	roleNumbers  map[string]uint16
	confidences  []float64
	confidenceOf map[float64]uint8
}

const (
	// roleBits are what a period leaves of 64.
	roleBits = 64 - periodBits
	// ownRole and ownConfidence say that the value is kept beside the link.
	ownRole       = 1<<roleBits - 1
	ownConfidence = confidenceMask
)

func newWords() *words {
	w := &words{roleNumbers: map[string]uint16{}, confidenceOf: map[float64]uint8{}}
	w.learn("", 1) // what most links have
	return w
}

// learn takes up a role and a confidence, as long as there is room.
func (w *words) learn(role string, confidence float64) {
	if _, known := w.roleNumbers[role]; !known && len(w.roles) < ownRole {
		w.roleNumbers[role] = uint16(len(w.roles))
		w.roles = append(w.roles, role)
	}
	if _, known := w.confidenceOf[confidence]; !known && len(w.confidences) < ownConfidence {
		w.confidenceOf[confidence] = uint8(len(w.confidences))
		w.confidences = append(w.confidences, confidence)
	}
}

func (w *words) role(role string) uint16 {
	if n, known := w.roleNumbers[role]; known {
		return n
	}
	return ownRole
}

func (w *words) confidence(confidence float64) uint8 {
	if n, known := w.confidenceOf[confidence]; known {
		return n
	}
	return ownConfidence
}
