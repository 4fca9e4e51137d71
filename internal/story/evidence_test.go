package story

import (
	"slices"
	"testing"

	"catchup/internal/item"
)

func TestEvidence(t *testing.T) {
	stories := Choose(sample(t), week())
	for i, s := range stories {
		if len(s.Items) > 1 != (len(s.Ties) == len(s.Items)) || len(s.Terms) == 0 {
			t.Errorf("%q: %d articles, %d ties, %d terms", s.Heading, len(s.Items), len(s.Ties), len(s.Terms))
		}
		for a, tie := range s.Ties {
			if tie.With == a || tie.Likeness < Alike/2 || len(tie.Shared) == 0 {
				t.Errorf("%q: article %d: %+v", s.Heading, a, tie)
			}
		}
		if s.Near != nil && (s.Near.With == i || s.Near.Likeness <= 0) {
			t.Errorf("%q: near %+v", s.Heading, s.Near)
		}
	}
}

// TestEcho takes the stories of one week as the earlier ones of the next.
func TestEcho(t *testing.T) {
	items, o := sample(t), week()
	next := Choose(items, o)
	o.Since, o.Until = o.Since.AddDate(0, 0, -7), o.Since
	past := Choose(items, o)
	var earlier []Earlier
	for _, s := range past {
		earlier = append(earlier, Earlier{Terms: s.Terms})
	}
	o = week()
	o.Earlier = earlier
	for _, s := range Choose(items, o) {
		if s.Echo != nil {
			t.Logf("%q continues (%t, %.2f %v) %q", s.Heading, s.Echo.Continues, s.Echo.Likeness, s.Echo.Shared, past[s.Echo.With].Heading)
		}
	}

	// An article that stood in an earlier edition continues whatever it is like.
	o.Earlier = []Earlier{{Articles: []string{next[3].Items[0].Link}}}
	with := slices.DeleteFunc(Choose(items, o), func(s Story) bool { return s.Echo == nil })
	if len(with) != 1 || !with[0].Echo.Continues || with[0].Heading != next[3].Heading {
		t.Errorf("of %q: %d stories echo it", next[3].Heading, len(with))
	}
}

// TestOnlyTheWeightiestAreExplained holds that a long week is explained as far as
// an edition can name its stories.
func TestOnlyTheWeightiestAreExplained(t *testing.T) {
	var items []item.Item
	for i := range 80 {
		word := func(n int) string { return capitalised(syllables(1000 + 10*i + n)) }
		items = append(items, item.Item{
			ID: word(0), Title: "The " + word(1) + " " + word(2), Published: week().Since,
			Text: "The " + word(3) + " met the " + word(4) + " of the " + word(5) + " at the " + word(6) + ".",
		})
	}
	explained := 0
	for i, s := range Choose(items, week()) {
		if len(s.Terms) > 0 {
			explained++
		}
		if (len(s.Terms) > 0) != (i < 60) {
			t.Errorf("story %d is explained: %t", i, len(s.Terms) > 0)
		}
	}
	if explained != 60 {
		t.Errorf("%d of 80 stories are explained", explained)
	}
}
