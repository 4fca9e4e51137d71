package store

import (
	"context"
	"fmt"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// Growth is how many subscribers had signed up and not left by the end of a
// day, for each day in UTC on which that number changed, in their order.
func (s *Subscribers) Growth(ctx context.Context) ([]subscriber.Count, error) {
	const query = `SELECT day, SUM(n) FROM (
			SELECT signed / 86400000 AS day, 1 AS n FROM subscribers WHERE signed > 0
			UNION ALL SELECT departed / 86400000, -1 FROM subscribers WHERE departed > 0 AND state <> 'active'
		) AS changes GROUP BY day ORDER BY day`
	type change struct{ day, n int64 }
	changes, err := database.List(ctx, s.db, func(c *change) []any { return []any{&c.day, &c.n} }, query)
	if err != nil {
		return nil, fmt.Errorf("counting readers: %w", err)
	}
	var all []subscriber.Count
	var sum int64
	for _, c := range changes {
		sum += c.n
		all = append(all, subscriber.Count{Day: time.Unix(c.day*86400, 0).UTC(), Subscribers: int(sum)})
	}
	return all, nil
}

// CountByState is how many subscribers are in each state.
func (s *Subscribers) CountByState(ctx context.Context) (map[subscriber.State]int, error) {
	type count struct {
		state subscriber.State
		n     int
	}
	counts, err := database.List(ctx, s.db, func(c *count) []any { return []any{&c.state, &c.n} }, `SELECT state, COUNT(*) FROM subscribers GROUP BY state`)
	if err != nil {
		return nil, fmt.Errorf("counting readers: %w", err)
	}
	all := map[subscriber.State]int{}
	for _, c := range counts {
		all[c.state] = c.n
	}
	return all, nil
}
