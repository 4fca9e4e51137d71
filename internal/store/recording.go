package store

import (
	"context"
	"database/sql"
	"math/bits"
	"sync"

	"catchup/internal/deliver"
)

// recordings are the prepared statements that write outcomes: one for each
// power of two of rows.
type recordings struct {
	mu   sync.Mutex
	made map[int]*sql.Stmt
}

// recording is the statement for n rows or a few more. Size is how many rows it
// takes.
func (s *Ledger) recording(ctx context.Context, n int) (stmt *sql.Stmt, size int, err error) {
	size = 1 << bits.Len(uint(n-1))
	s.recordings.mu.Lock()
	defer s.recordings.mu.Unlock()
	if stmt, ok := s.recordings.made[size]; ok {
		return stmt, size, nil
	}
	if stmt, err = s.db.PrepareContext(ctx, s.outcomes(size)); err != nil {
		return nil, 0, err
	}
	if s.recordings.made == nil {
		s.recordings.made = map[int]*sql.Stmt{}
	}
	s.recordings.made[size] = stmt
	return stmt, size, nil
}

// outcomes is the statement that writes the rows of the worker and returns
// which they are. A worker that was taken for dead too early may still record
// what became of a message.
func (s *Ledger) outcomes(size int) string {
	w := s.db.Statement(`WITH v (edition, subscriber, state, tries, due, message, reason) AS (VALUES `)
	for i := range size {
		if i > 0 {
			w.WriteByte(',')
		}
		w.Add(`(`, "", "", "")
		w.Add(`, CAST(`, 0)
		w.Add(` AS BIGINT), CAST(`, 0)
		w.Add(` AS BIGINT), `, "", "")
		w.Add(`)`)
	}
	w.Add(`) UPDATE deliveries SET state = v.state, tries = v.tries, due = v.due, message = v.message, reason = v.reason,
			worker = CASE v.state WHEN 'sending' THEN deliveries.worker ELSE '' END
		FROM v WHERE deliveries.edition = v.edition AND deliveries.subscriber = v.subscriber
			AND (deliveries.state = 'queued' OR v.state <> 'sending' AND deliveries.state IN ('sending', 'unsure'))
			AND deliveries.worker = `, "")
	w.Add(` RETURNING deliveries.edition, deliveries.subscriber`)
	return w.String()
}

// arguments are the rows as arguments of the statement, filled up with rows
// that match nothing.
func arguments(worker string, rows []deliver.Delivery, size int) []any {
	args := make([]any, 0, 7*size+1)
	for _, d := range rows {
		args = append(args, d.Edition, d.Subscriber, string(d.State), d.Tries, millis(d.Due), d.MessageID, d.Reason)
	}
	for range size - len(rows) {
		args = append(args, "", "", "", 0, 0, "", "")
	}
	return append(args, worker)
}

// prepared is a prepared statement with the method of a pool that runs a text.
type prepared struct{ *sql.Stmt }

// QueryContext runs the statement.
func (p prepared) QueryContext(ctx context.Context, _ string, args ...any) (*sql.Rows, error) {
	return p.Stmt.QueryContext(ctx, args...)
}
