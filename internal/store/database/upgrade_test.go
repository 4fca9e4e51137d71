package database

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"catchup/internal/pgtest"
)

// before is what a program of the tenth version has left: one of its workers
// holds a message that it was sending, and strangers have asked for some.
const before = `
INSERT INTO editions (id, report, period, number, due, made, document) VALUES ('e', 'weekly', '2024-06-14', 1, 0, 0, '{}');
INSERT INTO subscribers (id, address, email, name, lang, state, reports, attributes, signed, departed) VALUES ('s', 'a@example.org', '', '', '', 'active', 'null', 'null', 0, 0);
INSERT INTO workers (id, until) VALUES ('ann', 1);
INSERT INTO deliveries (edition, subscriber, state, worker, tries, due, message, reason) VALUES ('e', 's', 'sending', 'ann', 0, 0, '', '');
INSERT INTO requests (id, kind, address, wish, at, due, tries, became) VALUES ('1', 'sign-up', 'a.nna+x@googlemail.com', '{}', 1, 1, 0, ''),
	('2', 'links', 'an.na+a+b@example.org', '{}', 1, 0, 1, ''), ('3', 'sign-up', '+a@example.org', '{}', 1, 1, 0, ''), ('4', 'sign-up', 'a@b+c.example', '{}', 1, 1, 0, ''), ('5', 'sign-up', '', '{}', 1, 0, 1, 's')`

// TestUpgrade brings a database of before up to date. Nobody knows the policy
// of its workers: they ask. What was asked for is counted by mailbox.
func TestUpgrade(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { upgrades(t, filepath.Join(t.TempDir(), "catchup.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { upgrades(t, pgtest.Schema(t)) })
}

func upgrades(t *testing.T, address string) {
	old, err := open(t.Context(), address, false)
	if err != nil {
		t.Fatal(err)
	}
	err = old.Change(t.Context(), func(tx *sql.Tx) error {
		if err := old.advance(t.Context(), tx, 10); err != nil {
			return err
		}
		_, err := tx.Exec(before)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	old.Close()
	var worker, unsure, state string
	query := `SELECT w.id, w.unsure, d.state FROM workers w JOIN deliveries d ON d.worker = w.id`
	if err := opened(t, address, false).QueryRowContext(t.Context(), query).Scan(&worker, &unsure, &state); err != nil {
		t.Fatal(err)
	}
	if worker != "ann" || unsure != "ask" || state != "sending" {
		t.Errorf("the worker %s has the policy %q and is %s", worker, unsure, state)
	}
	var got []string
	list, err := List(t.Context(), opened(t, address, false), func(r *[2]string) []any { return []any{&r[0], &r[1]} }, `SELECT mailbox, domain FROM requests WHERE sent = 0 ORDER BY id`)
	for _, r := range list {
		got = append(got, strings.Join(r[:], " "))
	}
	want := []string{"anna@gmail.com ", "an.na@example.org example.org", "+a@example.org example.org", "a@b+c.example b+c.example", " "}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("requests are counted by %q, %v; want %q", got, err, want)
	}
}
