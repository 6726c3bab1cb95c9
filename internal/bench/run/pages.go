package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
)

// pagePlan is how pages are measured: in many short turns, so that what else the machine does meanwhile meets a page as often as
// its query, and as often as it takes for the slowest twentieth to be more than one answer.
func (r *networkRun) pagePlan() measure.Plan {
	const rounds = 40
	return measure.Plan{Time: r.seconds(4), Rounds: rounds, Timeout: r.Timeout}
}

// pages measures pages of the explorer, each in turns with the query that it is made of, by one client.
func (r *networkRun) pages(ctx context.Context) ([]table.Page, error) {
	address := r.best().Address
	all, err := r.pagesToMeasure(ctx, address)
	if err != nil {
		return nil, err
	}
	var measured []table.Page
	for _, page := range all {
		r.doing("the page %s", page.name)
		form, asked, err := behind(ctx, address, page.path)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", page.name, err)
		}
		query, err := target.OverHTTP("query", address, form, []question.Question{asked})
		if err != nil {
			return nil, err
		}
		samples, err := r.pagePlan().Compare(ctx, []target.Target{target.Page(address, page.path), query}, 1)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", page.name, err)
		}
		weight, err := weigh(ctx, address, page.path)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", page.name, err)
		}
		measured = append(measured, table.Page{Name: page.name, Page: *samples[0][1], Query: *samples[1][1], Weight: weight})
	}
	return measured, nil
}

// namedPage is a page with what the table calls it.
type namedPage struct{ name, path string }

// pagesToMeasure are pages of each sort, about what the network has most of.
func (r *networkRun) pagesToMeasure(ctx context.Context, address string) ([]namedPage, error) {
	var found struct {
		Bodies, People struct {
			Edges []struct{ Node struct{ ID, Name string } }
		}
	}
	const most = `{
  bodies: entities(filter: { kinds: [ORGANIZATION] }, orderBy: DEGREE_DESC, first: 1) { edges { node { id name } } }
  people: entities(filter: { kinds: [PERSON] }, first: 1) { edges { node { id name } } }
}`
	if err := target.Asking(address)(ctx, most, nil, &found); err != nil {
		return nil, err
	}
	if len(found.Bodies.Edges) == 0 || len(found.People.Edges) == 0 {
		return nil, fmt.Errorf("the network has no organisation or no person")
	}
	body, person := found.Bodies.Edges[0].Node, found.People.Edges[0].Node
	today := time.Now().UTC().Format(time.DateOnly)
	at := func(path string, values url.Values) string { return path + "?" + values.Encode() }
	return []namedPage{
		{"to begin with", "/"},
		{"findings by a name", at("/search", url.Values{"q": {strings.Fields(person.Name)[0]}})},
		{"the largest organisation", "/entity/" + url.PathEscape(body.ID)},
		{"a person", "/entity/" + url.PathEscape(person.ID)},
		{"links of the largest organisation", "/entity/" + url.PathEscape(body.ID) + "/links"},
		{"organisations", at("/entities", url.Values{"kind": {"ORGANIZATION"}})},
		{"paths from a person to it", at("/paths", url.Values{"from": {person.ID}, "to": {body.ID}, "asOf": {today}})},
		{"its reach, 2 hops", at("/reach", url.Values{"from": {body.ID}, "maxHops": {"2"}, "asOf": {today}})},
		{"sources", "/sources"},
	}, nil
}

// behind returns the query that a page is made of.
func behind(ctx context.Context, address, path string) (form question.Form, asked question.Question, err error) {
	body, _, err := get(ctx, "http://"+address+path, "Accept", "application/json")
	if err != nil {
		return form, asked, err
	}
	var twin struct {
		Query     string
		Variables map[string]any
	}
	if err := json.Unmarshal(body, &twin); err != nil {
		return form, asked, fmt.Errorf("read what a page is made of: %w", err)
	}
	return question.Form{GraphQL: twin.Query}, question.Question{Variables: twin.Variables}, nil
}

// assets are the addresses of what a page loads.
var assets = regexp.MustCompile(`(?:src|href)="([^"]*/assets/[^"]+)"`)

// weigh returns how many bytes a page takes on the way, compressed, with all that it loads.
func weigh(ctx context.Context, address, path string) (int64, error) {
	here, err := url.Parse("http://" + address + path)
	if err != nil {
		return 0, fmt.Errorf("read an address: %w", err)
	}
	html, _, err := get(ctx, here.String(), "Accept", "text/html")
	if err != nil {
		return 0, err
	}
	loaded := []string{here.String()}
	for _, match := range assets.FindAllSubmatch(html, -1) {
		asset, err := here.Parse(string(match[1]))
		if err != nil {
			return 0, fmt.Errorf("read the address of an asset: %w", err)
		}
		loaded = append(loaded, asset.String())
	}
	var sum int64
	for _, each := range loaded {
		_, sent, err := get(ctx, each, "Accept-Encoding", "gzip") // asked for by name, it is not unpacked
		if err != nil {
			return 0, err
		}
		sum += sent
	}
	return sum, nil
}

// get asks for an address with a header, and returns what comes, and how many bytes that is.
func get(ctx context.Context, address, header, value string) (body []byte, bytes int64, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, 0, fmt.Errorf("ask: %w", err)
	}
	request.Header.Set(header, value)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, 0, fmt.Errorf("ask: %w", err)
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return nil, 0, fmt.Errorf("the status is %s (%w)", response.Status, err)
	}
	return body, int64(len(body)), nil
}
