package outturn

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

var columns = map[string]string{"body": "system", "year": "year", "plan": "plan", "actual": "outturn", "vintage": "basis"}

// outturns makes a table of lines such as "Devon,2023-24,final,-40,-60.5", in
// £m; a plan or an outturn that is no number is not known.
func outturns(t *testing.T, lines ...string) *table.Table {
	t.Helper()
	tab := &table.Table{
		Reading: &table.Reading{Place: "test.csv"},
		Columns: []table.Column{
			{Name: "system", Kind: table.Text}, {Name: "year", Kind: table.Year}, {Name: "basis", Kind: table.Text},
			{Name: "plan", Kind: table.Money, Unit: "GBP"}, {Name: "outturn", Kind: table.Money, Unit: "GBP"},
		},
	}
	records, err := csv.NewReader(strings.NewReader(strings.Join(lines, "\n"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range records {
		year, err := period.Years{}.Year(r[1])
		if err != nil {
			t.Fatal(err)
		}
		tab.Rows = append(tab.Rows, []table.Value{
			{Kind: table.Text, Known: true, Text: r[0]},
			{Kind: table.Year, Known: true, Num: decimal.NewFromInt(int64(year.Begins))},
			{Kind: table.Text, Known: r[2] != "", Text: r[2]},
			pounds(tab.Reading, r[3], i+1, "D"), pounds(tab.Reading, r[4], i+1, "E"),
		})
	}
	return tab
}

func pounds(reading *table.Reading, text string, row int, column string) table.Value {
	n, err := decimal.NewFromString(text)
	return table.Value{Kind: table.Money, Known: err == nil, Text: text, Num: n.Shift(6),
		From: table.Origin{Reading: reading, Row: row, Column: column}}
}

// sample is the plan and outturn of the 42 systems that the product ships.
func sample(t *testing.T) *table.Table {
	t.Helper()
	f, err := os.Open("../../../../config/data/system_plan_outturn.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range records[1:] {
		lines = append(lines, strings.Join([]string{strconv.Quote(r[1]), r[3], r[4], r[5], r[6]}, ","))
	}
	return outturns(t, lines...)
}

// options are those of a report without any of its own.
func options(o kind.Options) kind.Options {
	o.Columns, o.Tolerance, o.Unit, o.Decimals = columns, financetest.Tolerance, finance.Unit{Sign: "£", Scale: "m"}, 1
	o.Called, o.Top, o.Total = "body", 3, true
	return o
}

func comparing(t *testing.T, tab *table.Table, o kind.Options) *comparison {
	t.Helper()
	var c *comparison
	k := Kind
	k.Compute = func(w *kind.Work) (r *kind.Result, err error) {
		if c, err = newComparison(w); err != nil {
			return nil, err
		}
		return c.result(), nil
	}
	if _, err := k.Make(tab, nil, options(o)); err != nil {
		t.Fatal(err)
	}
	return c
}

// said is what a kind says of a table, a line for each paragraph.
func said(t *testing.T, k kind.Kind, tab *table.Table, o kind.Options) []string {
	t.Helper()
	r, err := k.Make(tab, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range r.Said {
		lines = append(lines, s.Sentence.Plain())
	}
	return lines
}

func TestThePublishedCounts(t *testing.T) {
	c := comparing(t, sample(t), kind.Options{})
	for _, want := range []struct {
		o                    outturn
		count                string
		known, missed        int
		plan, actual, spread int64 // £m
	}{
		{c.years[0], "2022-23 final", 42, 18, -100, -634, -534},
		{c.years[1], "2023-24 draft", 42, 25, -650, -2030, -1380},
		{c.others[0], "2022-23 draft", 42, 16, -100, -634, -534},
	} {
		got := []any{want.o.Year.String() + " " + want.o.Label, want.o.bodies.N.Int(), want.o.missed.Int(),
			want.o.total.plan.Num.Shift(-6).String(), want.o.total.actual.Num.Shift(-6).String(), want.o.total.variance.Num.Shift(-6).String()}
		if diff := cmp.Diff([]any{want.count, want.known, want.missed, str(want.plan), str(want.actual), str(want.spread)}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.count, diff)
		}
	}
}

func str(n int64) string { return strconv.FormatInt(n, 10) }

func TestThePublishedSentences(t *testing.T) {
	o := options(kind.Options{})
	o.Called = "system"
	got := said(t, Kind, sample(t), o)
	want := []string{
		"Twenty-five of the 42 systems – more than half – missed their plans in 2023-24, up from 18 the year before (16 in the draft accounts).",
		"Twelve systems – such as Greater Manchester, West Yorkshire and South West London – overspent despite plans to break even. Thirteen others – such as Lancashire and South Cumbria, North East and North Cumbria, and Cheshire and Merseyside – ended with larger deficits than planned.",
		"The planned deficit of £650m became around £2bn (£2,030m) in 2023-24; the variance is £1,380m, adverse.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Statement 2 of the design names systems of its own choice.
func TestTheNamedSystemsStandForTheirClasses(t *testing.T) {
	o := options(kind.Options{Say: []string{"classes"}, About: []string{
		"Greater Manchester", "North East London", "Derby and Derbyshire", "Nottingham and Nottinghamshire",
		"Devon", "Kent and Medway", "Shropshire, Telford and Wrekin", "Frimley"}})
	o.Called = "system"
	want := []string{"Twelve systems – such as Greater Manchester, North East London, Derby and Derbyshire, and Nottingham and Nottinghamshire – overspent despite plans to break even. " +
		"Thirteen others – such as Devon; Kent and Medway; and Shropshire, Telford and Wrekin – ended with larger deficits than planned."}
	if diff := cmp.Diff(want, said(t, Kind, sample(t), o)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
