package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"catchup/internal/subscriber"
)

// Ask keeps a request. The message that it needs is due at once. Ask does the
// same for every address, known or unknown.
func (s *Subscribers) Ask(ctx context.Context, r subscriber.Request) error {
	err := s.db.Change(ctx, func(tx *sql.Tx) error { return insertRequest(ctx, tx, r) })
	if err != nil {
		return fmt.Errorf("keeping a request: %w", err)
	}
	return nil
}

// insertRequest adds a request, unless it is there.
func insertRequest(ctx context.Context, tx *sql.Tx, r subscriber.Request) error {
	wish, err := json.Marshal(r.Wish)
	if err != nil {
		return err
	}
	const query = `INSERT INTO requests (id, kind, address, mailbox, domain, wish, at, due, sent, tries, became)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 0, 0, '') ON CONFLICT (id) DO NOTHING`
	email := r.Wish.Email
	_, err = tx.ExecContext(ctx, query, r.ID, string(r.Kind), subscriber.Address(email), subscriber.Mailbox(email), subscriber.Domain(email), string(wish), millis(r.At))
	return err
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

// SetRequestDue sets when the message of a request is due again; the zero time
// if it has been sent or given up. It counts as sent from when it was claimed,
// unless sent is false.
func (s *Subscribers) SetRequestDue(ctx context.Context, id string, due time.Time, sent bool) error {
	const query = `UPDATE requests SET due = $1, sent = sent * $2 WHERE id = $3`
	if _, err := s.db.Exec(ctx, query, millis(due), number(sent), id); err != nil {
		return fmt.Errorf("noting that a request is answered: %w", err)
	}
	return nil
}

// SentBefore counts the messages to the mailbox of a request that were sent
// since a moment, for requests that came before this one. If anybody can ask for
// it, they are those that anybody can ask for, and else those of its kind.
func (s *Subscribers) SentBefore(ctx context.Context, r subscriber.Request, since time.Time) (n int, err error) {
	query := `SELECT COUNT(*) FROM requests WHERE mailbox = $1 AND sent > 0 AND sent >= $2 AND (at < $3 OR at = $3 AND id < $4) AND `
	args := []any{subscriber.Mailbox(r.Wish.Email), millis(since), millis(r.At), r.ID}
	if r.Kind.ByAnybody() {
		query += byAnybody
	} else {
		query, args = query+`kind = $5`, append(args, string(r.Kind))
	}
	if err := s.db.QueryRowContext(ctx, query, args...).Scan(&n); err != nil {
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
	return id, emptyRequest(ctx, tx, id, `address = $2 AND kind = $3 AND became = ''`, address, subscriber.SignUp)
}

// emptyRequest keeps of requests only that they have become the subscriber. In
// where, the first argument is $2.
func emptyRequest(ctx context.Context, tx *sql.Tx, became, where string, args ...any) error {
	const query = `UPDATE requests SET became = $1, address = '', mailbox = '', domain = '', wish = '{}', due = 0 WHERE `
	_, err := tx.ExecContext(ctx, query+where, append([]any{became}, args...)...)
	return err
}
