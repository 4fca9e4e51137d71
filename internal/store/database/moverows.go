package database

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// table is a table of the store: its columns, without those that are computed,
// and those of its primary key.
type table struct {
	name    string
	columns []column
	key     []string
}

type column struct {
	name  string
	bytes bool // it holds bytes and no text
}

// schema lists the tables that a move carries, in the order in which they were
// made, so that rows come after those that they refer to. It reads them from an
// empty store, so a new migration needs nothing here.
func schema(ctx context.Context) ([]table, error) {
	d, err := openMemory()
	if err != nil {
		return nil, err
	}
	defer d.Close()
	if err := d.migrate(ctx); err != nil {
		return nil, err
	}
	type row struct {
		table, column, kind string
		key                 int
	}
	rows, err := List(ctx, d, func(r *row) []any { return []any{&r.table, &r.column, &r.kind, &r.key} },
		`SELECT m.name, c.name, c.type, c.pk FROM sqlite_master m, pragma_table_info(m.name) c
			WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT IN ('migrations', 'moves', 'moved_rows') ORDER BY m.rowid, c.cid`)
	var tables []table
	keys := map[string]map[int]string{}
	for _, r := range rows {
		if len(tables) == 0 || tables[len(tables)-1].name != r.table {
			tables = append(tables, table{name: r.table})
			keys[r.table] = map[int]string{}
		}
		t := &tables[len(tables)-1]
		t.columns = append(t.columns, column{r.column, r.kind == "BLOB"})
		if r.key > 0 {
			keys[r.table][r.key] = r.column
		}
	}
	for i, t := range tables {
		for place := range len(keys[t.name]) {
			tables[i].key = append(tables[i].key, keys[t.name][place+1])
		}
		if len(tables[i].key) == 0 {
			err = errors.Join(err, fmt.Errorf("the table %s has no primary key", t.name))
		}
	}
	return tables, err
}

// names are the columns' names.
func (t table) names() []string {
	all := make([]string, len(t.columns))
	for i, c := range t.columns {
		all[i] = c.name
	}
	return all
}

// batch is how many rows are copied at once: few of those that may hold files.
func (t table) batch() int {
	if slices.ContainsFunc(t.columns, func(c column) bool { return c.bytes }) || t.name == "editions" || t.name == "slices" {
		return 10
	}
	return 500
}

// cells reads a row. JSON has one spelling, and text what PostgreSQL can hold,
// so that both databases give the same.
func (t table) cells(row []any, jsons []string) []any {
	for i, c := range t.columns {
		switch cell := row[i].(type) {
		case []byte:
			switch {
			case !c.bytes:
				row[i] = cleaned(string(cell))
			case cell == nil:
				row[i] = []byte{} // SQLite gives none for bytes of no length
			}
		case string:
			row[i] = cleaned(cell)
		case nil:
			if c.bytes {
				row[i] = []byte{} // the same
			}
		}
		if s, ok := row[i].(string); ok && slices.Contains(jsons, t.name+"."+c.name) {
			row[i] = spelled(s)
		}
	}
	return row
}

// spelled is JSON as this program writes it.
func spelled(text string) string {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return text
	}
	again, err := json.Marshal(value)
	if err != nil {
		return text
	}
	return string(again)
}

// each gives the rows of the table after the key in the order of keys, at most
// so many; 0 for all.
func (t table) each(ctx context.Context, from *DB, jsons []string, last []any, most int, do func([]any) error) error {
	order := strings.Join(t.key, ", ")
	query := `SELECT ` + strings.Join(t.names(), ", ") + ` FROM ` + t.name
	if len(last) > 0 {
		places := make([]string, len(last))
		for i := range last {
			places[i] = fmt.Sprintf("$%d", i+1)
		}
		query += ` WHERE (` + order + `) > (` + strings.Join(places, ", ") + `)`
	}
	query += ` ORDER BY ` + order
	if most > 0 {
		query += ` LIMIT ` + strconv.Itoa(most)
	}
	rows, err := from.QueryContext(ctx, query, last...)
	if err != nil {
		return err
	}
	defer rows.Close()
	row, places := make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range row {
		places[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		if err := do(t.cells(row, jsons)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// copyAll copies all tables.
func (m Moves) copyAll(ctx context.Context, from, to *DB, tables []table) error {
	jsons, err := jsonsOf(ctx, from, to)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := t.copy(ctx, from, to, jsons); err != nil {
			return fmt.Errorf("moving the table %s: %w", t.name, err)
		}
	}
	return nil
}

// copy copies the rows that are not copied yet, batch by batch, each in one
// transaction with the note of how far it is.
func (t table) copy(ctx context.Context, from, to *DB, jsons []string) error {
	last, err := t.lastOf(ctx, to)
	for err == nil {
		if err := ctx.Err(); err != nil {
			return err
		}
		var batch [][]any
		err = t.each(ctx, from, jsons, last, t.batch(), func(row []any) error {
			batch = append(batch, slices.Clone(row))
			return nil
		})
		if len(batch) == 0 || err != nil {
			return err
		}
		last = t.keyOf(batch[len(batch)-1])
		err = to.Change(ctx, func(tx *sql.Tx) error { return t.insert(ctx, to, tx, batch, last) })
	}
	return err
}

// lastOf is the key of the last row that was copied, none at the beginning.
func (t table) lastOf(ctx context.Context, to *DB) (last []any, err error) {
	var noted string
	err = to.QueryRowContext(ctx, `SELECT last FROM moved_rows WHERE name = $1`, t.name).Scan(&noted)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	numbers := json.NewDecoder(strings.NewReader(noted))
	numbers.UseNumber()
	if err := numbers.Decode(&last); err != nil {
		return nil, err
	}
	for i, cell := range last {
		if n, ok := cell.(json.Number); ok {
			if last[i], err = n.Int64(); err != nil {
				return nil, err
			}
		}
	}
	return last, nil
}

func (t table) keyOf(row []any) []any {
	key := make([]any, len(t.key))
	for i, name := range t.key {
		key[i] = row[slices.Index(t.names(), name)]
	}
	return key
}

func (t table) insert(ctx context.Context, to *DB, tx *sql.Tx, batch [][]any, last []any) error {
	noted, err := json.Marshal(last)
	if err != nil {
		return err
	}
	w := to.Statement(`INSERT INTO ` + t.name + ` (` + strings.Join(t.names(), ", ") + `) VALUES `)
	for i, row := range batch {
		if i > 0 {
			w.WriteByte(',')
		}
		w.Add(`(`, row...)
		w.WriteByte(')')
	}
	w.WriteString(` ON CONFLICT DO NOTHING`)
	if _, err := tx.ExecContext(ctx, w.String(), w.Args...); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO moved_rows (name, last) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET last = excluded.last`, t.name, string(noted))
	return err
}

// compare holds the tables of both stores against each other, by the number of
// their rows and a checksum over them.
func (m Moves) compare(ctx context.Context, from, to *DB, tables []table) error {
	jsons, err := jsonsOf(ctx, from, to)
	if err != nil {
		return err
	}
	for _, t := range tables {
		here, sum, err := t.sum(ctx, from, jsons)
		if err != nil {
			return err
		}
		there, copied, err := t.sum(ctx, to, jsons)
		if err != nil {
			return err
		}
		if here != there || sum != copied {
			return fmt.Errorf("the table %s has not been copied as it is: %d rows here, %d there: give the move up by --undo, and tell us", t.name, here, there)
		}
		if m.OnTable != nil {
			m.OnTable(t.name, here)
		}
	}
	return nil
}

// sum is the number of rows and a checksum over them, whatever their order.
func (t table) sum(ctx context.Context, from *DB, jsons []string) (rows int, sum [sha256.Size]byte, err error) {
	err = t.each(ctx, from, jsons, nil, 0, func(row []any) error {
		h := sha256.New()
		for _, cell := range row {
			written := fmt.Appendf(nil, "%T %v", cell, cell)
			if raw, ok := cell.([]byte); ok {
				written = append([]byte("bytes "), raw...)
			}
			fmt.Fprintf(h, "%d:", len(written))
			h.Write(written)
		}
		rows++
		for i, b := range h.Sum(nil) {
			sum[i] ^= b
		}
		return nil
	})
	return rows, sum, err
}

// jsonsOf are the columns that one of the databases keeps as JSON, and not as
// the text that was written.
func jsonsOf(ctx context.Context, all ...*DB) (columns []string, err error) {
	for _, d := range all {
		if d.dialect.jsons == "" {
			continue
		}
		some, err := List(ctx, d, func(s *string) []any { return []any{s} }, d.dialect.jsons)
		if err != nil {
			return nil, err
		}
		columns = append(columns, some...)
	}
	return columns, nil
}

// literal is a text as SQL has it.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
