package explorer

import (
	"context"
	"fmt"
	"net/mail"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/words"
)

// about explains the words and the marks, and what the network covers.
func (e *explorer) about(ctx context.Context, r *request) (templ.Component, error) {
	r.page.Title = "What the words and marks mean"
	if err := r.params.err(); err != nil {
		return nil, err
	}
	answer, err := asked[ask.AboutAnswer](ctx, e, r, ask.About, nil)
	if err != nil {
		return nil, err
	}
	r.page.Revision = answer.Network.Revision
	return aboutPage(r.page, &answer, e.Contact), nil
}

// covers says what a network has.
func covers(a *ask.AboutAnswer) string {
	text := fmt.Sprintf("%s, read from %s", words.Count(a.Network.Links, "link", "links"), words.Count(a.Network.Sources, "source", "sources"))
	if !a.Network.FirstDay.IsZero() && !a.Network.LastDay.IsZero() {
		text += fmt.Sprintf("; what they tell reaches from %s to %s", words.Date(a.Network.FirstDay), words.Date(a.Network.LastDay))
	}
	if published := words.Date(a.Network.LastPublished); published != "" {
		text += "; the newest source came out on " + published
	}
	return text + "."
}

// gaps says what is not known of what a network has.
func gaps(a *ask.AboutAnswer) []string {
	var all []string
	placed := 0
	for _, country := range a.Organizations.Facets {
		placed += country.Count
	}
	if n := a.Organizations.TotalCount; n > 0 {
		all = append(all, fmt.Sprintf("Of %s the country is known of %s, in %s.",
			words.Count(n, "organisation", "organisations"), words.Number(placed), words.Count(len(a.Organizations.Facets), "country", "countries")))
	}
	if n := a.Agreements.TotalCount; n > 0 {
		all = append(all, fmt.Sprintf("Of %s a day is known of %s.", words.Count(n, "agreement", "agreements"), words.Number(a.Dated.TotalCount)))
	}
	return append(all, "Who is not here is not known to the network: that is no statement that there is no link.")
}

// Contact returns the address at which somebody is told of a mistake, as one to follow, and whether it is one: an address
// of mail, or of a web page.
func Contact(address string) (templ.SafeURL, bool) {
	if page, is := part.Website(address); is {
		return page, true
	}
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Name != "" {
		return "", false
	}
	return templ.SafeURL("mailto:" + parsed.Address), true
}
