package subscriber

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// listOf makes a table of CSV, as a source would.
func listOf(t *testing.T, text string) *table.Table {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	reading := &table.Reading{Place: "config/readers.csv"}
	list := &table.Table{Reading: reading}
	for _, name := range rows[0] {
		list.Columns = append(list.Columns, table.Column{Name: name, Kind: table.Text})
	}
	for i, cells := range rows[1:] {
		var row []table.Value
		for j, text := range cells {
			row = append(row, table.Value{
				Kind: table.Text, Known: text != "", Text: text,
				From: table.Origin{Reading: reading, Row: i + 2, Column: string(rune('A' + j))},
			})
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// read reads the list as a source of many rows would.
func read(t *testing.T, list *table.Table) (subscribers []Subscriber, problems check.Problems) {
	t.Helper()
	l := newList(func(s Subscriber) { subscribers = append(subscribers, s) })
	kept, err := table.Shape{Keep: l.filter()}.Apply(list)
	if err != nil || len(kept.Rows) != 0 {
		t.Fatalf("%d rows are kept, %v", len(kept.Rows), err)
	}
	return subscribers, l.found()
}

func TestList(t *testing.T) {
	list := listOf(t, `Email,name,lang,reports,region,joined,state
a@example.org,Anna  Bell,en-GB,weekly finance,North,2020-01-02,left
,,,,,,
B@example.org,,,"weekly;daily",,,
`)
	list.Rows[0][5] = table.Value{Kind: table.Number, Known: true, Num: decimal.RequireFromString("7.50")}
	got, problems := read(t, list)
	if problems != nil {
		t.Fatal(problems)
	}
	want := []Subscriber{
		{
			Email: "a@example.org", Name: "Anna Bell", Lang: "en-GB", Reports: []string{"weekly", "finance"},
			Attributes: map[string]string{"region": "North", "joined": "7.5"}, State: Left,
		},
		{Email: "B@example.org", Reports: []string{"weekly", "daily"}},
	}
	if diff := cmp.Diff(want, got, cmp.Transformer("empty", func(s []string) string { return strings.Join(s, " ") })); diff != "" {
		t.Errorf("readers (-want +got):\n%s", diff)
	}
}

// A list in YAML or JSON comes as a column for each of its members.
func TestListOfLists(t *testing.T) {
	got, problems := read(t, listOf(t, "email,name,reports.1,reports.2,reports.note\na@example.org,\"An\x00na\nBell\",weekly,finance,none\nb@example.org,,,,\n"))
	if problems != nil {
		t.Fatal(problems)
	}
	want := []Subscriber{
		{Email: "a@example.org", Name: "An na Bell", Reports: []string{"weekly", "finance"}, Attributes: map[string]string{"reports.note": "none"}},
		{Email: "b@example.org"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("readers (-want +got):\n%s", diff)
	}
}

func TestListProblems(t *testing.T) {
	for text, want := range map[string]string{
		"name,e-mail\nAnna,a@example.org\n": `config/readers.csv: the list of readers has no column email (did you mean "e-mail"?)`,
		`name,email,lang
Anna,a@example.org,en
Bob,,en
Cat,Cat <c@example.org>,en
Dan,A@Example.org,zz-?
Eve,A@Example.org,en
`: `config/readers.csv:3:2: email: the reader has no address
config/readers.csv:4:2: email: "Cat <c@example.org>" is not an e-mail address (write it as name@example.org, the name in its own column)
config/readers.csv:5:3: lang: "zz-?" is not a language (write it as en-GB or de)
config/readers.csv:6:2: email: A@Example.org is a duplicate: it stands in row 2 already (leave one of the two rows out)`,
		"email,state\na@example.org,unsubscribed\nb@example.org,erased\nc@example.org, Left \n": `config/readers.csv:2:2: state: "unsubscribed" is not a state of a reader (active, left or suspended; another name for the column if it means something else)
config/readers.csv:3:2: state: a list cannot say that a reader is erased (leave the row out; catchup subscribers erase ADDRESS forgets a reader)`,
	} {
		_, problems := read(t, listOf(t, text))
		if diff := cmp.Diff(want, problems.Error()); diff != "" {
			t.Errorf("problems (-want +got):\n%s", diff)
		}
	}
}

func TestExport(t *testing.T) {
	signed := time.Date(2024, 6, 14, 17, 0, 0, 0, time.FixedZone("BST", 3600))
	subscribers := []Subscriber{
		{ID: "1", Email: "a@example.org", Name: "Bell, Anna", Reports: []string{"weekly", "daily"}, State: Active, Signed: signed,
			Attributes: map[string]string{"role": "nurse", "region": "North"}},
		{ID: "2", Email: "b@example.org", Lang: "de", State: Left, Signed: signed, Left: signed},
	}
	var out bytes.Buffer
	if err := Export(&out, func(yield func(Subscriber, error) bool) {
		_ = yield(subscribers[0], nil) && yield(subscribers[1], nil)
	}); err != nil {
		t.Fatal(err)
	}
	want := `email,name,lang,reports,region,role,state,signed,left
a@example.org,"Bell, Anna",,weekly daily,North,nurse,active,2024-06-14T16:00:00Z,
b@example.org,,de,,,,left,2024-06-14T16:00:00Z,2024-06-14T16:00:00Z
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("export (-want +got):\n%s", diff)
	}
	back, problems := read(t, listOf(t, out.String()))
	if problems != nil {
		t.Fatal(problems)
	}
	subscribers[0].ID, subscribers[1].ID, subscribers[0].State = "", "", ""
	if diff := cmp.Diff(subscribers, back, cmp.Transformer("empty", func(s []string) string { return strings.Join(s, " ") })); diff != "" {
		t.Errorf("the export read back (-want +got):\n%s", diff)
	}
}

// TestRollDates gives the times that a list does not give, and takes none that
// has not come yet.
func TestRollDates(t *testing.T) {
	now := time.Date(2024, 6, 14, 17, 0, 0, 0, time.UTC)
	list := listOf(t, "email,state,signed,left\na@example.org,left,2024-01-02T03:04:05Z,2024-02-02T03:04:05Z\nb@example.org,suspended,2033-01-01T00:00:00Z,2033-01-01T00:00:00Z\nc@example.org,left,,soon\nd@example.org,,,\n")
	roll := &Roll{Now: now, Read: func(_ context.Context, keep *table.Filter) error {
		_, err := table.Shape{Keep: keep}.Apply(list)
		return err
	}}
	var got []string
	for r, err := range roll.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, stamp(r.Signed)+" "+stamp(r.Left))
	}
	want := []string{"2024-01-02T03:04:05Z 2024-02-02T03:04:05Z", "2024-06-14T17:00:00Z 2024-06-14T17:00:00Z", "2024-06-14T17:00:00Z 2024-06-14T17:00:00Z", "2024-06-14T17:00:00Z "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("signed and left (-want +got):\n%s", diff)
	}
}

// TestUnread counts the rows of a list that cost somebody apart from those that
// only repeat an address. Nothing of what stands in them is told.
func TestUnread(t *testing.T) {
	text := "email,lang\nanna@\nnot an address,en\nb@example.org,\nB@example.org,\nc@exam\u200bple.org,\nd@example.org,zz-?\nd@example.org,de\n"
	roll := &Roll{Read: func(_ context.Context, keep *table.Filter) error {
		_, err := table.Shape{Keep: keep}.Apply(listOf(t, strings.Replace(text, "anna@\n", "anna@,\n", 1)))
		keep.Torn(11, "a quote is not closed")
		return err
	}}
	var got []string
	for r, err := range roll.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r.Email+r.Lang)
	}
	if diff := cmp.Diff([]string{"b@example.org", "d@example.orgde"}, got); diff != "" {
		t.Errorf("readers (-want +got):\n%s", diff)
	}
	unread, repeated := roll.Unread()
	want := "5 rows of config/readers.csv could not be read: row 2: the email is not an e-mail address; row 3: the email is not an e-mail address; " +
		"row 6: the email holds U+200B, a character that nobody sees; row 7: the lang is not a language; row 11: a quote is not closed"
	if diff := cmp.Diff(want, unread.String()); diff != "" {
		t.Errorf("unread (-want +got):\n%s", diff)
	}
	if want := []string{"row 5: its address stands in row 4 already"}; !cmp.Equal(want, repeated.Rows) || repeated.Count != 1 {
		t.Errorf("repeated are %+v", repeated)
	}
	if n := len(roll.Problems()); n != 6 {
		t.Errorf("%d problems, want 6: %v", n, roll.Problems())
	}
}
