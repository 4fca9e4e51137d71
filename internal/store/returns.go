package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"catchup/internal/feedback"
	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// The bounds of what is kept for the operator to read, because anybody can send
// as much there as they like.
const (
	mostOpen  = 1000
	frontSize = 64 << 10
)

// ApplyReturn keeps the events of a returned message and applies the verdict on
// them, in one transaction. judge gives the verdict on all events about a
// subscriber since they signed up or were restored. A subscriber who leaves by
// mail or by a complaint gets a message that says so. An event that may not act
// is only kept. A returned message that is kept already has
// no effects.
func (s *Returns) ApplyReturn(ctx context.Context, m feedback.Return, judge func([]feedback.Event) feedback.Verdict) (effects []feedback.Effect, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		effects = nil
		for place, event := range m.Events {
			e, fresh, err := applyEvent(ctx, tx, m.ID, place, event, judge)
			if err != nil || !fresh {
				return err
			}
			effects = append(effects, e)
		}
		if slices.ContainsFunc(effects, func(e feedback.Effect) bool { return !e.Resolved() }) {
			return keepOpen(ctx, tx, m)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("keeping what came back: %w", err)
	}
	return effects, nil
}

// applyEvent keeps one event and applies the verdict. It is not fresh if it is
// kept already. The row of the subscriber is locked first, so that events about
// one subscriber are judged one after the other.
func applyEvent(ctx context.Context, tx *sql.Tx, message string, place int, a feedback.Event, judge func([]feedback.Event) feedback.Verdict) (e feedback.Effect, fresh bool, err error) {
	e = feedback.Effect{Event: a, Verdict: feedback.Verdict{Action: feedback.Keep}}
	if err := find(ctx, tx, &e); err != nil {
		return e, false, err
	}
	if e.Subscriber != "" {
		if err := weigh(ctx, tx, &e); err != nil {
			return e, false, err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE subscribers SET state = state WHERE id = $1`, e.Subscriber); err != nil {
			return e, false, err
		}
	}
	if fresh, err = insertEvent(ctx, tx, message, place, e); err != nil || !fresh || !e.Acts {
		return e, fresh, err
	}
	e.Verdict, err = sentence(ctx, tx, message, e, judge)
	return e, true, err
}

// weigh sets whether the event may act, and its kind as it counts.
func weigh(ctx context.Context, tx *sql.Tx, e *feedback.Effect) error {
	var address string
	if err := tx.QueryRowContext(ctx, `SELECT address FROM subscribers WHERE id = $1`, e.Subscriber).Scan(&address); err != nil {
		return err
	}
	e.Event, e.Acts = e.Event.Weigh(address)
	return nil
}

// find looks up whom the event is about: the subscriber of our message, or of
// the address of a writer. A sealed message that is not known is about nobody:
// whoever has had one could else act for others.
func find(ctx context.Context, tx *sql.Tx, e *feedback.Effect) error {
	if e.Message != "" && !e.ByWriter() {
		err := tx.QueryRowContext(ctx, `SELECT subscriber, edition FROM deliveries WHERE letter = $1 AND letter <> ''`, e.Message).Scan(&e.Subscriber, &e.Edition)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	if e.Kind != feedback.Leaving || e.Signed {
		return nil
	}
	err := tx.QueryRowContext(ctx, `SELECT id FROM subscribers WHERE address = $1`, subscriber.Address(e.Address)).Scan(&e.Subscriber)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// insertEvent keeps the event, if it is fresh. If the subscriber's data were
// erased, it keeps only that there was an event.
func insertEvent(ctx context.Context, tx *sql.Tx, message string, place int, e feedback.Effect) (fresh bool, err error) {
	const query = `INSERT INTO returns (message, place, at, subscriber, edition, kind, letter, signed, address, report, status, words, counts)
		SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BIGINT),
			CASE WHEN gone THEN '' ELSE CAST($9 AS TEXT) END, CAST($10 AS TEXT), CAST($11 AS TEXT), CASE WHEN gone THEN '' ELSE CAST($12 AS TEXT) END, CAST($13 AS BIGINT)
		FROM (SELECT EXISTS (SELECT 1 FROM subscribers WHERE id = $4 AND state = 'erased') AS gone) g WHERE true
		ON CONFLICT (message, place) DO NOTHING`
	result, err := tx.ExecContext(ctx, query, message, place, millis(e.At), e.Subscriber, e.Edition, string(e.Kind), e.Message, number(e.Signed),
		subscriber.Address(e.Address), e.Report, e.Status, e.Words, number(e.Acts))
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// keepOpen keeps the beginning of the message for the operator. If there are
// too many such messages, it deletes the oldest.
func keepOpen(ctx context.Context, tx *sql.Tx, m feedback.Return) error {
	const insert = `INSERT INTO unsettled (message, at, raw) VALUES ($1, $2, $3) ON CONFLICT (message) DO NOTHING`
	if _, err := tx.ExecContext(ctx, insert, m.ID, millis(m.At), solid(m.Raw[:min(len(m.Raw), frontSize)])); err != nil {
		return err
	}
	const drop = `DELETE FROM unsettled WHERE message IN (SELECT message FROM unsettled ORDER BY at DESC, message LIMIT $1 OFFSET $2)`
	_, err := tx.ExecContext(ctx, drop, mostOpen, mostOpen)
	return err
}

const eventColumns = `at, kind, letter, signed, address, report, status, words`

func eventCells(a *feedback.Event) []any {
	return []any{moment{&a.At}, &a.Kind, &a.Message, flag{&a.Signed}, &a.Address, &a.Report, &a.Status, &a.Words}
}

// OpenReturns lists the messages that the operator is to read, the latest
// first: the beginning of each message, and its events.
func (s *Returns) OpenReturns(ctx context.Context, limit int) (all []feedback.Return, err error) {
	err = s.db.Look(ctx, func(tx *sql.Tx) error {
		all, err = database.List(ctx, tx, func(r *feedback.Return) []any { return []any{&r.ID, moment{&r.At}, &r.Raw} },
			`SELECT message, at, raw FROM unsettled ORDER BY at DESC, message LIMIT $1`, limit)
		for i := 0; i < len(all) && err == nil; i++ {
			all[i].Events, err = database.List(ctx, tx, eventCells, `SELECT `+eventColumns+` FROM returns WHERE message = $1 ORDER BY place`, all[i].ID)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing what came back: %w", err)
	}
	return all, nil
}

// Forget deletes what came back before the moment and is about no known
// subscriber.
func (s *Returns) Forget(ctx context.Context, before time.Time) error {
	for _, query := range []string{`DELETE FROM unsettled WHERE at < $1`, `DELETE FROM returns WHERE subscriber = '' AND at < $1`} {
		n, err := s.db.Exec(ctx, query, millis(before))
		if err != nil {
			return fmt.Errorf("forgetting what came back: %w", err)
		}
		if n > 0 {
			s.db.Deleted()
		}
	}
	return nil
}

// Came counts the events about an edition by their kind. Several events of a
// kind about one message count once.
func (s *Returns) Came(ctx context.Context, edition string) (map[feedback.Kind]int, error) {
	type count struct {
		kind feedback.Kind
		n    int
	}
	counted, err := database.List(ctx, s.db, func(c *count) []any { return []any{&c.kind, &c.n} },
		`SELECT kind, COUNT(DISTINCT letter) FROM returns WHERE edition = $1 AND edition <> '' GROUP BY kind`, edition)
	if err != nil {
		return nil, fmt.Errorf("counting what came back: %w", err)
	}
	all := make(map[feedback.Kind]int, len(counted))
	for _, c := range counted {
		all[c.kind] = c.n
	}
	return all, nil
}
