// Package sqlquery reads the rows of one query to a SQLite, PostgreSQL, MySQL
// or MariaDB database as a table. It changes nothing: the query runs as one
// statement in a read-only transaction, with the report's period as parameters.
package sqlquery

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the query. A SQLite file is named relative to dir;
// now gives the moment that readings carry. No connection is made yet.
func Open(spec Spec, dir string, now func() time.Time) (source.Source, error) {
	db, err := parseDSN(spec.DSN.Reveal(), dir)
	if err != nil {
		return nil, fmt.Errorf("the dsn %w", err)
	}
	if !db.dialect.reads(string(spec.Query)) {
		return nil, errors.New("the query is not a SELECT")
	}
	text, names := db.dialect.bind(string(spec.Query))
	return &query{spec, db, text, names, now}, nil
}

// query is a query with the placeholders of its dialect and the names of the
// moments that they stand for.
type query struct {
	spec  Spec
	db    database
	text  string
	names []string
	now   func() time.Time
}

// Read asks the database over a connection of its own.
func (q *query) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	within := source.Within(ctx, q.spec.Timeout.Span(), fmt.Errorf("no result within %s", q.spec.Timeout))
	defer within.Stop()
	if take := r.Shape.Take; take != nil {
		r.Shape.Take = func(bytes int64) error { return within.Wait(func() error { return take(bytes) }) }
	}
	t, err := q.read(within, r)
	if err != nil && ctx.Err() == nil && within.Err() != nil {
		err = context.Cause(within)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", q.db.place, err)
	}
	return t, nil
}

func (q *query) read(ctx context.Context, r source.Request) (*table.Table, error) {
	db, err := q.db.connect(r.As.In(zone(r)))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	conn, err := q.db.bounded(ctx, db)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, q.text, q.db.dialect.arguments(q.names, r)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	reading := &table.Reading{Source: r.Source, Place: q.db.place, Part: "query", At: q.now()}
	return q.collect(rows, r, reading)
}

// collect reads the rows, at most as many as the settings allow. The digest is
// that of the names of the columns and of all cells.
func (q *query) collect(rows *sql.Rows, r source.Request, reading *table.Reading) (*table.Table, error) {
	cells, err := scan(rows, r.As.In(zone(r)))
	if err != nil {
		return nil, err
	}
	into, err := newGathering(cells.names, reading, r.Shape)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	for n := 1; rows.Next(); n++ {
		if n > q.spec.Rows {
			return nil, fmt.Errorf("the query gives more than %d rows", q.spec.Rows)
		}
		row, err := cells.next(rows, table.Origin{Reading: reading, Row: n})
		if err != nil {
			return nil, err
		}
		for _, v := range row {
			fmt.Fprintf(sum, "%q %t %q\n", v.From.Column, v.Known, v.Text)
		}
		if err := into.add(row); err != nil {
			return nil, err
		}
	}
	reading.Digest = hex.EncodeToString(sum.Sum(nil))
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return into.table()
}

// gathering is the table while it is built. If the settings say what its
// columns are, it is built row by row. Otherwise the rows are kept until the
// kinds of all their cells are known.
type gathering struct {
	names   []string
	shape   table.Shape
	builder *table.Builder
	held    table.Table
	bytes   int64 // of the text held
}

func newGathering(names []string, r *table.Reading, shape table.Shape) (*gathering, error) {
	g := &gathering{names: names, shape: shape, held: table.Table{Reading: r}}
	if len(shape.Columns) == 0 {
		return g, nil
	}
	columns := make([]table.Column, len(names))
	for i, name := range names {
		columns[i] = table.Column{Name: name, Kind: table.Text}
	}
	var err error
	g.builder, err = shape.Begin(r, columns)
	return g, err
}

func (g *gathering) add(row []table.Value) error {
	if g.builder != nil {
		return g.builder.Add(row)
	}
	g.held.Rows = append(g.held.Rows, row)
	return g.hold(row)
}

// hold takes the memory of a row that is held.
func (g *gathering) hold(row []table.Value) error {
	one := table.Table{Columns: make([]table.Column, len(row)), Rows: [][]table.Value{row}}
	for _, v := range row {
		g.bytes += int64(len(v.Text))
	}
	if limits := g.shape.Limits.Known(); g.bytes > int64(limits.Bytes) || len(g.held.Rows)*len(row) > limits.Cells {
		return fmt.Errorf("row %d: %w", len(g.held.Rows), table.ErrCells)
	}
	if g.shape.Take == nil {
		return nil
	}
	return g.shape.Take(one.Memory())
}

func (g *gathering) table() (*table.Table, error) {
	if g.builder != nil {
		return g.builder.Table()
	}
	g.held.Columns = source.Unify(g.names, g.held.Rows)
	shape := g.shape
	shape.Take = nil // what is held gives up a row for each that it makes
	return shape.Apply(&g.held)
}
