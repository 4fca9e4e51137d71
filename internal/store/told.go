package store

import (
	"context"
	"fmt"
	"time"
)

// Told tells whether the operator has been told of it, as NoteTold noted.
func (s *Store) Told(ctx context.Context, what string) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM told WHERE what = $1`, what).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("looking up what has been told: %w", err)
	}
	return n > 0, nil
}

// NoteTold notes that the operator was told of it at the moment. To be told
// again changes nothing.
func (s *Store) NoteTold(ctx context.Context, what string, at time.Time) error {
	const query = `INSERT INTO told (what, at) VALUES ($1, $2) ON CONFLICT DO NOTHING`
	if _, err := s.exec(ctx, query, what, millis(at)); err != nil {
		return fmt.Errorf("noting what has been told: %w", err)
	}
	return nil
}
