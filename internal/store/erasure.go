package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// Erase deletes what is kept of a subscriber, except the ID, which old
// deliveries name. It keeps a mark of the address, so that no list and no older
// copy of the store brings the subscriber back; only a new sign-up does. The
// mark is written to the file of erasures first.
func (s *Subscribers) Erase(ctx context.Context, id string, at time.Time) error {
	if err := s.erase(ctx, at, id); err != nil {
		return fmt.Errorf("erasing a reader: %w", err)
	}
	return nil
}

func (s *Subscribers) erase(ctx context.Context, at time.Time, ids ...string) error {
	var keys []string
	err := s.db.Change(ctx, func(tx *sql.Tx) (err error) {
		keys, err = erasureKeys(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	addresses, err := s.addressesOf(ctx, ids)
	if err != nil || len(addresses) == 0 {
		return err
	}
	marks := make(map[string]time.Time, len(addresses))
	for _, address := range addresses {
		marks[mark(keys[len(keys)-1], address)] = at
	}
	if err := s.erasures.add(keys, marks); err != nil {
		return err
	}
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		if err := insertMarks(ctx, tx, marks); err != nil {
			return err
		}
		if err := wipe(ctx, tx, at, ids, addresses); err != nil {
			return err
		}
		return wipeMentions(ctx, tx, addresses)
	})
	s.noteDeleted()
	return err
}

// noteDeleted says that there may be traces of deleted data.
func (s *Subscribers) noteDeleted() {
	s.db.Deleted()
	select {
	case s.erased <- struct{}{}:
	default: // it has been said already
	}
}

// addressesOf are the addresses of the subscribers who are not erased yet.
func (s *Subscribers) addressesOf(ctx context.Context, ids []string) ([]string, error) {
	places, args := database.Values(0, ids)
	return database.List(ctx, s.db, func(a *string) []any { return []any{a} },
		`SELECT address FROM subscribers WHERE state <> 'erased' AND id IN (`+places+`)`, args...)
}

// wipe empties everything that names the subscribers.
func wipe(ctx context.Context, tx *sql.Tx, at time.Time, ids, addresses []string) error {
	in, subscribers := database.Values(0, ids)
	of, theirs := database.Values(0, addresses)
	boxes, spelled := database.Values(0, mailboxesOf(addresses))
	behind, after := database.Values(1, ids)
	for _, one := range []struct {
		query string
		args  []any
	}{
		{`DELETE FROM requests WHERE address IN (` + of + `)`, theirs},
		{`DELETE FROM requests WHERE became IN (` + in + `)`, subscribers},
		{`UPDATE requests SET mailbox = '' WHERE mailbox IN (` + boxes + `)`, spelled}, // of other spellings
		{`DELETE FROM consents WHERE subscriber IN (` + in + `)`, subscribers},
		{`DELETE FROM listed WHERE subscriber IN (` + in + `)`, subscribers},
		{`DELETE FROM unsettled WHERE message IN (SELECT message FROM returns WHERE subscriber IN (` + in + `))`, subscribers},
		{`DELETE FROM unsettled WHERE message IN (SELECT message FROM returns WHERE address IN (` + of + `))`, theirs},
		{`DELETE FROM returns WHERE subscriber IN (` + in + `)`, subscribers},
		{`DELETE FROM returns WHERE address IN (` + of + `)`, theirs},
		{`UPDATE deliveries SET reason = '' WHERE subscriber IN (` + in + `)`, subscribers}, // servers repeat addresses
		{`UPDATE subscribers SET address = 'erased ' || id, email = '', name = '', lang = '', state = 'erased', reports = 'null',
			attributes = 'null', departed = $1, own = 0, chosen = 'null', rhythm = '', paused = 0, generation = generation + 1, why = ''
			WHERE id IN (` + behind + `)`, append([]any{millis(at)}, after...)},
	} {
		if _, err := tx.ExecContext(ctx, one.query, one.args...); err != nil {
			return err
		}
	}
	return nil
}

func mailboxesOf(addresses []string) []string {
	all := make([]string, len(addresses))
	for i, address := range addresses {
		all[i] = subscriber.Mailbox(address)
	}
	return all
}

// mark is what is kept of an erased address. A given address can be compared
// with it, but nobody can get an address out of it without the key.
func mark(key, address string) string {
	h := hmac.New(sha256.New, []byte(key))
	h.Write([]byte("erased\x00" + address))
	return hex.EncodeToString(h.Sum(nil)[:20])
}

// erasureKeys are the keys that marks are made with. The last one is for new
// marks. If there is none, one is made.
func erasureKeys(ctx context.Context, tx *sql.Tx) ([]string, error) {
	keys, err := knownKeys(ctx, tx)
	if len(keys) > 0 || err != nil {
		return keys, err
	}
	secret := make([]byte, 32)
	rand.Read(secret) // never fails: it ends the program instead
	if err := insertKeys(ctx, tx, hex.EncodeToString(secret)); err != nil {
		return nil, err
	}
	return knownKeys(ctx, tx)
}

func knownKeys(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return database.List(ctx, tx, func(k *string) []any { return []any{k} }, `SELECT secret FROM erasure_keys ORDER BY number`)
}

func insertKeys(ctx context.Context, tx *sql.Tx, keys ...string) error {
	const query = `INSERT INTO erasure_keys (number, secret) SELECT COALESCE(MAX(number), 0) + 1, CAST($1 AS TEXT) FROM erasure_keys WHERE true ON CONFLICT DO NOTHING`
	for _, key := range keys {
		if _, err := tx.ExecContext(ctx, query, key); err != nil {
			return err
		}
	}
	return nil
}

func insertMarks(ctx context.Context, tx *sql.Tx, marks map[string]time.Time) error {
	const query = `INSERT INTO erasures (mark, at) VALUES ($1, $2)
		ON CONFLICT (mark) DO UPDATE SET at = CASE WHEN excluded.at > erasures.at THEN excluded.at ELSE erasures.at END`
	for mark, at := range marks {
		if _, err := tx.ExecContext(ctx, query, mark, millis(at)); err != nil {
			return err
		}
	}
	return nil
}

// unerased is the subscribers of a list without those whose data were erased
// and who have not signed up again.
func unerased(ctx context.Context, tx *sql.Tx, batch []subscriber.Subscriber) ([]subscriber.Subscriber, error) {
	keys, err := knownKeys(ctx, tx)
	if len(keys) == 0 || err != nil {
		return batch, err
	}
	gone, err := markedOf(ctx, tx, keys, addresses(batch))
	if len(gone) == 0 || err != nil {
		return batch, err
	}
	var kept []subscriber.Subscriber
	for _, r := range batch {
		if address := subscriber.Address(r.Email); !gone[address] || isKept(ctx, tx, address) {
			kept = append(kept, r)
		}
	}
	return kept, nil
}

func isKept(ctx context.Context, tx *sql.Tx, address string) bool {
	_, err := findSubscriber(ctx, tx, `address = $1`, address)
	return err == nil
}

// markedOf tells which of the addresses have a mark.
func markedOf(ctx context.Context, tx *sql.Tx, keys, all []string) (map[string]bool, error) {
	whose := make(map[string]string, len(all)*len(keys))
	var marks []string
	for _, address := range all {
		for _, key := range keys {
			m := mark(key, address)
			whose[m], marks = address, append(marks, m)
		}
	}
	places, args := database.Values(0, marks)
	found, err := database.List(ctx, tx, func(m *string) []any { return []any{m} }, `SELECT mark FROM erasures WHERE mark IN (`+places+`)`, args...)
	gone := make(map[string]bool, len(found))
	for _, m := range found {
		gone[whose[m]] = true
	}
	return gone, err
}
