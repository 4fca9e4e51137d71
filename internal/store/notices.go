package store

import (
	"context"
	"fmt"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/store/database"
)

// ClaimNotice claims the notice, so that only one of the programs on the store
// sends it to the operator. It is false if the notice has been sent and is not
// over, or if another program claimed it less than a lease ago.
func (s *Notices) ClaimNotice(ctx context.Context, n deliver.Notice, at time.Time, lease time.Duration) (bool, error) {
	const query = `INSERT INTO told (what, about, title, state, at) VALUES ($1, $2, $3, 'telling', $4)
		ON CONFLICT (what) DO UPDATE SET about = excluded.about, title = excluded.title, state = 'telling', at = excluded.at
		WHERE told.state = 'over' OR told.state = 'telling' AND told.at < $5`
	taken, err := s.db.Exec(ctx, query, n.What, n.About, n.Title, millis(at), millis(at.Add(-lease)))
	if err != nil {
		return false, fmt.Errorf("looking up a notice: %w", err)
	}
	return taken > 0, nil
}

// SetNoticeSent notes that the notice was sent at the moment.
func (s *Notices) SetNoticeSent(ctx context.Context, what string, at time.Time) error {
	return s.noteNotice(ctx, `UPDATE told SET state = 'told', at = $2 WHERE what = $1`, what, millis(at))
}

// ReleaseNotice gives up a claim.
func (s *Notices) ReleaseNotice(ctx context.Context, what string) error {
	return s.noteNotice(ctx, `DELETE FROM told WHERE what = $1 AND state = 'telling'`, what)
}

// Over notes that the trouble of a notice that was sent is over. If it comes
// again, a new notice is sent. Over is true for the first who notes it.
func (s *Notices) Over(ctx context.Context, what string) (first bool, err error) {
	changed, err := s.db.Exec(ctx, `UPDATE told SET state = 'over' WHERE what = $1 AND state = 'told'`, what)
	if err != nil {
		return false, fmt.Errorf("noting what is over: %w", err)
	}
	return changed > 0, nil
}

func (s *Notices) noteNotice(ctx context.Context, query string, args ...any) error {
	if _, err := s.db.Exec(ctx, query, args...); err != nil {
		return fmt.Errorf("noting a notice: %w", err)
	}
	return nil
}

// Alerts lists the notices about the edition that were sent and are not over,
// oldest first.
func (s *Notices) Alerts(ctx context.Context, about string) ([]deliver.Notice, error) {
	const query = `SELECT what, about, title, at FROM told WHERE about = $1 AND about <> '' AND state = 'told' ORDER BY at, what`
	all, err := database.List(ctx, s.db, func(n *deliver.Notice) []any { return []any{&n.What, &n.About, &n.Title, moment{&n.At}} }, query, about)
	if err != nil {
		return nil, fmt.Errorf("listing alerts: %w", err)
	}
	return all, nil
}
