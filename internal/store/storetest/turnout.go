package storetest

import (
	"testing"

	"catchup/internal/edition"
	"catchup/internal/subscriber"
)

// turnsOut compares an audience with the edition before. Who wants one edition a
// month is left out of both, and so is an edition that nobody has read.
func turnsOut(t *testing.T, open Place) {
	s := open(t)
	ids := enrol(t, s, "a@x.org", "b@x.org", "c@x.org", "d@x.org")
	monthly := subscriber.Choice{Rhythm: subscriber.Monthly}
	try(t, s.Choose(t.Context(), ids[3], monthly, subscriber.Consent{}, now))
	whole := edition.Audience{Report: "weekly", Last: true}
	want := func(n int, a edition.Audience, want edition.Turnout) {
		t.Helper()
		e := sample("weekly", n)
		if got, err := s.Turnout(t.Context(), e.Key, e.Due, a); err != nil || got != want {
			t.Errorf("edition %d: %+v, %v; want %+v", n, got, err, want)
		}
	}
	want(1, whole, edition.Turnout{Now: 3})
	try(t, s.Keep(t.Context(), sample("weekly", 1), whole))
	want(1, whole, edition.Turnout{Now: 3})
	want(2, whole, edition.Turnout{Now: 3, Before: 3})
	list, err := s.Import(t.Context(), "readers", Seq(subscriber.Subscriber{Email: "a@x.org"}, subscriber.Subscriber{Email: "d@x.org"}))
	try(t, err)
	want(2, edition.Audience{Report: "weekly", Reading: list.Reading}, edition.Turnout{Now: 1, Before: 3})
	want(2, edition.Audience{Report: "daily"}, edition.Turnout{Now: 3, Before: 3})
	waiting := sample("weekly", 2)
	waiting.Terms.Approval = true
	try(t, s.Keep(t.Context(), waiting, edition.Audience{Report: "weekly", Reading: "none"}))
	want(3, whole, edition.Turnout{Now: 3, Before: 3})
}
