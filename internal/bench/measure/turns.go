package measure

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// Ratio is how many questions a second one target answers for each of another.
type Ratio struct {
	// Median is that of the rounds, Least and Most the extremes.
	Median, Least, Most float64
	// First and Second are the rates of both over all rounds.
	First, Second float64
}

// fewRounds are enough for questions that take much longer than a turn.
const fewRounds = 3

// InTurns compares two targets with so many clients: in each round both are asked
// one after the other, in every other round the second comes first, and each round
// has a ratio. It is an error if one of them answers nothing, or with an error.
func (p Plan) InTurns(ctx context.Context, first, second target.Target, clients int) (Ratio, error) {
	pair, total := [2]target.Target{first, second}, [2]Sample{}
	each, rounds := p.Time/time.Duration(p.Rounds), p.Rounds
	for _, t := range pair {
		warm := Sample{Clients: clients}
		if err := p.turn(ctx, t, &warm, each); err != nil {
			return Ratio{}, err
		}
		if warm.Elapsed > 4*each {
			rounds = min(rounds, fewRounds)
		}
	}
	var ratios []float64
	for round := range rounds {
		rates := [2]float64{}
		for place := range pair {
			which := (place + round) % len(pair)
			sample := Sample{Clients: clients}
			if err := p.turn(ctx, pair[which], &sample, each); err != nil {
				return Ratio{}, err
			}
			rate, bound := sample.PerSecond()
			if rate == 0 || bound || sample.Failed+sample.Refused > 0 {
				return Ratio{}, fmt.Errorf("%s: %d answers, %d late, %d refused, %d errors: %w",
					pair[which].Name, len(sample.Latencies), sample.Late, sample.Refused, sample.Failed, sample.Failure)
			}
			rates[which] = rate
			total[which].Latencies = append(total[which].Latencies, sample.Latencies...)
			total[which].Elapsed += sample.Elapsed
		}
		ratios = append(ratios, rates[0]/rates[1])
	}
	slices.Sort(ratios)
	r := Ratio{Median: median(ratios), Least: ratios[0], Most: ratios[len(ratios)-1]}
	r.First, _ = total[0].PerSecond()
	r.Second, _ = total[1].PerSecond()
	return r, nil
}

// median returns the median of sorted numbers.
func median(sorted []float64) float64 {
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
