package main

import "github.com/entente-graph/entente/internal/words"

// bearers are entities with the acronyms that they are written by.
func bearers(entities []printedEntity) []words.Bearer {
	all := make([]words.Bearer, len(entities))
	for i, e := range entities {
		var acronyms []string
		for _, n := range e.Names {
			if past := n.Valid != nil && n.Valid.To != ""; n.Type == "ACRONYM" && !past {
				acronyms = append(acronyms, n.Text)
			}
		}
		all[i] = words.Bearer{ID: e.ID, Name: e.Name, Acronym: words.Acronym(e.Name, acronyms)}
	}
	return all
}
