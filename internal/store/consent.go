package store

import (
	"context"
	"database/sql"
	"fmt"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// consent notes what a subscriber agreed to.
func consent(ctx context.Context, tx *sql.Tx, sub string, c subscriber.Consent) error {
	const query = `INSERT INTO consents (subscriber, at, way, words) VALUES ($1, $2, $3, $4)
		ON CONFLICT (subscriber, at) DO UPDATE SET way = excluded.way, words = excluded.words`
	if _, err := tx.ExecContext(ctx, query, sub, millis(c.At), c.Way, c.Words); err != nil {
		return fmt.Errorf("noting what a reader agreed to: %w", err)
	}
	return nil
}

// Held is all that is kept of a subscriber, or subscriber.ErrUnknown.
func (s *Subscribers) Held(ctx context.Context, id string) (h subscriber.Held, err error) {
	err = s.db.Look(ctx, func(tx *sql.Tx) error {
		h = subscriber.Held{}
		if h.Subscriber, err = findSubscriber(ctx, tx, `id = $1`, id); err != nil {
			return err
		}
		for _, part := range []func(context.Context, *sql.Tx, *subscriber.Held) error{consents, mail, asked, eventsAbout} {
			if err := part(ctx, tx, &h); err != nil {
				return fmt.Errorf("gathering what is kept of a reader: %w", err)
			}
		}
		return nil
	})
	return h, err
}

func consents(ctx context.Context, tx *sql.Tx, h *subscriber.Held) (err error) {
	h.Consents, err = database.List(ctx, tx, func(c *subscriber.Consent) []any { return []any{moment{&c.At}, &c.Way, &c.Words} },
		`SELECT at, way, words FROM consents WHERE subscriber = $1 ORDER BY at`, h.Subscriber.ID)
	return err
}

func mail(ctx context.Context, tx *sql.Tx, h *subscriber.Held) (err error) {
	const query = `SELECT e.report, e.period, d.state, d.reason FROM editions e
		JOIN deliveries d ON d.edition = e.id AND d.subscriber = $1 ORDER BY e.due, e.report`
	h.Mail, err = database.List(ctx, tx, func(m *subscriber.Mail) []any { return []any{&m.Report, &m.Period, &m.Result, &m.Reason} }, query, h.Subscriber.ID)
	return err
}

func asked(ctx context.Context, tx *sql.Tx, h *subscriber.Held) (err error) {
	const query = `SELECT kind, at, wish FROM requests WHERE address = $1 ORDER BY at`
	h.Requests, err = database.List(ctx, tx, func(a *subscriber.Asked) []any { return []any{&a.Kind, moment{&a.At}, written{&a.Wish}} },
		query, subscriber.Address(h.Subscriber.Email))
	return err
}

// eventsAbout reads the events about a subscriber's mail.
func eventsAbout(ctx context.Context, tx *sql.Tx, h *subscriber.Held) (err error) {
	h.Heard, err = database.List(ctx, tx, func(a *subscriber.Heard) []any { return []any{moment{&a.At}, &a.Kind, &a.Status, &a.Words} },
		`SELECT at, kind, status, words FROM returns WHERE subscriber = $1 AND subscriber <> '' ORDER BY at`, h.Subscriber.ID)
	return err
}

// Received lists the reports of which a subscriber was to get an edition.
func (s *Subscribers) Received(ctx context.Context, id string) ([]string, error) {
	reports, err := received(ctx, s.db, id)
	if err != nil {
		return nil, fmt.Errorf("listing what a reader has had: %w", err)
	}
	return reports, nil
}

func received(ctx context.Context, from database.Queryer, id string) ([]string, error) {
	const query = `SELECT DISTINCT e.report FROM editions e JOIN deliveries d ON d.edition = e.id AND d.subscriber = $1 ORDER BY e.report`
	return database.List(ctx, from, func(r *string) []any { return []any{r} }, query, id)
}
