package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// Import adds new subscribers and updates the names and wishes of the others, a
// few hundred in one transaction. What was imported before an error stays, and
// importing the list again does no harm. A new subscriber without an ID gets a
// random one, which never changes.
func (s *Subscribers) Import(ctx context.Context, list string, subscribers iter.Seq2[subscriber.Subscriber, error]) (done subscriber.Imported, err error) {
	if list != "" {
		if done.Reading, err = s.beginReading(ctx); err != nil {
			return subscriber.Imported{}, fmt.Errorf("importing readers: %w", err)
		}
	}
	batch := make([]subscriber.Subscriber, 0, atOnce)
	for r, err := range subscribers {
		if err != nil {
			return subscriber.Imported{}, err
		}
		if batch = append(batch, r); len(batch) == cap(batch) {
			if err := s.importSome(ctx, batch, &done); err != nil {
				return subscriber.Imported{}, err
			}
			batch = batch[:0]
		}
	}
	return done, s.importSome(ctx, batch, &done)
}

// importSome imports a batch in one transaction, and counts it.
func (s *Subscribers) importSome(ctx context.Context, batch []subscriber.Subscriber, done *subscriber.Imported) error {
	if len(batch) == 0 {
		return nil
	}
	batch = distinct(batch)
	var added int
	err := s.db.Change(ctx, func(tx *sql.Tx) error {
		still, err := unerased(ctx, tx, batch)
		if len(still) == 0 || err != nil {
			return err
		}
		known, err := count(ctx, tx, still)
		if err != nil {
			return err
		}
		added = len(still) - known
		if err := s.put(ctx, tx, still); err != nil || done.Reading == "" {
			return err
		}
		return enlist(ctx, tx, done.Reading, still)
	})
	if err != nil {
		return fmt.Errorf("importing readers: %w", err)
	}
	done.Added, done.Of = done.Added+added, done.Of+len(batch)
	return nil
}

// distinct is the batch with only the last of several with the same address.
func distinct(batch []subscriber.Subscriber) []subscriber.Subscriber {
	at := make(map[string]int, len(batch))
	var all []subscriber.Subscriber
	for _, r := range batch {
		address := subscriber.Address(r.Email)
		if i, ok := at[address]; ok {
			all[i] = r
			continue
		}
		at[address] = len(all)
		all = append(all, r)
	}
	return all
}

func addresses(batch []subscriber.Subscriber) []string {
	all := make([]string, len(batch))
	for i, r := range batch {
		all[i] = subscriber.Address(r.Email)
	}
	return all
}

// count is how many of the subscribers are in the store.
func count(ctx context.Context, tx *sql.Tx, batch []subscriber.Subscriber) (n int, err error) {
	places, args := database.Values(0, addresses(batch))
	err = tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM subscribers WHERE address IN (`+places+`)`, args...).Scan(&n)
	return n, err
}

// lower is the condition on which a list makes a subscriber suspended or left:
// nothing is raised by it, and nobody is lowered who has agreed since to get
// mail.
const lower = `(excluded.state = 'left' AND subscribers.state IN ('active', 'suspended') OR excluded.state = 'suspended' AND subscribers.state = 'active')
	AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.subscriber = subscribers.id AND c.at > excluded.departed)`

// put adds subscribers who are new, and updates the others where something has
// changed. It does not change what subscribers have chosen themselves.
func (s *Subscribers) put(ctx context.Context, tx *sql.Tx, batch []subscriber.Subscriber) error {
	w := s.db.Statement(`INSERT INTO subscribers (id, address, email, name, lang, state, reports, attributes, signed, departed) VALUES `)
	for i, r := range batch {
		reports, attributes, err := free(r)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Email, err)
		}
		if i > 0 {
			w.WriteByte(',')
		}
		w.Add(`(`, identity(r, i), subscriber.Address(r.Email), r.Email, r.Name, r.Lang,
			string(cmp.Or(r.State, subscriber.Active)), reports, attributes, millis(r.Signed), millis(r.Left))
		w.WriteByte(')')
	}
	const update = ` ON CONFLICT (address) DO UPDATE SET
		name = CASE subscribers.own WHEN 1 THEN subscribers.name ELSE excluded.name END,
		lang = CASE subscribers.own WHEN 1 THEN subscribers.lang ELSE excluded.lang END,
		reports = CASE subscribers.own WHEN 1 THEN subscribers.reports ELSE excluded.reports END,
		attributes = excluded.attributes,
		state = CASE WHEN ` + lower + ` THEN excluded.state ELSE subscribers.state END,
		departed = CASE WHEN ` + lower + ` THEN excluded.departed ELSE subscribers.departed END
		WHERE subscribers.attributes <> excluded.attributes OR ` + lower + ` OR subscribers.own = 0 AND (subscribers.name <> excluded.name
			OR subscribers.lang <> excluded.lang OR subscribers.reports <> excluded.reports)`
	_, err := tx.ExecContext(ctx, w.String()+update, w.Args...)
	return err
}

// identity is the subscriber's ID, or a new one for the n-th of a batch. New
// IDs grow, so that a long list does not touch every page of an index.
func identity(r subscriber.Subscriber, n int) string {
	if r.ID != "" {
		return r.ID
	}
	return fmt.Sprintf("%011x%03x", time.Now().UnixMilli(), n) + strings.ToLower(rand.Text())
}

func free(r subscriber.Subscriber) (reports, attributes string, err error) {
	a, err := json.Marshal(r.Reports)
	if err != nil {
		return "", "", err
	}
	b, err := json.Marshal(r.Attributes)
	return string(a), string(b), err
}

// Remove marks the subscriber as having left at the moment. It does not change
// a subscriber who has left already. If there is none it returns
// subscriber.ErrUnknown.
func (s *Subscribers) Remove(ctx context.Context, email string, at time.Time) error {
	const query = `UPDATE subscribers SET
		departed = CASE state WHEN $1 THEN departed ELSE $2 END, state = $1 WHERE address = $3`
	n, err := s.db.Exec(ctx, query, subscriber.Left, millis(at), subscriber.Address(email))
	if err != nil {
		return fmt.Errorf("removing a reader: %w", err)
	}
	if n == 0 {
		return subscriber.ErrUnknown
	}
	return nil
}

// All gives every subscriber in the order of their addresses, except those
// whose data were erased. A store opened Dry must not be used for anything else
// meanwhile.
func (s *Subscribers) All(ctx context.Context) iter.Seq2[subscriber.Subscriber, error] {
	return database.Stream(ctx, s.db, "listing readers", subscriberCells,
		`SELECT `+subscriberColumns+` FROM subscribers WHERE state <> 'erased' ORDER BY address`)
}
