package ask

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// AskedDue is all that falls due, and what was answered.
type AskedDue struct {
	Bodies   []Named
	Region   *Named
	AsOf     network.Date
	Revision string
	Complete bool
	Items    []DueItem
	// Data is the report as it came, with the entries of all pages.
	Data json.RawMessage
}

// AskDue asks for all that falls due. The question states its day.
func AskDue(ctx context.Context, a Asker, input map[string]any) (*AskedDue, error) {
	const attempts = 3
	for range attempts {
		due, err := askDue(ctx, a, input)
		if due != nil || err != nil {
			return due, err
		}
	}
	return nil, &network.Error{Code: network.Unavailable, Message: "the network was changed again and again while this was asked: try again"}
}

// askDue asks for one page after the other; it returns nil where the network has changed meanwhile.
func askDue(ctx context.Context, a Asker, input map[string]any) (*AskedDue, error) {
	variables := map[string]any{"input": input, "asOf": input["asOf"], "first": reportPage.Due}
	var due *AskedDue
	var answers []json.RawMessage
	for {
		answer, raw, err := Of[DueAnswer](ctx, a, WhatIsDue, variables)
		if err != nil {
			return nil, err
		}
		page := &answer.Report
		if due == nil {
			due = &AskedDue{Bodies: page.Bodies, Region: page.Region, AsOf: page.AsOf, Revision: page.Revision, Complete: page.Complete}
		}
		if page.Revision != due.Revision {
			return nil, nil
		}
		due.Complete = due.Complete && page.Complete
		for _, edge := range page.Due.Edges {
			due.Items = append(due.Items, edge.Node)
		}
		answers = append(answers, raw)
		_, next := page.Due.next()
		if next == "" || !page.Complete {
			break
		}
		variables["after"] = next
	}
	pages, err := newReportPages(answers)
	if err != nil {
		return nil, err
	}
	if !due.Complete {
		pages.set("complete", "false")
	}
	if due.Data, err = pages.report(); err != nil {
		return nil, fmt.Errorf("writing what is due: %w", err)
	}
	return due, nil
}
