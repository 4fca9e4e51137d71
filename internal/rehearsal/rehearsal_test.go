package rehearsal

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/robfig/cron/v3"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/holiday"
	"catchup/internal/period"
	"catchup/internal/render/text"
	"catchup/internal/schedule"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/store"
	"catchup/internal/table"
	"catchup/reports"
)

// asked remembers what a press asks its source and its editor for.
type asked struct {
	period period.Period
	label  string
}

func (a *asked) Read(_ context.Context, r source.Request) (*table.Table, error) {
	a.period = r.Period
	return nil, errors.New("it is gone")
}

func (a *asked) Edits(_, label string) (reports.Edits, error) {
	a.label = label
	return reports.Edits{}, nil
}

// TestRehearse asks for the news of the period that ends now, and for what
// editors wrote for the next slot; or for both of the day that the clock is
// pinned to.
func TestRehearse(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), store.Options{Dry: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	line, err := cron.ParseStandard("0 16 * * FRI")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, 6, 11, 9, 0, 0, 0, time.UTC) // a Tuesday
	day := new(setting.Day)
	if err := day.UnmarshalText([]byte("2024-05-31")); err != nil {
		t.Fatal(err)
	}
	closed := holiday.Spec{Days: map[string]string{"2024-06-14": "closed"}}.Calendar()
	for name, c := range map[string]struct {
		slots  *schedule.Slots
		pinned *setting.Day
		ends   time.Time
		label  string
		line   string
	}{
		"next slot": {&schedule.Slots{Line: line, Zone: time.UTC}, nil, now, "2024-06-14", "weekly: Friday 14 June 2024, 16:00 UTC, to 7 readers, with no story and no table; it would lack beds"},
		"moved":     {&schedule.Slots{Line: line, Zone: time.UTC, Holidays: closed, OnHoliday: schedule.Before}, nil, now, "2024-06-13", "weekly: Thursday 13 June 2024, 16:00 UTC (moved from Friday 14 June: closed), to 7 readers, with no story and no table; it would lack beds"},
		"on demand": {nil, nil, now, "2024-06-11", "weekly: when it is asked for, UTC, to 7 readers, with no story and no table; it would lack beds"},
		"pinned, on demand": {nil, day, time.Date(2024, 5, 31, 23, 59, 59, 0, time.UTC), "2024-05-31",
			"weekly: Friday 31 May 2024 UTC (as_of), when it is asked for, to 7 readers, with no story and no table; it would lack beds; 2 readers of the edition that is kept already not reached"},
		"pinned": {&schedule.Slots{Line: line, Zone: time.UTC}, day, time.Date(2024, 5, 31, 16, 0, 0, 0, time.UTC), "2024-05-31",
			"weekly: Friday 31 May 2024, 16:00 UTC (as_of), to 7 readers, with no story and no table; it would lack beds; 2 readers of the edition that is kept already not reached"},
	} {
		var a asked
		var audience time.Time
		stage := Stage{
			Calendar: &schedule.Calendar{Pinned: c.pinned, Now: func() time.Time { return now }, Reports: map[string]schedule.Report{"weekly": {Slots: c.slots, Zone: time.UTC, Unit: period.Week}}},
			Press: func(string) *edition.Press {
				return &edition.Press{
					Report: "weekly", Archive: s.Archive, Editor: &a, Renderers: []edition.Renderer{text.Renderer{}}, Now: func() time.Time { return now },
					Spec: reports.Spec{Title: "Weekly", Lang: "en-GB", Period: period.Week, Empty: reports.Send, Sections: []reports.Section{
						{Table: &reports.Table{Title: "Beds", From: "beds", Columns: []reports.TableColumn{{Name: "ward"}}}},
					}},
					Supplies: map[string]edition.Supply{"beds": {Source: &a}},
				}
			},
			Recipients: func(_ string, due time.Time) edition.Recipients {
				audience = due
				return func(context.Context) (edition.Audience, error) { return edition.Audience{}, nil }
			},
			Size:    func(context.Context, edition.Audience, []string) (int, int, error) { return 7, 0, nil },
			Kept:    func(context.Context, edition.Key) ([]document.Gap, int, error) { return nil, 2, nil },
			Untried: func(document.Breach) bool { return false },
		}
		p := stage.Rehearse(t.Context(), "weekly")
		if !a.period.End.Equal(c.ends) || a.label != c.label || !audience.Equal(p.Slot) {
			t.Errorf("%s: the news of %v, the words for %s, the readers at %s", name, a.period, a.label, audience)
		}
		if p.String() != c.line || p.Well() {
			t.Errorf("%s: %s", name, p.String())
		}
	}
}
