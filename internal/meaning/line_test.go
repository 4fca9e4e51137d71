package meaning

import (
	"slices"
	"testing"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Income beside spending, both above zero, is asked about, unless a column or the
// signs of the amounts say which is which.
func TestIncomeBesideSpending(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		lined bool
		sign  table.Sign
		asks  bool
	}{
		{"both above zero", []string{"Care income,M1,50", "Pay,M1,40"}, false, "", true},
		{"a column says it", []string{"Care income,M1,50", "Pay,M1,40"}, true, "", false},
		{"all are called spending", []string{"Care income,M1,50", "Pay,M1,40"}, false, table.Spending, true},
		{"what is saved", []string{"Care income,M1,50", "Pay,M1,40"}, false, table.Surplus, false},
		{"spending below zero", []string{"Care income,M1,50", "Pay,M1,-40"}, false, "", false},
		{"income below zero", []string{"Provider income,M1,-50", "Provider expenditure,M1,40"}, false, "", false},
		{"spending alone", []string{"Drugs,M1,50", "Pay,M1,40"}, false, "", false},
		{"income alone", []string{"Income,M1,50", "Other income,M1,40"}, false, "", false},
		{"a cost of income", []string{"Income generation,M1,50", "Pay,M1,40"}, false, "", false},
		{"other names", []string{"Paynham,M1,50", "Incomers,M1,40"}, false, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			use := Use{Section: "Lines", Lined: c.lined, Fields: []Field{
				{Name: "line", Column: "line", Means: Shows | Names}, {Name: "month", Column: "when", Means: Shows | Keys},
				{Name: "actual", Column: "actual", Means: Shows | Adds | Directs},
			}}
			source := told(t, period.Years{}, table.Text, c.lines...)
			source.Columns[2].Sign = c.sign
			var asked []string
			for _, d := range Interpret(source, Spec{}, []Use{use}).Doubts {
				asked = append(asked, d.What)
			}
			if got := slices.Contains(asked, "lines"); got != c.asks || got && len(asked) > 1 {
				t.Errorf("asked about %q", asked)
			}
		})
	}
}
