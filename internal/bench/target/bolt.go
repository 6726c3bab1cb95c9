package target

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/bench/question"
)

// OverBolt asks Neo4j itself, each question in a transaction of its own: one round
// trip.
func OverBolt(driver neo4j.DriverWithContext, form question.Form, questions []question.Question) Target {
	return Target{Name: Bare, Open: func(ctx context.Context) (Asker, error) {
		session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j"})
		return &boltClient{session: session, statement: form.Cypher, questions: questions}, nil
	}}
}

type boltClient struct {
	session   neo4j.SessionWithContext
	statement string
	questions []question.Question
}

func (c *boltClient) Close() error { return c.session.Close(context.Background()) }

func (c *boltClient) Ask(ctx context.Context, number int) (bool, error) {
	result, err := c.session.Run(ctx, c.statement, c.questions[number%len(c.questions)].Parameters)
	if err != nil {
		return false, fmt.Errorf("ask: %w", err)
	}
	for result.Next(ctx) {
	}
	if err := result.Err(); err != nil {
		return false, fmt.Errorf("read an answer: %w", err)
	}
	return true, nil
}

// Hits returns how many database hits each question costs on the average, of the
// first few.
func Hits(ctx context.Context, driver neo4j.DriverWithContext, form question.Form, questions []question.Question) (int64, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j"})
	defer session.Close(ctx)
	var hits, asked int64
	for _, q := range questions[:min(len(questions), 4)] {
		result, err := session.Run(ctx, "PROFILE "+form.Cypher, q.Parameters)
		if err != nil {
			return 0, fmt.Errorf("profile: %w", err)
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			return 0, fmt.Errorf("profile: %w", err)
		}
		hits += hitsOf(summary.Profile())
		asked++
	}
	return hits / asked, nil
}

func hitsOf(plan neo4j.ProfiledPlan) int64 {
	if plan == nil {
		return 0
	}
	hits := plan.DbHits()
	for _, child := range plan.Children() {
		hits += hitsOf(child)
	}
	return hits
}
