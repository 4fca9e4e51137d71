package financetest

import (
	"regexp"
	"strings"
	"testing"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// labels are numbers that are no figures: days, years and the months of tables.
var labels = regexp.MustCompile(`\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b\d{4}(?:-\d{2})?\b|\b[MQ]\d+\b`)

// EverySentenceStandsInItsTable holds that no number of a sentence is absent
// from its table, but for the words of hedges and the months that the caption
// names, and that no figure stands in bare words.
func EverySentenceStandsInItsTable(t *testing.T, r *kind.Result) {
	t.Helper()
	printed := map[string]bool{}
	for _, row := range r.All() {
		for _, c := range row.Cells {
			if c.Quantity != nil && c.Quantity.Known {
				printed[c.Quantity.Num.Abs().String()] = true
			}
		}
	}
	for _, s := range r.Said {
		for _, p := range s.Sentence {
			switch {
			case p.Quantity == nil && strings.ContainsAny(labels.ReplaceAllString(p.Text, ""), "0123456789"):
				t.Errorf("a figure in bare words: %q", p.Text)
			case p.Quantity != nil && numeral(p.Text) && !ofMonths(*p.Quantity) && !printed[p.Quantity.Num.Abs().String()]:
				t.Errorf("%q (%s) is not in the table: %s", p.Text, p.Quantity.Key(), s.Sentence.Plain())
			}
		}
	}
}

// spelt are the numbers below a hundred in words.
var spelt = func() map[string]bool {
	all := map[string]bool{}
	for n := range 100 {
		all[finance.InWords(n, "no")] = true
	}
	return all
}()

// numeral tells whether words are a number, not a hedge such as "9 in 10".
func numeral(text string) bool {
	return !strings.Contains(text, " in ") &&
		(strings.ContainsAny(text, "0123456789") || spelt[strings.ToLower(text)])
}

// ofMonths tells whether the number is one of months or years, or of the
// places that stand in the heads.
func ofMonths(q finance.Quantity) bool {
	return q.What == "places" || strings.Contains(q.What, "month") || strings.Contains(q.What, "quarters") || strings.Contains(q.What, "years") || strings.Contains(q.What, "periods")
}
