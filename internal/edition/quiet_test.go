package edition_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/store"
	"catchup/internal/table"
	"catchup/reports"
)

// ledgerRow is a month of the sample that the years below are made of. Nobody
// sees what is hidden.
type ledgerRow struct {
	month        string
	cash, hidden int64
}

// ledgerOf is the table of the rows.
func ledgerOf(rows []ledgerRow) *table.Table {
	reading := &table.Reading{Source: "beds", Place: "cash.csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{
		{Name: "ward", Kind: table.Text}, {Name: "cash", Kind: table.Number}, {Name: "hidden", Kind: table.Number},
	}}
	for i, r := range rows {
		from := table.Origin{Reading: reading, Row: i + 2}
		number := func(n int64) table.Value {
			return table.Value{Kind: table.Number, Known: true, Num: decimal.NewFromInt(n), From: from}
		}
		t.Rows = append(t.Rows, []table.Value{{Kind: table.Text, Known: true, Text: r.month, From: from}, number(r.cash), number(r.hidden)})
	}
	return t
}

// sent is what the oracle knows of a kept edition: what it shows, which rows are
// below the bound, whether it lacks its source, and its state as it must be.
type sent struct {
	key          edition.Key
	shown, below string
	lacks        bool
	state        edition.State
	number       int
}

// years are many weeks of one report, and the oracle that knows what came to
// pass in them.
type years struct {
	t     *testing.T
	rand  *rand.Rand
	press *edition.Press
	store *store.Store
	rows  []ledgerRow
	data  bool // it goes out for new data
	bound bool // it goes out for a bound that is crossed
	kept  []*sent
	quiet int
}

const leastCash = 20

// happen changes the source, and returns how it can be read this week.
func (y *years) happen() (lacks, late bool) {
	some := &y.rows[y.rand.IntN(len(y.rows))]
	switch y.rand.IntN(16) {
	case 0:
		some.cash += y.rand.Int64N(3) // a revision, or none
	case 1:
		y.rows = append(y.rows, ledgerRow{month: fmt.Sprintf("month %d", len(y.rows)+1), cash: 30})
	case 2:
		some.hidden++
	case 3:
		some.cash = 40 - some.cash // it crosses the bound
	case 4:
		lacks = true
	case 5:
		late = true
	}
	return lacks, late
}

// snapshot is what readers see of the rows, and which are below the bound.
func (y *years) snapshot() (shown, below string) {
	for _, r := range y.rows {
		shown += fmt.Sprintln(r.month, r.cash)
		if r.cash < leastCash {
			below += fmt.Sprintln(r.month)
		}
	}
	return shown, below
}

// mustGo tells whether something that was asked for has come to pass since the
// last edition that went out.
func (y *years) mustGo(now *sent, late bool) bool {
	for i := len(y.kept) - 1; i >= 0; i-- {
		if last := y.kept[i]; last.state == edition.Ready {
			return now.lacks || late || last.lacks || y.data && now.shown != last.shown || y.bound && now.below != last.below
		}
	}
	return true
}

// week makes the edition that is due, perhaps after a program that was killed
// before it was kept, and holds its state against the oracle.
func (y *years) week(due time.Time) {
	lacks, late := y.happen()
	source := given{table: ledgerOf(y.rows)}
	source.table.Aged = late
	if lacks {
		source = given{err: errors.New("the disk is gone")}
	}
	y.press.Supplies = map[string]edition.Supply{"beds": {Source: source, Title: "Cash (a sample)"}}
	now := &sent{key: y.press.Key(due), lacks: lacks}
	now.shown, now.below = y.snapshot()
	approval, clock := y.rand.IntN(8) == 0, due.Add(time.Duration(y.rand.IntN(300))*time.Minute)
	y.press.Now = func() time.Time { return clock }
	y.press.Terms = func(_, _ time.Time) edition.Terms { return edition.Terms{Approval: approval} }
	if y.press.Force = ""; y.rand.IntN(20) == 0 {
		y.press.Force = "the board asked for it"
	}
	must := y.press.Force != "" || y.mustGo(now, late)
	if y.rand.IntN(10) == 0 {
		killed := errors.New("killed")
		if _, _, err := y.press.Make(y.t.Context(), due, func(context.Context) (edition.Audience, error) { return edition.Audience{}, killed }); !errors.Is(err, killed) {
			y.t.Fatal(err)
		}
	}
	e, fresh, err := y.press.Make(y.t.Context(), due, nobody)
	if err != nil || !fresh {
		y.t.Fatal(fresh, err)
	}
	switch {
	case !must:
		now.state = edition.Quiet
		y.quiet++
	case approval:
		now.state = edition.Waiting
	default:
		now.state = edition.Ready
	}
	y.judge(e, now)
	y.kept = append(y.kept, now)
}

// judge compares the edition with what the oracle says.
func (y *years) judge(e *edition.Edition, now *sent) {
	y.t.Helper()
	a, err := y.store.Archive.Approval(y.t.Context(), e.Key)
	if err != nil || a.State != now.state {
		y.t.Fatalf("%s is %s, %v; it must be %s (%q)", e.Key, a.State, err, now.state, a.Quiet)
	}
	if quiet := now.state == edition.Quiet; strings.Contains(a.Words(time.UTC), "since") != quiet {
		y.t.Fatalf("%s %s", e.Key, a.Words(time.UTC))
	}
	now.number = 1
	for _, k := range y.kept {
		if k.state != edition.Quiet {
			now.number++
		}
	}
	if e.Number != now.number {
		y.t.Fatalf("%s is no. %d, and readers count to %d", e.Key, e.Number, now.number)
	}
}

// rule has an operator rule on one of the last editions.
func (y *years) rule(at time.Time) {
	k := y.kept[len(y.kept)-1-y.rand.IntN(min(3, len(y.kept)))]
	a, err := y.store.Archive.Approval(y.t.Context(), k.key)
	if err != nil {
		y.t.Fatal(err)
	}
	acts := []edition.Act{edition.Approve, edition.Hold, edition.Release, edition.Drop}
	act := acts[y.rand.IntN(len(acts))]
	r := edition.Ruling{At: at, Who: "ann", Act: act, Hash: a.Hash, Reason: "a ruling"}
	if k.state == edition.Quiet && (act != edition.Release || y.rand.IntN(2) == 0) {
		return
	}
	if after, err := y.store.Archive.Rule(y.t.Context(), k.key, r); err == nil {
		k.state = after.State
	} else if misruled := new(edition.Misruled); !errors.As(err, &misruled) {
		y.t.Fatal(err)
	} else if k.state == edition.Quiet && k == y.kept[len(y.kept)-1] {
		y.t.Fatalf("the last edition is quiet and cannot be released: %v", err)
	}
}

// TestNoFalseSilence lives through a thousand weeks with all that can happen in
// them, and holds each edition against an oracle that knows only what happened:
// it goes out if and only if something that was asked for came to pass since the
// last edition that went out.
func TestNoFalseSilence(t *testing.T) {
	bound := decimal.NewFromInt(leastCash)
	data, below := reports.Occasion{Has: reports.NewData}, reports.Occasion{From: "beds", Column: "cash", Below: &bound}
	for i, any := range [][]reports.Occasion{{data}, {below}, {data, below}, {below, data}} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			y := &years{t: t, rand: rand.New(rand.NewPCG(19, uint64(i))), rows: []ledgerRow{{"month 1", 30, 0}, {"month 2", 15, 0}}}
			y.data, y.bound = i != 1, i != 0
			y.press, y.store = press(t, nil)
			y.press.Spec.SendWhen.Any = any
			y.press.Spec.Sections[1].Table.Columns = []reports.TableColumn{{Name: "ward"}, {Name: "cash"}}
			for week := range 250 {
				due := due.AddDate(0, 0, 7*week)
				y.week(due)
				for y.rand.IntN(3) == 0 {
					y.rule(due.Add(time.Hour))
				}
			}
			if y.quiet < 25 || y.quiet > 225 {
				t.Errorf("%d of 250 weeks were quiet: that proves nothing", y.quiet)
			}
		})
	}
}

// TestQuietSlices sends a sliced edition whole if one slice has something new,
// or has come or gone, and is quiet otherwise.
func TestQuietSlices(t *testing.T) {
	source := regional(1, "North", "East")
	p, s := slicing(t, source)
	p.Spec.SendWhen.Any = []reports.Occasion{{Has: reports.NewData}}
	for i, c := range []struct {
		change func()
		want   edition.State
	}{
		{func() {}, edition.Ready},
		{func() {}, edition.Quiet},
		{func() { source.table.Rows[0][2].Num = decimal.NewFromInt(77) }, edition.Ready},
		{func() {}, edition.Quiet},
		{func() { source.table.Rows = source.table.Rows[1:] }, edition.Ready},
	} {
		c.change()
		e, _, err := p.Make(t.Context(), due.AddDate(0, 0, 7*i), nobody)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := s.Archive.Approval(t.Context(), e.Key); err != nil || a.State != c.want {
			t.Errorf("week %d: %s, %v; want %s", i, a.State, err, c.want)
		}
	}
}

// TestHasNews tells a story that goes on from one that is new, and a finding that
// was told from one that was not.
func TestHasNews(t *testing.T) {
	told := func(heading, finding string) *document.Document {
		return &document.Document{Period: period.Period{}, Blocks: document.Blocks{
			document.List{Findings: true, Items: []document.Paragraph{document.Say(finding)}},
			document.Story{Heading: heading},
		}}
	}
	before := told("Wards close", "Pay is above plan.")
	for _, c := range []struct {
		after      *document.Document
		news, find bool
	}{
		{told("Wards close", "Pay is above plan."), false, false},
		{told("Wards open", "Pay is above plan."), true, false},
		{told("Wards close", "Cash is below plan."), false, true},
		{&document.Document{}, false, false},
		{&document.Document{Blocks: document.Blocks{document.Chart{Thresholds: []document.Threshold{{Name: "target"}}}}}, true, false},
	} {
		if news, find := document.HasNews(before, c.after), document.HasNewFinding(before, c.after); news != c.news || find != c.find {
			t.Errorf("%+v: news %t, a new finding %t", c.after.Blocks, news, find)
		}
	}
}
