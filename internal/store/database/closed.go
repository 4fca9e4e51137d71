package database

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// A store that is moved is closed to writing by triggers of the database, so that
// older programs, and those that have it open, cannot write to it either.

// writes are what the triggers refuse.
var writes = []string{"INSERT", "UPDATE", "DELETE"}

// refusal is what whoever writes to a closed store is told.
func refusal(place string) string {
	return "this store has been moved to " + place + ": nothing is written to it any more"
}

// lockFile closes a SQLite file.
func lockFile(ctx context.Context, tx *sql.Tx, tables []table, to string) error {
	for _, t := range tables {
		for _, write := range writes {
			query := fmt.Sprintf(`CREATE TRIGGER moved_%s_%s BEFORE %s ON %s BEGIN SELECT RAISE(ABORT, %s); END`,
				t.name, strings.ToLower(write), write, t.name, literal(refusal(to)))
			if _, err := tx.ExecContext(ctx, query); err != nil {
				return err
			}
		}
	}
	return nil
}

// unlockFile opens a SQLite file again.
func unlockFile(ctx context.Context, tx *sql.Tx, tables []table) error {
	for _, t := range tables {
		for _, write := range writes {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf(`DROP TRIGGER IF EXISTS moved_%s_%s`, t.name, strings.ToLower(write))); err != nil {
				return err
			}
		}
	}
	return nil
}

// lockServer closes the tables of a server. It waits for the transactions that
// are writing.
func lockServer(ctx context.Context, tx *sql.Tx, tables []table, to string) error {
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	steps := []string{
		`LOCK TABLE ` + strings.Join(names, ", ") + ` IN EXCLUSIVE MODE`,
		`CREATE OR REPLACE FUNCTION moved_away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$`,
	}
	for _, name := range names {
		steps = append(steps, fmt.Sprintf(`CREATE TRIGGER moved_away BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH STATEMENT EXECUTE FUNCTION moved_away(%s)`, name, literal(refusal(to))))
	}
	for _, step := range steps {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// unlockServer opens the tables of a server again.
func unlockServer(ctx context.Context, tx *sql.Tx, tables []table) error {
	for _, t := range tables {
		if _, err := tx.ExecContext(ctx, `DROP TRIGGER IF EXISTS moved_away ON `+t.name); err != nil {
			return err
		}
	}
	return nil
}
