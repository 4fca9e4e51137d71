package edition

import (
	"context"
	"testing"
	"time"

	"catchup/internal/expect"
	"catchup/internal/period"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// asked is a source that remembers how it was asked.
type asked struct{ request source.Request }

func (a *asked) Read(_ context.Context, r source.Request) (*table.Table, error) {
	a.request = r
	return &table.Table{Reading: &table.Reading{}}, nil
}

// TestReadAsksForRowsThatAreNeeded reads the rows that a report needs, and all
// where something is expected of the source, or of another that is held
// against it.
func TestReadAsksForRowsThatAreNeeded(t *testing.T) {
	spec := reports.Spec{Period: period.Week, Sections: []reports.Section{{Finance: &reports.Finance{
		Kind: "plan-outturn", From: "outturn", Columns: map[string]string{"year": "year"}, Compare: []period.YearName{"2023-24"},
	}}}}
	listed := &expect.Spec{Known: map[string]expect.Reference{"code": {Source: "outturn"}}}
	for _, test := range []struct {
		name    string
		of, bed *expect.Spec // what is expected of outturn and of another source
		all     bool
	}{
		{"some", nil, &expect.Spec{}, false},
		{"expected", &expect.Spec{}, nil, true},
		{"a list of codes", nil, listed, true},
	} {
		var outturn asked
		p := &Press{Spec: spec, Supplies: map[string]Supply{
			"outturn": {Source: &outturn, Expect: test.of}, "beds": {Source: &asked{}, Expect: test.bed},
		}}
		p.read(t.Context(), time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC), nil)
		if all := outturn.request.Shape.Keep == nil; all != test.all || outturn.request.Source != "outturn" {
			t.Errorf("%s: all rows are asked for: %v", test.name, all)
		}
	}
}
