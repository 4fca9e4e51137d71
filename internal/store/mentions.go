package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// wipeMentions empties the words of servers and strangers that name one of the
// addresses, wherever they stand: a returned message may be about somebody else,
// or about nobody whom we know.
func wipeMentions(ctx context.Context, tx *sql.Tx, addresses []string) error {
	names := mailboxes(addresses)
	for _, m := range []struct{ find, wipe string }{
		{`SELECT message, '', raw FROM unsettled`, `DELETE FROM unsettled WHERE message = $1 AND $2 = ''`},
		{`SELECT message, CAST(place AS TEXT), words FROM returns WHERE words <> ''`, `UPDATE returns SET words = '' WHERE message = $1 AND CAST(place AS TEXT) = $2`},
		{`SELECT id, '', why FROM subscribers WHERE why <> ''`, `UPDATE subscribers SET why = '' WHERE id = $1 AND $2 = ''`},
	} {
		found, err := names.in(ctx, tx, m.find)
		if err != nil {
			return err
		}
		for _, row := range found {
			if _, err := tx.ExecContext(ctx, m.wipe, row.key, row.place); err != nil {
				return err
			}
		}
	}
	return nil
}

// names are the mailboxes of addresses by their domains, in lower case.
type names map[string][]string

func mailboxes(addresses []string) names {
	all := names{}
	for _, address := range addresses {
		at := strings.LastIndexByte(address, '@')
		all[address[at+1:]] = append(all[address[at+1:]], address[:max(at, 0)])
	}
	return all
}

// mention is a row whose text names somebody.
type mention struct {
	key, place string
	text       []byte
}

// in finds the rows whose third column names somebody.
func (n names) in(ctx context.Context, tx *sql.Tx, query string) (found []mention, err error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("looking for who is named: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var m mention
		if err := rows.Scan(&m.key, &m.place, &m.text); err != nil {
			return nil, err
		}
		if n.within(m.text) {
			found = append(found, mention{key: m.key, place: m.place})
		}
	}
	return found, rows.Err()
}

// within tells whether the text holds one of the addresses, in upper or lower
// case, as it is or in quoted-printable (RFC 2045, section 6.7).
func (n names) within(text []byte) bool {
	text = bytes.ToLower(text)
	for _, r := range [][2]string{{"=\r\n", ""}, {"=\n", ""}, {"=40", "@"}} {
		text = bytes.ReplaceAll(text, []byte(r[0]), []byte(r[1]))
	}
	for at, c := range text {
		if c == '@' && n.around(text[:at], text[at+1:]) {
			return true
		}
	}
	return false
}

// around tells whether one of the addresses stands where before ends and after
// begins, with an @ between them.
func (n names) around(before, after []byte) bool {
	for domain, locals := range n {
		if bytes.HasPrefix(after, []byte(domain)) &&
			slices.ContainsFunc(locals, func(local string) bool { return bytes.HasSuffix(before, []byte(local)) }) {
			return true
		}
	}
	return false
}

// Gone tells whether a message to the address may not be kept: nobody with that
// address is in the store, and either its owner was erased or the message is the
// reply to a request, which is not there any more.
func (s *Subscribers) Gone(ctx context.Context, address string, request bool) (gone bool, err error) {
	err = s.db.Look(ctx, func(tx *sql.Tx) error {
		var known bool
		const query = `SELECT EXISTS (SELECT 1 FROM subscribers WHERE address = $1) OR EXISTS (SELECT 1 FROM requests WHERE address = $1)`
		if err := tx.QueryRowContext(ctx, query, address).Scan(&known); err != nil || known || request {
			gone = err == nil && !known
			return err
		}
		keys, err := knownKeys(ctx, tx)
		if err != nil || len(keys) == 0 {
			return err
		}
		marked, err := markedOf(ctx, tx, keys, []string{address})
		gone = marked[address]
		return err
	})
	if err != nil {
		return false, fmt.Errorf("looking up whether a reader was erased: %w", err)
	}
	return gone, nil
}

// recently is for how long after an erasure traces are looked for again: another
// program may have erased, and may have ended before it could clean up, and
// PostgreSQL keeps what a transaction that was under way can still see.
const recently = 2 * time.Hour

// noteRecent notes that there may be traces if anybody was erased lately.
func (s *Subscribers) noteRecent(ctx context.Context, now time.Time) error {
	var lately bool
	query := `SELECT EXISTS (SELECT 1 FROM erasures WHERE at > $1)`
	if err := s.db.QueryRowContext(ctx, query, millis(now.Add(-recently))).Scan(&lately); err != nil {
		return fmt.Errorf("looking up when readers were erased: %w", err)
	}
	if lately {
		s.noteDeleted()
	}
	return nil
}
