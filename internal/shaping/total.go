package shaping

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Columns beside each other of which one is the sum of others, as the total of a
// year of months is, would be counted twice once they stand below each other.

// fewSums is how many rows must show that a column is the sum of others, mostTurned
// how many columns are looked at, and firstRows in how many rows with amounts it is
// looked first.
const (
	fewSums    = 2
	mostTurned = 40
	firstRows  = 100
)

// sums are the doubts about columns that are the sum of others in every row.
func (u unpivoting) sums(w *work, t *table.Table) (doubts []table.Doubt) {
	if len(u.turn) < 3 || len(u.turn) > mostTurned || !t.Columns[u.turn[0]].Kind.Numeric() {
		return nil
	}
	some := u.telling(t)
	for k := range u.turn {
		first, last, ok := u.parts(some, k)
		if !ok || !u.isSum(t, k, first, last) {
			continue
		}
		names := [3]string{t.Columns[u.turn[k]].Name, t.Columns[u.turn[first]].Name, t.Columns[u.turn[last]].Name}
		doubts = append(doubts, table.Doubt{
			What:  "total",
			Words: fmt.Sprintf("the column %q is the sum of those from %q to %q in every row", names[0], names[1], names[2]),
			One:   "it is their total, and would be counted twice as rows",
			Other: "it is a value of its own",
			Cure:  fmt.Sprintf("%s without %q among its columns, or totals: read in it", w.at, names[0]),
			Cells: []table.Origin{t.Rows[0][u.turn[k]].From},
		})
	}
	return doubts
}

// telling is the table of the first rows that tell whether a column is the sum of
// others: in which more than one of them is not zero.
func (u unpivoting) telling(t *table.Table) *table.Table {
	var kept [][]table.Value
	for i, row := range t.Rows {
		amounts := 0
		for _, at := range u.turn {
			if row[at].Known && !row[at].Num.IsZero() {
				amounts++
			}
		}
		if t.Role(i) == table.Body && amounts > 1 {
			kept = append(kept, row)
		}
		if len(kept) == firstRows {
			break
		}
	}
	return with(t, t.Columns, kept, nil)
}

// parts are the first and the last of the columns that the k-th is the sum of:
// all others, or some that stand directly before it.
func (u unpivoting) parts(t *table.Table, k int) (first, last int, ok bool) {
	end := len(u.turn) - 1
	if k == end {
		end--
	}
	begin := 0
	if k == 0 {
		begin = 1
	}
	if u.isSum(t, k, begin, end) {
		return begin, end, true
	}
	for first := range max(0, k-1) {
		if u.isSum(t, k, first, k-1) {
			return first, k - 1, true
		}
	}
	return 0, 0, false
}

// isSum tells whether the k-th column is the sum of the others from first to last
// in every row in which all are known, and whether enough rows show it.
func (u unpivoting) isSum(t *table.Table, k, first, last int) bool {
	shown := 0
	for i, row := range t.Rows {
		if t.Role(i) != table.Body {
			continue
		}
		total := &row[u.turn[k]]
		sum, parts, known := u.sum(row, k, first, last)
		switch {
		case !known || !total.Known:
		case !sum.Equal(total.Num):
			return false
		case parts > 1:
			shown++
		}
	}
	return shown >= fewSums
}

// sum is the sum of columns of a row without the k-th, and how many of them are
// not zero.
func (u unpivoting) sum(row []table.Value, k, first, last int) (sum decimal.Decimal, parts int, known bool) {
	for n := first; n <= last; n++ {
		v := &row[u.turn[n]]
		switch {
		case n == k:
		case !v.Known:
			return sum, 0, false
		default:
			sum = sum.Add(v.Num)
			if !v.Num.IsZero() {
				parts++
			}
		}
	}
	return sum, parts, true
}
