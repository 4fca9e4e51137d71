package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// Ask keeps a request. The message that it needs is due at once. Ask does the
// same for every address, known or unknown.
func (s *Subscribers) Ask(ctx context.Context, r subscriber.Request) error {
	wish, err := json.Marshal(r.Wish)
	if err == nil {
		_, err = s.db.Exec(ctx, `INSERT INTO requests (id, kind, address, wish, at, due, tries, became) VALUES ($1, $2, $3, $4, $5, $5, 0, '')`,
			r.ID, r.Kind, subscriber.Address(r.Wish.Email), string(wish), millis(r.At))
	}
	if err != nil {
		return fmt.Errorf("keeping a request: %w", err)
	}
	return nil
}

const requestColumns = `id, kind, wish, at, tries, became`

func requestCells(r *subscriber.Request) []any {
	return []any{&r.ID, &r.Kind, written{&r.Wish}, moment{&r.At}, &r.Tries, &r.Became}
}

// Request returns the request of the ID, or subscriber.ErrUnknown.
func (s *Subscribers) Request(ctx context.Context, id string) (r subscriber.Request, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT `+requestColumns+` FROM requests WHERE id = $1`, id).Scan(requestCells(&r)...)
	return r, sought(err, "reading a request")
}

// sought is subscriber.ErrUnknown if there is no row, and otherwise adds to an
// error what was being done.
func sought(err error, doing string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return subscriber.ErrUnknown
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// ClaimRequests returns up to limit requests whose message is due, oldest
// first. Nobody else can claim them for the span. Their tries include this one.
func (s *Subscribers) ClaimRequests(ctx context.Context, now time.Time, span time.Duration, limit int) ([]subscriber.Request, error) {
	query := `WITH first AS MATERIALIZED (
			SELECT id FROM requests WHERE due > 0 AND due <= $2 ORDER BY due LIMIT $3` + s.db.Take() + `)
		UPDATE requests SET due = $1, tries = tries + 1 WHERE id IN (SELECT id FROM first)
		RETURNING ` + requestColumns
	var all []subscriber.Request
	err := s.db.Change(ctx, func(tx *sql.Tx) (err error) {
		all, err = database.List(ctx, tx, requestCells, query, millis(now.Add(span)), millis(now), limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("taking requests: %w", err)
	}
	return all, nil
}

// SetRequestDue sets when the message of a request is due again; the zero time
// if it has been sent or given up.
func (s *Subscribers) SetRequestDue(ctx context.Context, id string, due time.Time) error {
	if _, err := s.db.Exec(ctx, `UPDATE requests SET due = $1 WHERE id = $2`, millis(due), id); err != nil {
		return fmt.Errorf("noting that a request is answered: %w", err)
	}
	return nil
}

// Asked counts the requests of the same address since a moment that came before
// this one.
func (s *Subscribers) Asked(ctx context.Context, r subscriber.Request, since time.Time) (n int, err error) {
	const query = `SELECT COUNT(*) FROM requests WHERE address = $1 AND at >= $2 AND (at < $3 OR at = $3 AND id < $4)`
	err = s.db.QueryRowContext(ctx, query, subscriber.Address(r.Wish.Email), millis(since), millis(r.At), r.ID).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("counting requests: %w", err)
	}
	return n, nil
}

// Confirm does what the sign-up asks for: whoever had left is active again, and
// a new subscriber is added. Confirming it again changes nothing. It returns
// the subscriber as they now are, or subscriber.ErrUnknown if there is no such
// sign-up.
func (s *Subscribers) Confirm(ctx context.Context, id string, at time.Time) (r subscriber.Subscriber, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		var asked subscriber.Request
		query := `SELECT ` + requestColumns + ` FROM requests WHERE id = $1 AND kind = $2`
		if err := tx.QueryRowContext(ctx, query, id, subscriber.SignUp).Scan(requestCells(&asked)...); err != nil {
			return sought(err, "reading a request")
		}
		if asked.Became == "" {
			if asked.Became, err = enrol(ctx, tx, asked.Wish, at); err != nil {
				return err
			}
		}
		r, err = findSubscriber(ctx, tx, `id = $1`, asked.Became)
		return err
	})
	if err != nil && !errors.Is(err, subscriber.ErrUnknown) {
		return r, fmt.Errorf("confirming a sign-up: %w", err)
	}
	return r, err
}

// enrol adds the subscriber or makes them active again, notes what they agreed
// to, and deletes other requests with their address. It returns their ID.
func enrol(ctx context.Context, tx *sql.Tx, w subscriber.Wish, at time.Time) (id string, err error) {
	address := subscriber.Address(w.Email)
	reports, chosen, err := free(subscriber.Subscriber{Reports: w.Reports, Attributes: w.Attributes})
	if err != nil {
		return "", err
	}
	const query = `INSERT INTO subscribers (id, address, email, name, lang, state, reports, attributes, signed, departed, own, chosen, rhythm, paused)
		VALUES ($1, $2, $3, $4, $5, 'active', $6, 'null', $7, 0, 1, $8, $9, $10)
		ON CONFLICT (address) DO UPDATE SET email = excluded.email,
			name = CASE excluded.name WHEN '' THEN subscribers.name ELSE excluded.name END,
			lang = CASE excluded.lang WHEN '' THEN subscribers.lang ELSE excluded.lang END,
			state = 'active', reports = excluded.reports, signed = excluded.signed, departed = 0, why = '',
			own = 1, chosen = excluded.chosen, rhythm = excluded.rhythm, paused = excluded.paused
		RETURNING id`
	err = tx.QueryRowContext(ctx, query, identity(subscriber.Subscriber{}, 0), address, w.Email, w.Name, w.Lang,
		reports, millis(at), chosen, w.Rhythm, millis(w.Paused)).Scan(&id)
	if err != nil {
		return "", err
	}
	if err := pardon(ctx, tx, id); err != nil {
		return "", err
	}
	if err := consent(ctx, tx, id, subscriber.Consent{At: at, Way: string(subscriber.SignUp), Words: w.Words}); err != nil {
		return "", err
	}
	const confirmed = `UPDATE requests SET became = $1, address = '', wish = '{}', due = 0 WHERE address = $2 AND kind = $3 AND became = ''`
	_, err = tx.ExecContext(ctx, confirmed, id, address, subscriber.SignUp)
	return id, err
}
