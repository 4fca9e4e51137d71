package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/store/database"
	"catchup/internal/subscriber"
)

// byAnybody are the requests of the kinds that anybody can ask for.
const byAnybody = `(kind IN ('` + string(subscriber.SignUp) + `', '` + string(subscriber.Links) + `'))`

// ClaimRequests claims requests whose message is due, as the claim says. Their
// tries include this one. If there is none to be had, Waiting is what the bounds
// hold back. Several programs on a store keep the bounds together.
func (s *Subscribers) ClaimRequests(ctx context.Context, c subscriber.Claim) (all []subscriber.Request, held subscriber.Waiting, err error) {
	err = s.db.Change(ctx, func(tx *sql.Tx) error {
		all, held = nil, subscriber.Waiting{}
		var due bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM requests WHERE due > 0 AND due <= $1)`, millis(c.Now)).Scan(&due); err != nil || !due {
			return err
		}
		if err := inTurn(ctx, tx, requestsTurn); err != nil {
			return err
		}
		left, err := allowanceOf(ctx, tx, c)
		if err == nil {
			all, err = claimAllowed(ctx, tx, c, left)
		}
		if err == nil && len(all) == 0 {
			held, err = heldBack(ctx, tx, c, left)
		}
		return err
	})
	if err != nil {
		return nil, held, fmt.Errorf("taking requests: %w", err)
	}
	return all, held, nil
}

// allowance is what the bounds of a claim let out at the moment. It is about
// what anybody can ask for.
type allowance struct {
	inAll int            // messages
	used  map[string]int // messages that were sent lately, by domain
	bound int            // of one domain
}

// unbounded is more than there ever is.
const unbounded = 1 << 40

func allowanceOf(ctx context.Context, tx *sql.Tx, c subscriber.Claim) (a allowance, err error) {
	a = allowance{inAll: unbounded, bound: unbounded, used: map[string]int{}}
	if c.Ceiling.Count > 0 {
		var sent int
		const query = `SELECT COUNT(*) FROM requests WHERE sent > 0 AND sent > $1 AND ` + byAnybody
		err = tx.QueryRowContext(ctx, query, millis(c.Now.Add(-c.Ceiling.Span))).Scan(&sent)
		a.inAll = max(0, c.Ceiling.Count-sent)
	}
	if c.PerDomain.Count == 0 || err != nil {
		return a, err
	}
	const query = `SELECT domain, COUNT(*) FROM requests WHERE sent > 0 AND sent > $1 AND domain <> '' AND ` + byAnybody + ` GROUP BY domain`
	domains, err := database.List(ctx, tx, func(d *domainCount) []any { return []any{&d.name, &d.n} }, query, millis(c.Now.Add(-c.PerDomain.Span)))
	for _, d := range domains {
		a.used[d.name] = d.n
	}
	a.bound = c.PerDomain.Count
	return a, err
}

type domainCount struct {
	name string
	n    int
}

// full are the domains whose bound is met.
func (a allowance) full() (domains []string) {
	for _, name := range slices.Sorted(maps.Keys(a.used)) {
		if a.used[name] >= a.bound {
			domains = append(domains, name)
		}
	}
	return domains
}

// take is false if a bound does not let out the message of a request, and else
// counts it.
func (a *allowance) take(kind subscriber.Kind, domain string) bool {
	switch {
	case !kind.ByAnybody():
		return true
	case a.inAll == 0 || domain != "" && a.used[domain] >= a.bound:
		return false
	}
	a.inAll--
	a.used[domain]++
	return true
}

// claimAllowed claims what the bounds let out, oldest first. It gives none only
// if they hold back all that is due.
func claimAllowed(ctx context.Context, tx *sql.Tx, c subscriber.Claim, left allowance) ([]subscriber.Request, error) {
	type candidate struct {
		id, domain string
		kind       subscriber.Kind
	}
	query, args := `SELECT id, kind, domain FROM requests WHERE due > 0 AND due <= $1`, []any{millis(c.Now), c.Limit}
	places, full := database.Values(2, left.full())
	switch {
	case left.inAll == 0:
		query += ` AND NOT ` + byAnybody
	case len(full) > 0:
		query, args = query+` AND (NOT `+byAnybody+` OR domain NOT IN (`+places+`))`, append(args, full...)
	}
	candidates, err := database.List(ctx, tx, func(r *candidate) []any { return []any{&r.id, &r.kind, &r.domain} }, query+` ORDER BY at, id LIMIT $2`, args...)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range candidates {
		if left.take(r.kind, r.domain) {
			ids = append(ids, r.id)
		}
	}
	return markClaimed(ctx, tx, c, ids)
}

// markClaimed has nobody else claim the requests for a while, and counts their
// messages as sent. It returns them, oldest first.
func markClaimed(ctx context.Context, tx *sql.Tx, c subscriber.Claim, ids []string) ([]subscriber.Request, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	places, args := database.Values(2, ids)
	all, err := database.List(ctx, tx, requestCells, `UPDATE requests SET due = $1, sent = $2, tries = tries + 1 WHERE id IN (`+places+`) RETURNING `+requestColumns,
		append([]any{millis(c.Now.Add(c.Lease)), millis(c.Now)}, args...)...)
	slices.SortFunc(all, func(a, b subscriber.Request) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return all, err
}

// heldBack gives up what has waited too long, and counts what goes on waiting.
func heldBack(ctx context.Context, tx *sql.Tx, c subscriber.Claim, left allowance) (w subscriber.Waiting, err error) {
	const tooLong = `UPDATE requests SET due = 0 WHERE due > 0 AND due <= $1 AND at < $2 AND ` + byAnybody
	result, err := tx.ExecContext(ctx, tooLong, millis(c.Now), millis(c.Now.Add(-c.GiveUp)))
	if err != nil {
		return w, err
	}
	gone, err := result.RowsAffected()
	if err != nil {
		return w, err
	}
	const query = `SELECT domain, COUNT(*) FROM requests WHERE due > 0 AND due <= $1 AND ` + byAnybody + ` GROUP BY domain ORDER BY domain`
	waiting, err := database.List(ctx, tx, func(d *domainCount) []any { return []any{&d.name, &d.n} }, query, millis(c.Now))
	w = subscriber.Waiting{GivenUp: int(gone), Ceiling: left.inAll == 0}
	for _, d := range waiting {
		w.Messages += d.n
		if d.name != "" && left.used[d.name] >= left.bound {
			w.Domains = append(w.Domains, d.name)
		}
	}
	return w, err
}
