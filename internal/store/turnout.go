package store

import (
	"context"
	"fmt"
	"time"

	"catchup/internal/edition"
	"catchup/internal/store/database"
)

// Turnout is how many subscribers an audience has now, and how many deliveries
// the edition before has, as edition.Archive says.
func (s *Archive) Turnout(ctx context.Context, k edition.Key, due time.Time, a edition.Audience) (t edition.Turnout, err error) {
	const before = `SELECT COUNT(*) FROM deliveries d JOIN subscribers s ON s.id = d.subscriber WHERE s.rhythm <> 'monthly' AND d.edition = (
		SELECT id FROM editions WHERE report = $1 AND period <> $2 AND due < $3 AND state NOT IN ('waiting', 'dropped', 'quiet') ORDER BY due DESC, number DESC LIMIT 1)`
	a.Last = false
	err = database.FirstOriginal(ctx, s.db, []any{&t.Before}, before, k.Report, k.Period, millis(due))
	if err == nil {
		err = s.db.QueryRowContext(ctx, `SELECT COUNT(*)`+wanted(a), inList(a.Report), a.Reading).Scan(&t.Now)
	}
	if err != nil {
		return edition.Turnout{}, fmt.Errorf("comparing who gets %s with the edition before: %w", k, err)
	}
	return t, nil
}
