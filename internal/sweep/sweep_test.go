package sweep

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/robfig/cron/v3"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/queue"
	"catchup/internal/schedule"
)

// yard is a sweeper of a daily report, due at four, and one without a schedule,
// with a store, a queue and works in memory.
type yard struct {
	*Sweeper
	now    time.Time
	owed   []edition.Key // editions with deliveries to be sent; the ID of each is its key
	made   map[edition.Key]bool
	lapsed []edition.Key
	jobs   []queue.Job
	did    []string
	fails  error
	sends  time.Duration // how long it takes to send an edition
	log    strings.Builder
}

func (y *yard) Owed(context.Context, time.Time) (ids []string, err error) {
	for _, k := range y.owed {
		ids = append(ids, k.String())
	}
	return ids, nil
}

func (y *yard) KeyOf(_ context.Context, id string) (k edition.Key, err error) {
	k.Report, k.Period, _ = strings.Cut(id, "/")
	return k, nil
}

func (y *yard) Exists(_ context.Context, k edition.Key) (bool, error) { return y.made[k], nil }

func (y *yard) Lapse(context.Context, time.Time) ([]edition.Key, error) { return y.lapsed, nil }

func (y *yard) Add(_ context.Context, jobs ...queue.Job) error {
	y.jobs = append(y.jobs, jobs...)
	return nil
}

func (y *yard) Run(context.Context, func(context.Context, queue.Job) error) error { return nil }

func (y *yard) Publish(_ context.Context, report string, due time.Time) error {
	y.did = append(y.did, "make "+report+" "+due.UTC().Format(time.DateTime))
	if y.fails == nil {
		y.made[edition.Key{Report: report, Period: due.Format(time.DateOnly)}] = true
	}
	return y.fails
}

func (y *yard) Send(ctx context.Context, id string) error {
	y.did = append(y.did, "send "+id)
	select {
	case <-ctx.Done():
	case <-time.After(y.sends):
	}
	return errors.Join(ctx.Err(), y.fails)
}

func open(t *testing.T, now string) *yard {
	t.Helper()
	line, err := cron.ParseStandard("0 16 * * *")
	if err != nil {
		t.Fatal(err)
	}
	y := &yard{made: map[edition.Key]bool{}}
	if y.now, err = time.Parse(time.RFC3339, now); err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return y.now }
	y.Sweeper = New(Options{
		Store: y, Works: y, Queue: y, Parts: 2, Now: clock, Log: slog.New(slog.NewTextHandler(&y.log, nil)),
		Calendar: &schedule.Calendar{Now: clock, Reports: map[string]schedule.Report{
			"daily": {Slots: &schedule.Slots{Line: line, Zone: time.UTC}, Zone: time.UTC, Unit: period.Day, CatchUp: time.Hour},
			"asked": {Zone: time.UTC, Unit: period.Week},
		}},
	})
	return y
}

var (
	friday = edition.Key{Report: "daily", Period: "2024-06-14"}
	toMake = queue.Job{Kind: Making, Report: "daily"}
	toSend = queue.Job{Kind: Sending, Report: "daily"}
)

// TestSweep adds the jobs of what may be owed: of reports that have a schedule,
// and of editions of reports that the settings have.
func TestSweep(t *testing.T) {
	owed := []edition.Key{friday, {Report: "asked", Period: "2024-06-12"}, {Report: "gone", Period: "2024-06-12"}}
	for report, want := range map[string]string{
		"":      "make daily 0, send daily 0, send daily 1, send asked 0, send asked 1",
		"daily": "make daily 0, send daily 0, send daily 1",
		"asked": "send asked 0, send asked 1",
	} {
		y := open(t, "2024-06-14T16:00:00Z")
		y.owed, y.lapsed = owed, []edition.Key{friday}
		if err := y.Sweep(t.Context(), report); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, job := range y.jobs {
			got = append(got, job.String())
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("for %q: %s", report, diff)
		}
		if !strings.Contains(y.log.String(), "nobody has ruled on an edition before its hour") {
			t.Errorf("the log does not say what has lapsed: %s", y.log.String())
		}
	}
}

// TestMake makes the edition of the latest slot, once, unless it is too late.
func TestMake(t *testing.T) {
	for _, c := range []struct {
		name, now string
		made      bool
		want      string
		missed    bool
	}{
		{"at its slot", "2024-06-14T16:00:00Z", false, "make daily 2024-06-14 16:00:00", false},
		{"when it is made", "2024-06-14T16:00:00Z", true, "", false},
		{"two minutes later", "2024-06-14T16:02:00Z", false, "make daily 2024-06-14 16:00:00", false},
		{"when it was missed", "2024-06-14T17:00:00Z", false, "make daily 2024-06-14 16:00:00", true},
		{"when it is too late", "2024-06-14T17:00:01Z", false, "", false},
	} {
		y := open(t, c.now)
		y.made[friday] = c.made
		if err := y.Work(t.Context(), toMake); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(y.did, ", "); got != c.want || strings.Contains(y.log.String(), "making an edition that was missed") != c.missed {
			t.Errorf("%s: %q, want %q; the log is %q", c.name, got, c.want, y.log.String())
		}
	}
}

// TestMadeIsSent adds the jobs of sending once an edition is made.
func TestMadeIsSent(t *testing.T) {
	y := open(t, "2024-06-14T16:00:00Z")
	y.owed = []edition.Key{friday}
	if err := y.Work(t.Context(), toMake); err != nil {
		t.Fatal(err)
	}
	want := []queue.Job{toSend, {Kind: Sending, Report: "daily", Part: 1}}
	if diff := cmp.Diff(want, y.jobs); diff != "" {
		t.Error(diff)
	}
}

// TestForeign leaves jobs of reports that the settings do not have.
func TestForeign(t *testing.T) {
	y := open(t, "2024-06-14T16:00:00Z")
	for _, kind := range []string{Making, Sending} {
		if err := y.Work(t.Context(), queue.Job{Kind: kind, Report: "gone"}); err != nil || len(y.did) > 0 {
			t.Errorf("to %s what is not ours: %q, %v", kind, y.did, err)
		}
	}
	if err := y.Work(t.Context(), queue.Job{Kind: Making, Report: "asked"}); err != nil || len(y.did) > 0 {
		t.Errorf("a report without a schedule: %q, %v", y.did, err)
	}
}

// TestSend sends what the report owes for a turn, says so, and comes back if
// that was not enough.
func TestSend(t *testing.T) {
	for takes, want := range map[time.Duration][]queue.Job{turn / 4: nil, turn: {toSend}} {
		synctest.Test(t, func(t *testing.T) {
			y := open(t, "2024-06-14T16:00:00Z")
			y.owed, y.sends = []edition.Key{friday, {Report: "asked", Period: "1"}, {Report: "daily", Period: "2024-06-13"}}, takes
			if err := y.Work(t.Context(), toSend); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff("send daily/2024-06-14, send daily/2024-06-13", strings.Join(y.did, ", ")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(want, y.jobs); diff != "" {
				t.Errorf("when each takes %s: %s", takes, diff)
			}
			select {
			case <-y.Sent():
			default:
				t.Error("it does not say that something was sent")
			}
		})
	}
}

// TestComplaints logs what goes wrong each time, but an edition that is held
// for the same reasons only once.
func TestComplaints(t *testing.T) {
	held := func(words string) error {
		return &edition.Held{Key: friday, Cause: edition.Unexpected, Breaches: []document.Breach{{Source: "beds", What: "rows", Words: words}}}
	}
	y := open(t, "2024-06-14T16:00:00Z")
	for i, c := range []struct {
		err  error
		want int
	}{
		{errors.New("no such file"), 1}, {errors.New("no such file"), 2}, {held("1 row"), 3}, {held("1 row"), 3}, {held("2 rows"), 4}, {nil, 4}, {held("2 rows"), 5},
	} {
		y.fails, y.made = c.err, map[edition.Key]bool{}
		if err := y.Work(t.Context(), toMake); (err == nil) != (c.err == nil) {
			t.Errorf("%d: %v", i, err)
		}
		if n := strings.Count(y.log.String(), "a report has not been settled"); n != c.want {
			t.Errorf("after %d jobs the log complains %d times, want %d", i+1, n, c.want)
		}
	}
	if n := strings.Count(y.log.String(), "a source is not as expected"); n != 3 {
		t.Errorf("what is not as expected is told %d times:\n%s", n, y.log.String())
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	y.fails = errors.New("the end")
	if y.Work(ended, toSend); strings.Contains(y.log.String(), "the end") {
		t.Error("what the end of the program broke off is logged")
	}
}

// panics is works that cannot work.
type panics struct{ *yard }

func (panics) Publish(context.Context, string, time.Time) error { panic("torn") }

// TestPanic makes a panic an error of its job.
func TestPanic(t *testing.T) {
	y := open(t, "2024-06-14T16:00:00Z")
	y.o.Works = panics{y}
	if err := y.Work(t.Context(), toMake); err == nil || !strings.Contains(fmt.Sprint(err), "report daily: panic: torn") {
		t.Errorf("a panic ends in %v", err)
	}
}
