package edition_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"catchup/internal/edition"
	"catchup/internal/expect"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// TestRehearse goes on where an edition would be held, tells all that would hold
// it, and keeps nothing.
func TestRehearse(t *testing.T) {
	none := func(*edition.Slice) {}
	p, s := press(t, beds())
	if _, _, err := p.Make(t.Context(), due.AddDate(0, 0, -7), nobody); err != nil {
		t.Fatal(err)
	}
	p.Supplies["beds"] = edition.Supply{Source: given{err: errors.New("it is gone")}, Expect: &expect.Spec{}}
	p.Spec.Empty, p.Spec.Sections = "", p.Spec.Sections[1:]
	p.Now = func() time.Time { return due.AddDate(-1, 0, 0) }
	e, held, err := p.Rehearse(t.Context(), due, none)
	if err != nil || e == nil || len(e.Files) == 0 || len(e.Document.Gaps) != 1 {
		t.Fatalf("the rehearsal gives %+v, %v", e, err)
	}
	var words []string
	for _, b := range held {
		words = append(words, b.Source+" "+b.What)
	}
	if got := strings.Join(words, ", "); got != "clock behind, weekly empty" {
		t.Errorf("it would be held for %s", got)
	}
	if _, err := s.Archive.Find(t.Context(), p.Key(due)); !errors.Is(err, edition.ErrNone) {
		t.Errorf("the rehearsal has been kept: %v", err)
	}
	if p.Force != "" {
		t.Error("the press is forced from now on")
	}
	p.Spec.Sections[0].Required = true
	missing := new(reports.Missing)
	if e, _, err := p.Rehearse(t.Context(), due, none); e != nil || !errors.As(err, &missing) {
		t.Errorf("without what it requires the rehearsal gives %v, %v", e, err)
	}
}

// counting is a source that counts its readings.
type counting struct {
	source.Source
	n *int
}

func (c counting) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	*c.n++
	return c.Source.Read(ctx, r)
}

// TestTrialsReadOnce reads a source once for all presses that ask for the same
// period, whether it can be read or not, and once more for another period.
func TestTrialsReadOnce(t *testing.T) {
	for name, from := range map[string]source.Source{"read": beds(), "gone": given{err: errors.New("it is gone")}} {
		n := 0
		p, _ := press(t, nil)
		trials := edition.NewTrials(map[string]edition.Supply{"beds": {Source: counting{from, &n}}}, []reports.Spec{p.Spec})
		p.Supplies = trials.Supplies()
		for _, c := range []struct {
			due  time.Time
			want int
		}{{due, 1}, {due, 1}, {due.AddDate(0, 0, 7), 2}} {
			if _, err := p.Proof(t.Context(), c.due); err != nil || n != c.want {
				t.Errorf("%s: at %s it has been read %d times, want %d, %v", name, c.due, n, c.want, err)
			}
		}
		all := trials.Finish(t.Context(), due)
		if n != 2 || len(all) != 1 || (all[0].Err == nil) != (name == "read") {
			t.Errorf("%s: in the end it has been read %d times: %+v", name, n, all)
		}
	}
}
