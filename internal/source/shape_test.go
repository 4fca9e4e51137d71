package source

import (
	"context"
	"strings"
	"testing"

	"catchup/internal/table"
)

// words is a source of one column of text.
type words []string

func (w words) Read(context.Context, Request) (*table.Table, error) {
	g, err := table.Shape{}.Grid(&table.Reading{Place: "data.csv"}, []string{"Sum"})
	if err != nil {
		return nil, err
	}
	for i, word := range w {
		if err := g.Add(i+2, []string{word}); err != nil {
			return nil, err
		}
	}
	return g.Table()
}

func TestShape(t *testing.T) {
	columns := table.Columns{"sum": {Kind: table.Number}}
	got, err := Shape(words{"(471)", ""}, table.Shape{Columns: columns}, true).Read(t.Context(), Request{})
	if err != nil || len(got.Rows) != 1 || got.Rows[0][0].Num.IntPart() != -471 || !got.Illustrative {
		t.Errorf("%+v %v", got, err)
	}
	_, err = Shape(words{"many"}, table.Shape{Columns: columns}, false).Read(t.Context(), Request{})
	if err == nil || !strings.HasPrefix(err.Error(), "reading data.csv: these cells cannot be read:\ndata.csv, row 2, column A (sum): \"many\"") {
		t.Error(err)
	}
	if got, err := Shape(words{"many"}, table.Shape{}, false).Read(t.Context(), Request{}); err != nil || got.Rows[0][0].Text != "many" || got.Illustrative {
		t.Errorf("%+v %v", got, err)
	}
}
