package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

const subscriberColumns = `id, email, name, lang, state, reports, attributes, signed, departed, own, chosen, rhythm, paused, generation, why`

func subscriberCells(r *subscriber.Subscriber) []any {
	return []any{&r.ID, &r.Email, &r.Name, &r.Lang, &r.State, written{&r.Reports}, written{&r.Attributes}, moment{&r.Signed},
		moment{&r.Left}, flag{&r.Own}, written{&r.Chosen}, &r.Rhythm, moment{&r.Paused}, &r.Generation, &r.Why}
}

// rower is where one row comes from: a pool or a transaction.
type rower interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func findSubscriber(ctx context.Context, from rower, where string, args ...any) (r subscriber.Subscriber, err error) {
	err = from.QueryRowContext(ctx, `SELECT `+subscriberColumns+` FROM subscribers WHERE `+where, args...).Scan(subscriberCells(&r)...)
	return r, sought(err, "reading a reader")
}

// Subscriber is the subscriber of that ID, or subscriber.ErrUnknown.
func (s *Subscribers) Subscriber(ctx context.Context, id string) (subscriber.Subscriber, error) {
	return findSubscriber(ctx, s.db, `id = $1`, id)
}

// SubscriberAt is the subscriber with the e-mail address, or
// subscriber.ErrUnknown.
func (s *Subscribers) SubscriberAt(ctx context.Context, email string) (subscriber.Subscriber, error) {
	return findSubscriber(ctx, s.db, `address = $1`, subscriber.Address(email))
}

// Choose keeps what a subscriber chose. From then on no list changes it. If the
// Words of agreed are not empty, Choose keeps that consent too. If the
// subscriber gets something else from now on, a message tells them, and if that
// has happened too often Choose returns subscriber.ErrOften and changes nothing.
func (s *Subscribers) Choose(ctx context.Context, id string, c subscriber.Choice, agreed subscriber.Consent, at time.Time) error {
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		locked, err := tx.ExecContext(ctx, `UPDATE subscribers SET state = state WHERE id = $1 AND state <> 'erased'`, id)
		if err := one(locked, err); err != nil {
			return err
		}
		before, err := findSubscriber(ctx, tx, `id = $1`, id)
		if err != nil {
			return err
		}
		if err := tellChange(ctx, tx, before, c, at); err != nil {
			return err
		}
		if err := setChoice(ctx, tx, id, c, true); err != nil || agreed.Words == "" {
			return err
		}
		return consent(ctx, tx, id, agreed)
	})
	return wrapped(err, "keeping a choice")
}

func setChoice(ctx context.Context, tx *sql.Tx, id string, c subscriber.Choice, own bool) error {
	reports, chosen, err := free(subscriber.Subscriber{Reports: c.Reports, Attributes: c.Attributes})
	if err != nil {
		return err
	}
	const query = `UPDATE subscribers SET own = $7, name = $2, reports = $3, chosen = $4, rhythm = $5, paused = $6 WHERE id = $1`
	_, err = tx.ExecContext(ctx, query, id, c.Name, reports, chosen, c.Rhythm, millis(c.Paused), number(own))
	return err
}

// tellChange adds a request for the message that tells the subscriber of a
// change. If one of these waits already, it tells of both.
func tellChange(ctx context.Context, tx *sql.Tx, before subscriber.Subscriber, c subscriber.Choice, at time.Time) error {
	if before.GetsSame(c) {
		return nil
	}
	const query = `SELECT COUNT(*), COALESCE(SUM(CASE WHEN due > 0 AND tries = 0 THEN 1 ELSE 0 END), 0)
		FROM requests WHERE address = $1 AND kind = $2 AND at > $3`
	var all, waiting int
	err := tx.QueryRowContext(ctx, query, subscriber.Address(before.Email), subscriber.Changed, millis(at.AddDate(0, 0, -1))).Scan(&all, &waiting)
	switch {
	case err != nil || waiting > 0:
		return err
	case all >= subscriber.MostChanges:
		return subscriber.ErrOften
	}
	r := subscriber.Request{ID: strings.ToLower(rand.Text()), Kind: subscriber.Changed, At: at}
	r.Wish = subscriber.Wish{Email: before.Email, Lang: before.Lang, Choice: before.Choice(), Own: before.Own}
	if err := insertRequest(ctx, tx, r); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE requests SET due = $1 WHERE id = $2`, millis(at.Add(subscriber.TellAfter)), r.ID)
	return err
}

// Undo undoes the change that the request of the ID tells of: the subscriber
// gets what they got before it. A second time it changes nothing. It returns the
// subscriber as they now are, or subscriber.ErrUnknown.
func (s *Subscribers) Undo(ctx context.Context, id string) (r subscriber.Subscriber, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		var asked subscriber.Request
		query := `SELECT ` + requestColumns + ` FROM requests WHERE id = $1 AND kind = $2`
		if err := tx.QueryRowContext(ctx, query, id, subscriber.Changed).Scan(requestCells(&asked)...); err != nil {
			return sought(err, "reading a request")
		}
		if asked.Became != "" {
			r, err = findSubscriber(ctx, tx, `id = $1`, asked.Became)
			return err
		}
		if r, err = findSubscriber(ctx, tx, `address = $1`, subscriber.Address(asked.Wish.Email)); err != nil {
			return err
		}
		if err := setChoice(ctx, tx, r.ID, asked.Wish.Choice, asked.Wish.Own); err != nil {
			return err
		}
		if err := emptyRequest(ctx, tx, r.ID, `id = $2`, id); err != nil {
			return err
		}
		r, err = findSubscriber(ctx, tx, `id = $1`, r.ID)
		return err
	})
	return r, wrapped(err, "undoing a change")
}

// one returns subscriber.ErrUnknown if no row was changed.
func one(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		return subscriber.ErrUnknown
	}
	return err
}

// wrapped adds to an error what was being done, unless it is ErrUnknown or
// ErrOften.
func wrapped(err error, doing string) error {
	if err == nil || errors.Is(err, subscriber.ErrUnknown) || errors.Is(err, subscriber.ErrOften) {
		return err
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// Depart marks the subscribers as having left, and has a message tell each. It
// ignores those who have left already or do not exist.
func (s *Subscribers) Depart(ctx context.Context, at time.Time, ids ...string) error {
	for len(ids) > 0 {
		n := min(len(ids), atOnce)
		if err := s.db.Change(ctx, func(tx *sql.Tx) error { return depart(ctx, tx, at, ids[:n]) }); err != nil {
			return fmt.Errorf("noting that readers leave: %w", err)
		}
		ids = ids[n:]
	}
	return nil
}

func depart(ctx context.Context, tx *sql.Tx, at time.Time, ids []string) error {
	places, args := database.Values(1, ids)
	query := `UPDATE subscribers SET state = 'left', departed = $1, why = '' WHERE state IN ('active', 'suspended') AND id IN (` + places + `) RETURNING ` + subscriberColumns
	left, err := database.List(ctx, tx, subscriberCells, query, append([]any{millis(at)}, args...)...)
	if err != nil {
		return err
	}
	for _, r := range left {
		told := subscriber.Request{ID: strings.ToLower(rand.Text()), Kind: subscriber.Departed, At: at, Wish: subscriber.Wish{Email: r.Email, Lang: r.Lang}}
		if err := insertRequest(ctx, tx, told); err != nil {
			return err
		}
	}
	return nil
}

// Return makes a subscriber active again who has left or is suspended. Earlier
// events about them count no more.
func (s *Subscribers) Return(ctx context.Context, id string) error {
	const query = `UPDATE subscribers SET state = 'active', departed = 0, why = '' WHERE id = $1 AND state IN ('left', 'suspended')`
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, query, id); err != nil {
			return err
		}
		return pardon(ctx, tx, id)
	})
	if err != nil {
		return fmt.Errorf("noting that a reader is back: %w", err)
	}
	return nil
}

// Suspend suspends an active subscriber for the reason.
func (s *Subscribers) Suspend(ctx context.Context, id string, at time.Time, why string) error {
	_, err := s.db.Exec(ctx, `UPDATE subscribers SET state = 'suspended', departed = $2, why = $3 WHERE id = $1 AND state = 'active'`, id, millis(at), why)
	if err != nil {
		return fmt.Errorf("suspending a reader: %w", err)
	}
	return nil
}

// Revoke makes all links of a subscriber useless that were made before.
func (s *Subscribers) Revoke(ctx context.Context, id string) error {
	if _, err := s.db.Exec(ctx, `UPDATE subscribers SET generation = generation + 1 WHERE id = $1`, id); err != nil {
		return fmt.Errorf("revoking links: %w", err)
	}
	return nil
}

// Suspended lists subscribers whose mail came back, and why, the latest first.
func (s *Subscribers) Suspended(ctx context.Context, limit int) ([]subscriber.Subscriber, error) {
	all, err := database.List(ctx, s.db, subscriberCells,
		`SELECT `+subscriberColumns+` FROM subscribers WHERE state = 'suspended' ORDER BY departed DESC, address LIMIT $1`, limit)
	if err != nil {
		return nil, fmt.Errorf("listing suspended readers: %w", err)
	}
	return all, nil
}

// Restore makes a suspended subscriber active again. Earlier events about them
// count no more. It returns subscriber.ErrUnknown if no subscriber of that ID
// is suspended: a subscriber who has left meanwhile stays away.
func (s *Subscribers) Restore(ctx context.Context, id string) error {
	const query = `UPDATE subscribers SET state = 'active', departed = 0, why = '' WHERE id = $1 AND state = 'suspended'`
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		changed, err := tx.ExecContext(ctx, query, id)
		if err := one(changed, err); err != nil {
			return err
		}
		return pardon(ctx, tx, id)
	})
	return wrapped(err, "letting a reader back in")
}
