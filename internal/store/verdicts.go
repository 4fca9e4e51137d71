package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"catchup/internal/feedback"
	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// sentence has all events about the subscriber judged and applies the verdict.
// It returns the verdict, or Keep if it has changed nothing.
func sentence(ctx context.Context, tx *sql.Tx, message string, e feedback.Effect, judge func([]feedback.Event) feedback.Verdict) (feedback.Verdict, error) {
	kept := feedback.Verdict{Action: feedback.Keep}
	events, err := database.List(ctx, tx, eventCells, `SELECT `+eventColumns+` FROM returns WHERE subscriber = $1 AND subscriber <> '' AND counts = 1 ORDER BY at, message, place`, e.Subscriber)
	if err != nil {
		return kept, err
	}
	r, err := findSubscriber(ctx, tx, `id = $1`, e.Subscriber)
	if err != nil {
		return kept, err
	}
	switch v := judge(events); {
	case v.Action == feedback.Suspend && r.State == subscriber.Active:
		return v, standDown(ctx, tx, r.ID, subscriber.Suspended, e.At, v.Reason)
	case v.Action == feedback.Leave && (r.State == subscriber.Active || r.State == subscriber.Suspended):
		return leave(ctx, tx, message, r, e, v)
	}
	return kept, nil
}

// standDown sets a state in which the subscriber gets nothing from the moment
// on.
func standDown(ctx context.Context, tx *sql.Tx, id string, to subscriber.State, at time.Time, why string) error {
	_, err := tx.ExecContext(ctx, `UPDATE subscribers SET state = $1, departed = $2, why = $3 WHERE id = $4`, string(to), millis(at), why, id)
	return err
}

// leave has the subscriber leave one report or all. Their wish counts no more
// after that, should they come back. They get a message that says so,
// once, since whoever has left does not leave again.
func leave(ctx context.Context, tx *sql.Tx, message string, r subscriber.Subscriber, e feedback.Effect, v feedback.Verdict) (feedback.Verdict, error) {
	rest, still, err := remaining(ctx, tx, r, v.Report)
	switch {
	case err != nil:
		return v, err
	case still:
		v = feedback.Verdict{Action: feedback.Keep}
	case len(rest) > 0:
		err = want(ctx, tx, r.ID, rest)
	default:
		v.Report = ""
		err = standDown(ctx, tx, r.ID, subscriber.Left, e.At, v.Reason)
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE returns SET counts = 0 WHERE subscriber = $1 AND subscriber <> '' AND kind = 'leaving'`, r.ID)
	}
	if err == nil && v.Action == feedback.Leave {
		err = insertFarewell(ctx, tx, message, r, e, v.Report)
	}
	return v, err
}

// remaining are the reports that a subscriber still wants when they leave one;
// none if they leave for good. still is true if they do not get that report any
// more. If there is no such report at all, they leave for good.
func remaining(ctx context.Context, tx *sql.Tx, r subscriber.Subscriber, report string) (rest []string, still bool, err error) {
	if report == "" {
		return nil, false, nil
	}
	rest = slices.Clone(r.Reports)
	if len(rest) == 0 {
		if rest, err = received(ctx, tx, r.ID); err != nil {
			return nil, false, err
		}
	}
	if at := slices.Index(rest, report); at >= 0 {
		return slices.Delete(rest, at, at+1), false, nil
	}
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM editions WHERE report = $1)`, report).Scan(&still)
	return nil, still, err
}

// want has the subscriber get these reports, by their own choice.
func want(ctx context.Context, tx *sql.Tx, id string, reports []string) error {
	text, err := json.Marshal(reports)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE subscribers SET own = 1, reports = $1 WHERE id = $2`, string(text), id)
	return err
}

// insertFarewell adds a request for the message that tells a subscriber that
// they have left one report, or all for "", because they wrote so or complained.
func insertFarewell(ctx context.Context, tx *sql.Tx, message string, r subscriber.Subscriber, e feedback.Effect, report string) error {
	kind := subscriber.Farewell
	if e.Kind == feedback.Complaint {
		kind = subscriber.Complained
	}
	wish := subscriber.Wish{Email: r.Email, Lang: r.Lang}
	if report != "" {
		wish.Reports = []string{report}
	}
	return insertRequest(ctx, tx, subscriber.Request{ID: "left-" + message, Kind: kind, Wish: wish, At: e.At})
}

// pardon makes earlier events about the subscriber count no more.
func pardon(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, `UPDATE returns SET counts = 0 WHERE subscriber = $1 AND subscriber <> ''`, id)
	return err
}
