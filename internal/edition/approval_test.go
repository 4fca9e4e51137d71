package edition

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

// TestRulesTakeBack takes a drop back until the next slot, or the next edition,
// and nothing that was not dropped.
func TestRulesTakeBack(t *testing.T) {
	now := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		before Approval
		want   State
	}{
		"before the slot": {Approval{State: Dropped, Terms: Terms{Next: now.Add(time.Second)}}, Stopped},
		"at the slot":     {Approval{State: Dropped, Terms: Terms{Next: now}}, ""},
		"no slot":         {Approval{State: Dropped}, Stopped},
		"a later edition": {Approval{State: Dropped, Followed: true}, ""},
		"on hold":         {Approval{State: Stopped}, ""},
		"ready":           {Approval{State: Ready}, ""},
	} {
		after, err := c.before.Rule(Ruling{At: now, Act: TakeBack})
		if misruled := new(Misruled); c.want == "" && (!errors.As(err, &misruled) || after.State != c.before.State) || c.want != "" && (err != nil || after.State != c.want) {
			t.Errorf("%s: %s, %v; want %q", name, after.State, err, c.want)
		}
		if c.before.May(TakeBack, now) != (c.want != "") {
			t.Errorf("%s: it may be taken back: %t", name, c.want == "")
		}
	}
}

// TestRulingsSince lists how an edition was made anew after a hash, and who
// approved the bytes that it has.
func TestRulingsSince(t *testing.T) {
	a := Approval{Hash: "three", Rulings: []Ruling{{Act: Hold, Hash: "one"}, {Act: Remade, Hash: "two"}, {Act: Approve, Hash: "two", Who: "ann"}, {Act: Remade, Hash: "three"}, {Act: Hold, Hash: "three"}}}
	for hash, want := range map[string]int{"none": 2, "one": 2, "two": 1, "three": 0} {
		if got := a.Since(hash); len(got) != want {
			t.Errorf("since %s it was made anew %v, want %d times", hash, got, want)
		}
	}
	a.Rulings = append(a.Rulings, Ruling{Act: Approve, Hash: "three", Who: "ben"})
	for approved, want := range map[string]string{"": "nobody", "two": "nobody", "three": "ben"} {
		a.Approved = approved
		got := "nobody"
		if r := a.ApprovedBy(); r != nil {
			got = r.Who
		}
		if got != want {
			t.Errorf("with %q approved, it is approved by %s, want %s", approved, got, want)
		}
	}
	if got := fmt.Sprint(Ruling{Who: "ann", Act: TakeBack, Reason: "it is right"}); got != "ann took the drop back: it is right" {
		t.Errorf("the record says %q", got)
	}
}

// TestRulesQuiet has an operator send a quiet edition all the same, by way of an
// approval if one is asked for, until a later one has been made. Nothing else
// can be done with it.
func TestRulesQuiet(t *testing.T) {
	quiet := Terms{Quiet: "no new data since 7 June 2024"}
	for name, c := range map[string]struct {
		before Approval
		act    Act
		want   State
	}{
		"release":            {Approval{}, Release, Ready},
		"with approval":      {Approval{Terms: Terms{Approval: true}}, Release, Waiting},
		"after a later one":  {Approval{Followed: true}, Release, ""},
		"hold":               {Approval{}, Hold, ""},
		"approve":            {Approval{Terms: Terms{Approval: true}}, Approve, ""},
		"drop with a reason": {Approval{}, Drop, ""},
	} {
		c.before.Quiet, c.before.Hash = quiet.Quiet, "0123456789abcdef"
		c.before.State = c.before.Terms.State()
		after, err := c.before.Rule(Ruling{Act: c.act, Reason: "asked"})
		if misruled := new(Misruled); c.before.State != Quiet || c.want == "" && !errors.As(err, &misruled) || c.want != "" && (err != nil || after.State != c.want) {
			t.Errorf("%s: %s, %v; want %q", name, after.State, err, c.want)
		}
	}
	if words := (Approval{Terms: quiet, State: Quiet}).Words(time.UTC); words != "is quiet: no new data since 7 June 2024" {
		t.Errorf("it stands as %q", words)
	}
}
