package edition_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// turned is a source that is read when it is its turn, and says when it has been
// read.
type turned struct {
	source.Source
	turn, read chan struct{}
}

func (s turned) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	<-s.turn
	defer func() { s.read <- struct{}{} }()
	return s.Source.Read(ctx, r)
}

// lengthy is a source of so many rows of 10,000 characters.
type lengthy int

func (rows lengthy) Read(_ context.Context, r source.Request) (*table.Table, error) {
	t := &table.Table{Reading: &table.Reading{Source: r.Source, Place: r.Source + ".csv"}, Columns: []table.Column{{Name: "ward", Kind: table.Text}}}
	for i := range int(rows) {
		from := table.Origin{Reading: t.Reading, Row: i + 2}
		t.Rows = append(t.Rows, []table.Value{{Kind: table.Text, Known: true, Text: strings.Repeat("x", 10_000), From: from}})
	}
	return t, nil
}

// orders are all orders of the names.
func orders(names ...string) (all [][]string) {
	if len(names) < 2 {
		return [][]string{names}
	}
	for i, first := range names {
		rest := append(append([]string{}, names[:i]...), names[i+1:]...)
		for _, others := range orders(rest...) {
			all = append(all, append([]string{first}, others...))
		}
	}
	return all
}

// TestRoomGoesByName reads four sources, for three of which there is room, in
// every order. The same one is refused each time, and the operator is told.
func TestRoomGoesByName(t *testing.T) {
	rows := map[string]int{"a": 100, "b": 150, "c": 80, "d": 40}
	for _, order := range orders("a", "b", "c", "d") {
		t.Run(strings.Join(order, ""), func(t *testing.T) {
			p, _ := press(t, beds())
			p.Spec.Sections, p.Supplies = nil, map[string]edition.Supply{}
			turns := source.NewTurns()
			p.Budget = func() *source.Budget { return turns.Budget(source.Limits{Memory: 3_200_000}) }
			all := map[string]turned{}
			for name, n := range rows {
				all[name] = turned{source.Shape(lengthy(n), table.Shape{}, false), make(chan struct{}), make(chan struct{}, 9)}
				p.Supplies[name] = edition.Supply{Source: all[name]}
				p.Spec.Sections = append(p.Spec.Sections, reports.Section{Table: &reports.Table{Title: name, From: name, Columns: []reports.TableColumn{{Name: "ward"}}, Limit: 1}})
			}
			told := map[string]string{}
			p.OnStep = func(s edition.Step) {
				if s.Verb == "read" || s.Verb == "missing" {
					told[s.Object] = s.Verb + " " + s.Result
				}
			}
			go func() {
				for _, name := range order {
					close(all[name].turn)
					<-all[name].read
				}
			}()
			for range 2 { // what an edition took is free for the next
				if _, err := p.Proof(t.Context(), due); err != nil {
					t.Fatal(err)
				}
				want := map[string]string{"c": "missing " + source.ErrFull.Error() + ": 3 MB"}
				for _, name := range []string{"a", "b", "d"} {
					want[name] = fmt.Sprintf("read %d rows from %s.csv", rows[name], name)
				}
				if diff := cmp.Diff(want, told); diff != "" {
					t.Error(diff)
				}
				clear(told)
			}
		})
	}
}
