package words

import "github.com/entente-graph/entente/internal/network"

// What has changed is said with when it did before it, as it was written, and of a link by its own sentence behind that.

// LinkBegan says that a state holds since a date, or that something happened on it: "since 2023-06: A is party to B",
// "2023-07-24: A attended B".
func LinkBegan(when network.Date, happened bool, sentence string) string {
	if happened {
		return when.String() + ": " + sentence
	}
	return "since " + when.String() + ": " + sentence
}

// LinkEnded says that a link held until a date: "until 2024-05: A was party to B". What was planned is so no longer.
func LinkEnded(when network.Date, planned bool, sentence string) string {
	if planned {
		return "no longer after " + when.String() + ": " + sentence
	}
	return "until " + when.String() + ": " + sentence
}

// LinkKnown says from which day on a link could be known: "known since 2024-02-01: A is party to B".
func LinkKnown(since network.Day, sentence string) string {
	return "known since " + since.String() + ": " + sentence
}

// EntityChanged says what became of an entity, and when: "2019-05: A is founded".
func EntityChanged(when network.Date, name, became string) string {
	return when.String() + ": " + name + " " + became
}
