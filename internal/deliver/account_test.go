package deliver

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
)

// rows are the deliveries of one edition, in memory.
type rows []Delivery

func (r rows) Standing(context.Context, string) (s Standing, err error) {
	for _, d := range r {
		*s.Count(d.State)++
	}
	return s, nil
}

func (r rows) Rows(_ context.Context, _ string, states ...State) iter.Seq2[Delivery, error] {
	return func(yield func(Delivery, error) bool) {
		for _, d := range r {
			if (len(states) == 0 || slices.Contains(states, d.State)) && !yield(d, nil) {
				return
			}
		}
	}
}

// TestAccount counts who has not been reached, and why, by each policy.
func TestAccount(t *testing.T) {
	all := rows{
		{Email: "a@example.org", State: Sent}, {Email: "b@example.org", State: Refused, Reason: "550 b@example.org: no"},
		{Email: "c@example.org", State: Unsure, Reason: "cut off"}, {Email: "d@example.org", State: Refused, Reason: "550 d@example.org: no"},
		{Email: "e@example.org", State: Skipped, Reason: "the reader has left"}, {Email: "f@example.org", State: Queued},
	}
	for policy, want := range map[Policy]struct {
		missed  int
		reasons []Reason
	}{
		Ask:   {4, []Reason{{Refused, "550 …: no", 2}, {Unsure, "cut off", 1}, {Skipped, "the reader has left", 1}, {Queued, "not tried yet", 1}}},
		Leave: {3, []Reason{{Refused, "550 …: no", 2}, {Skipped, "the reader has left", 1}, {Queued, "not tried yet", 1}}},
	} {
		x, err := AccountOf(t.Context(), all, edition.Entry{Key: edition.Key{Report: "weekly", Period: "1"}}, policy, false)
		if err != nil {
			t.Fatal(err)
		}
		missed := 0
		for range x.Rows {
			missed++
		}
		if x.Missed != want.missed || missed != want.missed {
			t.Errorf("%s: %d are missed, %d listed, want %d", policy, x.Missed, missed, want.missed)
		}
		if diff := cmp.Diff(want.reasons, x.Reasons); diff != "" {
			t.Errorf("%s: %s", policy, diff)
		}
		if unreached := new(Unreached); !errors.As(x.Err(), &unreached) || unreached.Of != 6 || unreached.Missed != want.missed {
			t.Errorf("%s: the error is %v", policy, x.Err())
		}
	}
	if x, err := AccountOf(t.Context(), all[:1], edition.Entry{}, Ask, true); err != nil || x.Err() != nil {
		t.Errorf("when all are reached: %v, %v", x.Err(), err)
	}
}

// TestTally counts reasons past the most together.
func TestTally(t *testing.T) {
	tally := Tally{Most: 2}
	for _, words := range []string{"b", "a", "c", "b", "d"} {
		tally.Add(Skipped, words, 2)
	}
	if diff := cmp.Diff([]Reason{{Skipped, "b", 4}, {Skipped, "a", 2}}, tally.Reasons); diff != "" || tally.Other != 4 {
		t.Errorf("%s, and %d others", diff, tally.Other)
	}
}
