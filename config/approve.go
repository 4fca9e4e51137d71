package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"time"

	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/setting"
)

// Approve is what an edition waits for before it goes out: "required", the word
// of an operator on exactly what has been made; or the keys below.
type Approve struct {
	// By are the operators who may approve the report's editions; without it,
	// all of web.operators.
	By []string `yaml:"by"`
	// Embargo is before when nothing goes out, approved or not.
	Embargo *Embargo `yaml:"embargo"`
	// IfSilent is what becomes of an edition that nobody has ruled on when its
	// embargo ends: send or drop. Without it, it waits on.
	IfSilent edition.Silence `yaml:"if_silent"`
}

// required is the short form.
const required = "required"

// UnmarshalText reads the short form.
func (a *Approve) UnmarshalText(text []byte) error {
	*a = Approve{}
	if string(text) != required {
		return check.Problem{Message: fmt.Sprintf("%q is not how editions are approved", text), Hint: "write it as required, or with the keys by, embargo and if_silent"}
	}
	return nil
}

// Check notes if_silent without an embargo.
func (a Approve) Check(at check.Place) {
	if a.IfSilent != "" && a.Embargo == nil {
		at.Key("if_silent").Note(`embargo: "17:00"`, "nobody knows until when to wait for a word")
	}
}

// Terms are those of an edition that was due and made at the moments, of which
// due is in the report's zone. The embargo begins when there is something to
// approve.
func (a *Approve) Terms(due, made time.Time) edition.Terms {
	if a == nil {
		return edition.Terms{}
	}
	t := edition.Terms{Approval: true, Silence: a.IfSilent}
	if a.Embargo != nil {
		if made.Before(due) {
			made = due
		}
		t.Release = a.Embargo.After(made.In(due.Location())).UTC().Truncate(time.Millisecond)
	}
	return t
}

// Embargo is an hour of the report's zone, the next one after the edition was
// made, "17:00"; or a span from then, "3h".
type Embargo struct {
	clock        bool
	hour, minute int
	span         setting.Duration
}

var clockPattern = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)$`)

// UnmarshalText reads either form.
func (e *Embargo) UnmarshalText(text []byte) error {
	m := clockPattern.FindSubmatch(text)
	if m == nil {
		*e = Embargo{}
		if err := e.span.UnmarshalText(text); err != nil {
			return fmt.Errorf("%q is neither an hour, as 17:00, nor a span of time, as 3h", text)
		}
		return nil
	}
	hour, _ := strconv.Atoi(string(m[1])) // digits alone
	minute, _ := strconv.Atoi(string(m[2]))
	*e = Embargo{clock: true, hour: hour, minute: minute}
	return nil
}

// After is when the embargo ends if it begins at the moment, in the zone of the
// moment. If a clock change leaves out the hour, it is the hour after.
func (e Embargo) After(begins time.Time) time.Time {
	if !e.clock {
		return begins.Add(e.span.Span())
	}
	year, month, day := begins.Date()
	for {
		if end := period.At(time.Date(year, month, day, e.hour, e.minute, 0, 0, time.UTC), begins.Location()); end.After(begins) {
			return end
		}
		day++
	}
}

// checkApprove notes names that are no operators, and an approval that nobody
// can give.
func (s *Settings) checkApprove(at check.Place, report string) {
	approve := s.Reports[report].Approve
	if approve == nil || s.Web == nil || len(s.Web.Operators) == 0 {
		return // the commands approve in any name
	}
	for i, name := range approve.By {
		if _, ok := s.Web.Operators[name]; !ok {
			at.Key("approve").Key("by").Item(i).Note(check.DidYouMean(name, slices.Collect(maps.Keys(s.Web.Operators))), "there is no operator %q", name)
		}
	}
}

// Approvers are those who may approve the report's editions by name; none for
// anybody.
func (s *Settings) Approvers(report string) []string {
	approve := s.Reports[report].Approve
	switch {
	case approve != nil && len(approve.By) > 0:
		return approve.By
	case s.Web != nil:
		return slices.Sorted(maps.Keys(s.Web.Operators))
	}
	return nil
}
