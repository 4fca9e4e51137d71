package edition

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
)

// Kept is where kept editions are looked up. Latest is the report's last one,
// or ErrNone; Find and Slice are those of an Archive.
type Kept interface {
	Latest(ctx context.Context, report string) (*Edition, error)
	Find(ctx context.Context, k Key) (*Edition, error)
	Slice(ctx context.Context, id, name string) (*Slice, error)
}

// Library finds kept editions by the names that people give them.
type Library struct {
	Kept    Kept
	Reports []string // those of the settings
}

// Find returns the edition of a name: "weekly/2024-06-14", or "weekly" for the
// report's latest, or "weekly/2024-06-14/London" for a slice. A name that
// nothing has is check.Problems.
func (l Library) Find(ctx context.Context, name string) (*Edition, error) {
	report, rest, dated := strings.Cut(name, "/")
	period, slice, isSliced := strings.Cut(rest, "/")
	if !dated {
		last, err := l.Kept.Latest(ctx, report)
		if errors.Is(err, ErrNone) {
			err = l.unmade(report)
		}
		return last, err
	}
	k := Key{Report: report, Period: period}
	e, err := l.Kept.Find(ctx, k)
	if errors.Is(err, ErrNone) {
		return nil, l.unknown(ctx, k)
	}
	if err != nil || !isSliced {
		return e, err
	}
	return l.Slice(ctx, e, slice)
}

// unknown says that there is no edition of the key, and which is the latest.
func (l Library) unknown(ctx context.Context, k Key) error {
	last, err := l.Kept.Latest(ctx, k.Report)
	if errors.Is(err, ErrNone) {
		return l.unmade(k.Report)
	}
	if err != nil {
		return err
	}
	return check.Problems{{Message: "there is no edition " + k.String(), Hint: "the latest is " + last.Key.String()}}
}

// unmade says that the report has no editions, or that there is no such report.
func (l Library) unmade(report string) error {
	if slices.Contains(l.Reports, report) {
		return check.Problems{{Message: "no edition of " + report + " has been kept yet", Hint: "catchup --run " + report + " makes one"}}
	}
	return check.Problems{{Message: fmt.Sprintf("there is no report %q", report), Hint: check.DidYouMean(report, l.Reports)}}
}

// Slice is a kept edition as the subscribers of its slice of that name get it.
// A name that no slice has is check.Problems.
func (l Library) Slice(ctx context.Context, e *Edition, name string) (*Edition, error) {
	if err := among(name, e.Slices); err != nil {
		return nil, err
	}
	s, err := l.Kept.Slice(ctx, e.ID, name)
	if err != nil {
		return nil, err
	}
	return e.Of(s), nil
}

// among says that there is no slice of that name.
func among(name string, all []string) error {
	if slices.Contains(all, name) {
		return nil
	}
	return check.Problems{{Message: fmt.Sprintf("the edition has no slice %q", name), Hint: check.DidYouMean(name, all)}}
}

// Name is the name that a Library finds the edition by.
func (e *Edition) Name() string {
	if slice := e.Document.Slice; slice != "" {
		return e.Key.String() + "/" + slice
	}
	return e.Key.String()
}
