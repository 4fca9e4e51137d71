package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// erasures is a file outside the store that remembers whose data were erased.
// It is needed when the store is replaced by an older copy. Lines are only ever
// added to it:
//
//	key 6f0c…                       what the marks below are made with
//	9be1… 2024-06-14T16:00:00Z      a mark, and when
//
// The path is empty if there is no such file.
type erasures struct {
	path string
	dry  bool // read only
}

// add appends what the file does not hold yet, durably.
func (f erasures) add(keys []string, marks map[string]time.Time) error {
	if f.path == "" || f.dry {
		return nil
	}
	has, err := f.read()
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	for _, key := range keys {
		if !slices.Contains(has.keys, key) {
			fmt.Fprintf(&lines, "key %s\n", key)
		}
	}
	for _, mark := range slices.Sorted(maps.Keys(marks)) {
		if at, ok := has.marks[mark]; !ok || at.Before(marks[mark].Truncate(time.Millisecond)) {
			fmt.Fprintf(&lines, "%s %s\n", mark, marks[mark].UTC().Format(markTime))
		}
	}
	if lines.Len() == 0 {
		return nil
	}
	return f.append(lines.Bytes())
}

const markTime = "2006-01-02T15:04:05.000Z07:00"

func (f erasures) append(lines []byte) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o750); err != nil {
		return err
	}
	file, err := os.OpenFile(f.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append([]byte("\n"), lines...)) // so that a line which a crash cut off is not continued
	return errors.Join(err, file.Sync(), file.Close())
}

// erased is what the file holds.
type erased struct {
	keys  []string
	marks map[string]time.Time
}

// read reads the file; if there is none, it holds nothing. A line that is not
// whole was cut off by a crash before anybody was told that it was written, so
// it is ignored.
func (f erasures) read() (erased, error) {
	all := erased{marks: map[string]time.Time{}}
	data, err := os.ReadFile(f.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return all, err
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		first, second, _ := strings.Cut(lines.Text(), " ")
		if at, err := time.Parse(markTime, second); err == nil {
			all.marks[first] = at
		} else if first == "key" {
			all.keys = append(all.keys, second)
		}
	}
	return all, lines.Err()
}

// reconcile copies to the store the marks that only the file has, and the other
// way round. It erases subscribers who are marked in the file and whom the
// store still has: then the store is an older copy.
func (s *Subscribers) reconcile(ctx context.Context) error {
	if s.erasures.path == "" {
		return nil
	}
	outside, err := s.erasures.read()
	if err != nil {
		return err
	}
	inside := erased{}
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		before, err := erasedIn(ctx, tx)
		if err != nil {
			return err
		}
		if err := insertKeys(ctx, tx, outside.keys...); err != nil {
			return err
		}
		fresh := maps.Clone(outside.marks)
		maps.DeleteFunc(fresh, func(mark string, at time.Time) bool { return !before.marks[mark].Before(at) })
		if len(fresh) > 0 {
			if err := insertMarks(ctx, tx, fresh); err != nil {
				return err
			}
			if err := wipeMarked(ctx, tx, outside.keys, fresh); err != nil {
				return err
			}
			s.noteDeleted()
		}
		inside, err = erasedIn(ctx, tx)
		return err
	})
	if err != nil {
		return fmt.Errorf("erasing again whom %s names: %w", s.erasures.path, err)
	}
	return s.erasures.add(inside.keys, inside.marks)
}

// erasedIn is what the store holds.
func erasedIn(ctx context.Context, tx *sql.Tx) (erased, error) {
	type line struct {
		mark string
		at   time.Time
	}
	keys, err := knownKeys(ctx, tx)
	if err != nil {
		return erased{}, err
	}
	lines, err := database.List(ctx, tx, func(l *line) []any { return []any{&l.mark, moment{&l.at}} }, `SELECT mark, at FROM erasures`)
	all := erased{keys, make(map[string]time.Time, len(lines))}
	for _, l := range lines {
		all.marks[l.mark] = l.at
	}
	return all, err
}

// wipeMarked erases the subscribers whose address has one of the marks and who
// have not signed up after it.
func wipeMarked(ctx context.Context, tx *sql.Tx, keys []string, marks map[string]time.Time) error {
	type row struct {
		id, address string
		signed      time.Time
	}
	for after := ""; ; {
		rows, err := database.List(ctx, tx, func(r *row) []any { return []any{&r.id, &r.address, moment{&r.signed}} },
			`SELECT id, address, signed FROM subscribers WHERE id > $1 AND state <> 'erased' ORDER BY id LIMIT $2`, after, 10*atOnce)
		if len(rows) == 0 || err != nil {
			return err
		}
		after = rows[len(rows)-1].id
		var addresses []string
		for _, r := range rows {
			at, ok := markedAt(keys, marks, r.address)
			if !ok || r.signed.After(at) {
				continue
			}
			if err := wipe(ctx, tx, at, []string{r.id}, []string{r.address}); err != nil {
				return err
			}
			addresses = append(addresses, r.address)
		}
		if len(addresses) == 0 {
			continue
		}
		if err := wipeMentions(ctx, tx, addresses); err != nil {
			return err
		}
	}
}

func markedAt(keys []string, marks map[string]time.Time, address string) (at time.Time, ok bool) {
	for _, key := range keys {
		if at, ok = marks[mark(key, address)]; ok {
			return at, true
		}
	}
	return at, false
}

// Expire deletes what is older than it may be: requests that nobody has
// confirmed, and all of subscribers who have left or have been suspended for
// long. It returns how many subscribers it erased.
func (s *Subscribers) Expire(ctx context.Context, now time.Time, before subscriber.Expiry) (n int, err error) {
	forgotten, err := s.db.Exec(ctx, `DELETE FROM requests WHERE at < $1`, millis(before.Requests))
	if err != nil {
		return 0, fmt.Errorf("forgetting requests: %w", err)
	}
	if forgotten > 0 {
		s.noteDeleted()
	}
	const query = `SELECT id FROM subscribers WHERE state = $1 AND departed < $2 OR state = $3 AND departed < $4 LIMIT $5`
	for {
		ids, err := database.List(ctx, s.db, func(id *string) []any { return []any{id} }, query,
			subscriber.Left, millis(before.Left), subscriber.Suspended, millis(before.Suspended), atOnce)
		if err == nil && len(ids) > 0 {
			err = s.erase(ctx, now, ids...)
		}
		if err != nil {
			return n, fmt.Errorf("erasing readers whose time is over: %w", err)
		}
		if len(ids) == 0 {
			return n, s.noteRecent(ctx, now)
		}
		n += len(ids)
	}
}
