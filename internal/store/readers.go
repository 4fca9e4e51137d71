package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"catchup/internal/subscriber"
)

// Import adds the readers that are new and updates what the others are
// called and want, all or none. A new reader without an ID gets a random one,
// which stays for good. It never changes a State or a Signed time.
func (s *Store) Import(ctx context.Context, readers []subscriber.Subscriber) (added int, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		for _, r := range readers {
			isNew, err := put(ctx, tx, r)
			if err != nil {
				return fmt.Errorf("%s: %w", r.Email, err)
			}
			if isNew {
				added++
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("importing readers: %w", err)
	}
	return added, nil
}

func put(ctx context.Context, tx *sql.Tx, r subscriber.Subscriber) (isNew bool, err error) {
	reports, attributes, err := free(r)
	if err != nil {
		return false, err
	}
	const insert = `INSERT INTO subscribers (id, address, email, name, lang, state, reports, attributes, signed, departed)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT (address) DO NOTHING`
	result, err := tx.ExecContext(ctx, insert, identity(r), subscriber.Address(r.Email), r.Email, r.Name, r.Lang,
		subscriber.Active, reports, attributes, millis(r.Signed))
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return n > 0, err
	}
	const update = `UPDATE subscribers SET name = $1, lang = $2, reports = $3, attributes = $4 WHERE address = $5`
	_, err = tx.ExecContext(ctx, update, r.Name, r.Lang, reports, attributes, subscriber.Address(r.Email))
	return false, err
}

func identity(r subscriber.Subscriber) string {
	if r.ID != "" {
		return r.ID
	}
	return strings.ToLower(rand.Text())
}

func free(r subscriber.Subscriber) (reports, attributes string, err error) {
	a, err := json.Marshal(r.Reports)
	if err != nil {
		return "", "", err
	}
	b, err := json.Marshal(r.Attributes)
	return string(a), string(b), err
}

// Remove marks the reader as having left at the moment; who has left already
// stays as they are. Without such a reader it returns subscriber.ErrUnknown.
func (s *Store) Remove(ctx context.Context, email string, at time.Time) error {
	const query = `UPDATE subscribers SET
		departed = CASE state WHEN $1 THEN departed ELSE $2 END, state = $1 WHERE address = $3`
	result, err := s.write.ExecContext(ctx, query, subscriber.Left, millis(at), subscriber.Address(email))
	if err != nil {
		return fmt.Errorf("removing a reader: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return subscriber.ErrUnknown
}

// All returns every reader in the order of their addresses.
func (s *Store) All(ctx context.Context) ([]subscriber.Subscriber, error) {
	const query = `SELECT id, email, name, lang, state, reports, attributes, signed, departed
		FROM subscribers ORDER BY address`
	all, err := list(ctx, s.read, func(r *subscriber.Subscriber) []any {
		return []any{&r.ID, &r.Email, &r.Name, &r.Lang, &r.State,
			written{&r.Reports}, written{&r.Attributes}, moment{&r.Signed}, moment{&r.Left}}
	}, query)
	if err != nil {
		return nil, fmt.Errorf("listing readers: %w", err)
	}
	return all, nil
}
