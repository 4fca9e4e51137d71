package database

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Moved is the error of opening a store that nobody works with: it has been
// moved to the Place, or from it, or is being moved.
type Moved struct {
	Place string
	To    bool // the store went to the place; else it is being filled from there
	Done  bool
	At    time.Time
}

func (m *Moved) Error() string {
	at := m.At.UTC().Format("15:04 MST on 2 January 2006")
	switch {
	case m.Done:
		return fmt.Sprintf("this store was moved to %s at %s: name that one under store:, or move it back by catchup move", m.Place, at)
	case m.To:
		return fmt.Sprintf("this store is being moved to %s since %s: catchup move goes on with it, catchup move --undo gives it up", m.Place, at)
	}
	return fmt.Sprintf("this store is being filled from %s since %s: catchup move goes on with it", m.Place, at)
}

// Moves runs a move from a store to another. It may be broken off at any moment
// and run again: what has been copied is not copied again. From its beginning
// nobody can write to the store that is moved, whatever the version of their
// program: the database itself refuses it. So nothing changes while it is
// copied, and what is sent, is sending or waits stands in one store alone.
type Moves struct {
	From, To string // addresses
	// Timeout is for how long the move waits for programs that are sending.
	Timeout time.Duration
	// OnTable is called with each table that is copied and compared.
	OnTable func(name string, rows int)
}

// Run moves the store. The target must be empty, or hold what the same move, or
// one that never ended, has copied; or be a store that was moved to the one that
// comes back.
func (m Moves) Run(ctx context.Context) error {
	err := m.run(ctx)
	if errors.Is(err, errDone) {
		return nil // a program that was killed had come so far
	}
	return err
}

func (m Moves) run(ctx context.Context) error {
	from, to, tables, err := m.open(ctx)
	if err != nil {
		return err
	}
	defer from.Close()
	defer to.Close()
	id, err := m.begin(ctx, from, to, tables)
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return m.copyAll(ctx, from, to, tables) },
		func() error { return m.compare(ctx, from, to, tables) },
		func() error { return goesOn(ctx, to, move{id: id, place: place(m.To)}) },
		func() error { return mark(ctx, from, id) }, // first, so that there are never two stores that send
		func() error { return mark(ctx, to, id) },
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// open opens both stores, whatever has become of them, and lists the tables.
func (m Moves) open(ctx context.Context) (from, to *DB, tables []table, err error) {
	if tables, err = schema(ctx); err != nil {
		return nil, nil, nil, err
	}
	if from, err = openAnyhow(ctx, m.From); err != nil {
		return nil, nil, nil, err
	}
	if to, err = openAnyhow(ctx, m.To); err != nil {
		return nil, nil, nil, errors.Join(err, from.Close())
	}
	return from, to, tables, nil
}

// openAnyhow opens a store that may have been moved.
func openAnyhow(ctx context.Context, address string) (*DB, error) {
	d, err := open(ctx, address, false)
	if err == nil {
		err = d.migrate(ctx)
		if err != nil {
			err = errors.Join(err, d.Close())
		}
	}
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", place(address), err)
	}
	return d, nil
}

// move is a row of moves.
type move struct {
	id, role, place, state string
	at                     time.Time
}

func movesOf(ctx context.Context, from Queryer) ([]move, error) {
	type row struct {
		move
		at int64
	}
	rows, err := List(ctx, from, func(r *row) []any { return []any{&r.id, &r.role, &r.place, &r.state, &r.at} }, `SELECT id, role, place, state, at FROM moves ORDER BY at`)
	all := make([]move, len(rows))
	for i, r := range rows {
		all[i] = r.move
		all[i].at = time.UnixMilli(r.at)
	}
	return all, err
}

// usable returns a *Moved if nobody works with the store.
func usable(ctx context.Context, from Queryer) error {
	all, err := movesOf(ctx, from)
	if err != nil {
		return err
	}
	for _, m := range all {
		if m.role == "to" || m.state == "moving" {
			return &Moved{Place: m.place, To: m.role == "to", Done: m.state == "moved", At: m.at}
		}
	}
	return nil
}

// begin marks both stores and closes the one that is moved; or finds the marks
// of a move that was broken off. The target is emptied of what is of no use.
func (m Moves) begin(ctx context.Context, from, to *DB, tables []table) (id string, err error) {
	there, err := movesOf(ctx, from)
	if err != nil {
		return "", err
	}
	for _, before := range there {
		switch {
		case before.role == "to":
			return before.id, goesOn(ctx, to, before)
		case before.state == "moving":
			return "", &Moved{Place: before.place, At: before.at}
		}
	}
	id = rand.Text()
	if err := m.receive(ctx, to, tables, id, there); err != nil {
		return "", err
	}
	return id, m.leave(ctx, from, tables, id)
}

// errDone says that the move has ended already.
var errDone = errors.New("the store has been moved")

// goesOn returns nil if the target is the one of a move that has begun, and waits
// for its end; errDone if that has come; else a *Moved.
func goesOn(ctx context.Context, to *DB, begun move) error {
	there, err := movesOf(ctx, to)
	if err != nil {
		return err
	}
	for _, m := range there {
		switch {
		case m.id == begun.id && m.state == "moving":
			return nil
		case m.id == begun.id:
			return errDone
		}
	}
	return &Moved{Place: begun.place, To: true, Done: begun.state == "moved", At: begun.at}
}

// receive has the target take rows, if it may: it is empty. What another move
// left that never ended, and what was moved to the store that comes back, is
// deleted. there are the moves of the source.
func (m Moves) receive(ctx context.Context, to *DB, tables []table, id string, there []move) error {
	return to.Change(ctx, func(tx *sql.Tx) error {
		before, err := movesOf(ctx, tx)
		if err != nil {
			return err
		}
		stale := false
		for _, b := range before {
			switch {
			case b.role == "from" && b.state == "moving", b.role == "to" && slices.ContainsFunc(there, func(m move) bool { return m.id == b.id }):
				stale = true
			}
		}
		if err := clear(ctx, to, tx, tables, stale); err != nil {
			return err
		}
		return note(ctx, tx, move{id, "from", place(m.From), "moving", time.Now()})
	})
}

// clear makes sure that the target is empty. Stale rows are deleted.
func clear(ctx context.Context, d *DB, tx *sql.Tx, tables []table, stale bool) error {
	if stale {
		if err := d.dialect.unlock(ctx, tx, tables); err != nil {
			return err
		}
	}
	for _, t := range slices.Backward(tables) {
		if stale {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+t.name); err != nil {
				return err
			}
			continue
		}
		var filled bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM `+t.name+`)`).Scan(&filled); err != nil {
			return err
		}
		if filled {
			return fmt.Errorf("the store to move to is not empty: there are rows in its table %s", t.name)
		}
	}
	for _, query := range []string{`DELETE FROM moves`, `DELETE FROM moved_rows`} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// leave closes the store that is moved. It waits for programs that are sending:
// once their leases are over, or they have left, no other can begin.
func (m Moves) leave(ctx context.Context, from *DB, tables []table, id string) error {
	for began := time.Now(); ; {
		err := from.Change(ctx, func(tx *sql.Tx) error {
			if err := from.idle(ctx, tx); err != nil { // before others have to wait
				return err
			}
			if err := from.dialect.lock(ctx, tx, tables, place(m.To)); err != nil {
				return err
			}
			if err := from.idle(ctx, tx); err != nil {
				return err
			}
			return note(ctx, tx, move{id, "to", place(m.To), "moving", time.Now()})
		})
		if !errors.Is(err, errSending) || time.Since(began) > m.Timeout {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

var errSending = errors.New("a program is sending editions of this store: stop it, and move the store then")

// idle returns errSending if a worker lives.
func (d *DB) idle(ctx context.Context, tx *sql.Tx) error {
	now, err := d.Now(ctx, tx)
	if err != nil {
		return err
	}
	var alive bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM workers WHERE until > $1)`, now).Scan(&alive); err != nil {
		return err
	}
	if alive {
		return errSending
	}
	return nil
}

func note(ctx context.Context, tx *sql.Tx, m move) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO moves (id, role, place, state, at) VALUES ($1, $2, $3, $4, $5)`, m.id, m.role, m.place, m.state, m.at.UnixMilli())
	return err
}

// mark notes that the move is done, unless it has been given up meanwhile.
func mark(ctx context.Context, d *DB, id string) error {
	n, err := d.Exec(ctx, `UPDATE moves SET state = 'moved' WHERE id = $1`, id)
	if err == nil && n == 0 {
		err = errors.New("the move has been given up")
	}
	return err
}

// Undo gives up a move of the store at the address that has not ended, so that
// the store can be worked with again. What was copied stays where it is, and
// nobody works with it.
func Undo(ctx context.Context, address string) error {
	tables, err := schema(ctx)
	if err != nil {
		return err
	}
	d, err := openAnyhow(ctx, address)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Change(ctx, func(tx *sql.Tx) error {
		if err := d.dialect.unlock(ctx, tx, tables); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM moves WHERE role = 'to' AND state = 'moving'`)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, errNoMove)
		}
		return nil
	})
}

var errNoMove = errors.New("no move of this store is under way; one that has ended is taken back by moving the other store here")
