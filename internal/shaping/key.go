package shaping

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// same tells whether two values of one kind are the same. Unknown ones are if the
// same word stands for both.
func same(a, b *table.Value) bool {
	switch {
	case a.Known != b.Known:
		return false
	case !a.Known || a.Kind == table.Text:
		return a.Text == b.Text
	case a.Kind == table.Date || a.Kind == table.Time:
		return a.Time.Equal(b.Time)
	}
	return a.Num.Equal(b.Num)
}

// compare orders two known values of one kind. In texts numbers have the order of
// their size: M2 comes before M10.
func compare(a, b *table.Value) int {
	switch a.Kind {
	case table.Text:
		return natural(a.Text, b.Text)
	case table.Date, table.Time:
		return a.Time.Compare(b.Time)
	}
	return a.Num.Cmp(b.Num)
}

// natural orders texts by their words and numbers.
func natural(a, b string) int {
	for a != "" && b != "" {
		x, y := run(a), run(b)
		if order := parts(a[:x], b[:y]); order != 0 {
			return order
		}
		a, b = a[x:], b[y:]
	}
	return cmp.Compare(len(a), len(b))
}

// parts orders two parts of texts, each all digits or without any.
func parts(a, b string) int {
	if isDigit(a[0]) && isDigit(b[0]) {
		x, y := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y), cmp.Compare(len(a), len(b)))
	}
	return cmp.Compare(a, b)
}

// run is how many bytes the text begins with that are all digits, or none.
func run(s string) int {
	n := 1
	for n < len(s) && isDigit(s[n]) == isDigit(s[0]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// index finds rows by their values in some columns. It keeps no copy of the
// values.
type index struct {
	seed    maphash.Seed
	start   uint64 // of hashes, and what they are multiplied by
	factor  uint64
	rows    [][]table.Value
	columns []int
	first   map[uint64]int32 // the first row of each hash
	next    []int32          // the next row of the same hash, -1 for none
}

// newIndex is an empty index of rows by the columns.
func newIndex(columns []int, rows int) *index {
	seed := maphash.MakeSeed()
	return &index{
		seed: seed, start: maphash.String(seed, "start"), factor: maphash.String(seed, "factor") | 1,
		columns: columns, first: make(map[uint64]int32, rows),
	}
}

// add adds a row. Its number is how many were added before.
func (x *index) add(hash uint64, row []table.Value) {
	next, ok := x.first[hash]
	if !ok {
		next = -1
	}
	x.first[hash] = int32(len(x.rows))
	x.next = append(x.next, next)
	x.rows = append(x.rows, row)
}

// find is the number of the row that has the values of the other row in its
// columns, -1 if there is none, and the hash of the values.
func (x *index) find(row []table.Value, columns []int) (int, uint64) {
	hash := x.hash(row, columns)
	at, ok := x.first[hash]
	if !ok {
		return -1, hash
	}
	for ; at >= 0; at = x.next[at] {
		if x.equal(x.rows[at], row, columns) {
			return int(at), hash
		}
	}
	return -1, hash
}

func (x *index) equal(own, row []table.Value, columns []int) bool {
	for i, c := range x.columns {
		if !same(&own[c], &row[columns[i]]) {
			return false
		}
	}
	return true
}

// hash is a number that is the same for the same values. Nobody who writes a
// source can foresee it, and so make many values that have one.
func (x *index) hash(row []table.Value, columns []int) uint64 {
	sum := x.start
	for _, c := range columns {
		high, low := bits.Mul64(sum^x.hashOf(&row[c]), x.factor)
		sum = high ^ low
	}
	return sum
}

func (x *index) hashOf(v *table.Value) uint64 {
	switch {
	case !v.Known || v.Kind == table.Text:
		return maphash.String(x.seed, v.Text)
	case v.Kind == table.Date || v.Kind == table.Time:
		return uint64(v.Time.Unix())
	}
	return x.hashNumber(v.Num)
}

// hashNumber is the same for 1, 1.0 and 1e0.
func (x *index) hashNumber(n decimal.Decimal) uint64 {
	c, ok := small(n)
	if !ok {
		return maphash.String(x.seed, n.String())
	}
	e := n.Exponent()
	for c != 0 && c%10 == 0 {
		c /= 10
		e++
	}
	if c == 0 {
		e = 0
	}
	return uint64(c) ^ uint64(e)<<57
}

// small is the coefficient of a number, if that is short.
func small(n decimal.Decimal) (int64, bool) {
	if n.NumDigits() > 17 {
		return 0, false
	}
	return n.CoefficientInt64(), true
}

// known tells whether all values of the row in the columns are known.
func known(row []table.Value, columns []int) bool {
	for _, c := range columns {
		if !row[c].Known {
			return false
		}
	}
	return true
}

// words are the values of a row in the columns, as messages name them.
func words(row []table.Value, columns []int) string {
	var all []string
	for _, c := range columns {
		if word := row[c].String(); word != "" {
			all = append(all, word)
		} else {
			all = append(all, "(empty)")
		}
	}
	return "“" + strings.Join(all, " · ") + "”"
}

// keyed names a row by its key and the cell of that.
func keyed(row []table.Value, columns []int) string {
	return words(row, columns) + " at " + row[columns[0]].From.String()
}
