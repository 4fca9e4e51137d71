package store

import (
	"context"
	"database/sql"
	"fmt"

	"catchup/internal/edition"
)

// wanted is the condition for belonging to an audience. $1 is the report as an
// item of the JSON list of reports that a subscriber wants, and $2 the reading.
// An empty list wants all reports. Subscribers who pause belong to the
// audience, and are skipped when their rows are claimed.
func wanted(a edition.Audience) string {
	const named = `replace(s.reports, $1, '') <> s.reports`
	listed := `$2 = '' OR EXISTS (SELECT 1 FROM listed l WHERE l.reading = $2 AND l.subscriber = s.id)`
	if a.Open {
		listed += ` OR s.own = 1 AND ` + named
	}
	query := ` FROM subscribers s WHERE s.state = 'active' AND (s.reports IN ('null', '[]') OR ` + named + `) AND (` + listed + `)`
	if !a.Last {
		query += ` AND s.rhythm <> 'monthly'`
	}
	return query
}

// sliceOf is the attribute of a subscriber that the argument names: their own
// choice before what a list says, ” for neither.
func sliceOf(argument string) string {
	name := `CAST(` + argument + ` AS TEXT)`
	return `COALESCE(s.chosen ->> ` + name + `, s.attributes ->> ` + name + `, '')`
}

// inList is the report as an item of a JSON list. The names of reports hold no
// characters that need escaping.
func inList(report string) string { return `"` + report + `"` }

// queue writes a queued delivery, due at once, for each subscriber of the
// audience. Those of one slice come together, so that they are sent one after
// the other. Then it deletes the reading, which is of no more use.
func queue(ctx context.Context, tx *sql.Tx, id string, a edition.Audience) error {
	slice, args := `''`, []any{inList(a.Report), a.Reading, id}
	if a.Attribute != "" {
		slice, args = sliceOf("$4"), append(args, a.Attribute)
	}
	query := `INSERT INTO deliveries (edition, subscriber, slice, state, worker, tries, due, message, reason)
		SELECT CAST($3 AS TEXT), s.id, ` + slice + `, 'queued', '', 0, 0, '', ''` + wanted(a) + ` ORDER BY 3, s.id`
	if _, err := tx.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("queueing deliveries: %w", err)
	}
	return forget(ctx, tx, a.Reading)
}

// Size is how many subscribers the audience has now.
func (s *Subscribers) Size(ctx context.Context, a edition.Audience) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT COUNT(*)`+wanted(a), inList(a.Report), a.Reading).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("counting who gets %s: %w", a.Report, err)
	}
	return n, nil
}
