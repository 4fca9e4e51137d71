package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// waits is a control chart with all that one can have, of sample numbers.
func waits() Chart {
	c := controlled(
		Limits{To: 1, Lower: points("1")[0], Centre: points("2")[0], Upper: points("3")[0], Trial: true},
		Limits{From: 2, To: 2, Centre: points("3")[0], Reason: "The ward moved."})
	c.Alt = "Waits were longer in July."
	c.Series[0].Points[2].Tone = Concerning
	c.Thresholds = []Threshold{{Name: "Target", Num: decimal.NewFromInt(2), Shown: "2"}}
	c.Signs = []Cell{{Shown: "Concerning variation", Tone: Concerning}}
	c.Events = []Event{{At: 1, Words: "a strike"}}
	return c
}

// TestControlInWords says everything that the drawing shows.
func TestControlInWords(t *testing.T) {
	want := "Waits were longer in July. Concerning variation. May 1, June 2, July 3 (concerning). Target 2. " +
		"Trial limits, May to June: 1 to 3, mean 2. Limits, July: mean 3. The ward moved. June: a strike."
	if diff := cmp.Diff(want, waits().Spoken()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestControlData has the limits and the mark of each point beside it.
func TestControlData(t *testing.T) {
	var lines []string
	data := waits().Data()
	for _, r := range data.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Words())
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	want := []string{
		"May | 1 | 1 | 2 | 3 | ○ common cause", "June | 2 | 1 | 2 | 3 | ○ common cause", "July | 3 | – | 3 | – | ■ concerning", "Target | 2 | – | – | – | –",
		"Trial limits, May to June.", "Limits, July: The ward moved.", "June: a strike.",
	}
	if diff := cmp.Diff(want, append(lines, data.Notes...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
