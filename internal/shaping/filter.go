package shaping

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/control"
	"catchup/internal/table"
)

// Filter are conditions by the columns that they are for.
type Filter map[string]Condition

// Condition is what a value must be: a value, a list of values of which it must
// be one, a range (2019-20..2023-24), a comparison (> 5m), “not” and a value,
// known or unknown, or latest: the newest year, month, day or time of the rows that
// meet the other conditions. Values are written as in the source. An unknown value
// meets no condition but “unknown”. After = a text is taken as it stands.
type Condition []string

// UnmarshalText reads a condition that stands alone.
func (c *Condition) UnmarshalText(text []byte) error {
	*c = Condition{control.Tame(string(text))}
	return nil
}

func (f Filter) plan(p planner) (Schema, action) {
	var tests []*test
	for _, name := range slices.Sorted(maps.Keys(f)) {
		at := p.at.Key(name)
		column, i := p.column(at, name)
		if t := f[name].test(at, column); t != nil {
			t.at = i
			tests = append(tests, t)
		}
	}
	if len(f) == 0 {
		p.at.Note("{ year: 2023-24 }", "a filter needs a condition")
	}
	return p.in, func(w *work, t *table.Table) (*table.Table, error) { return filter(w, t, tests) }
}

// CheckFor notes conditions that the columns of the schema cannot meet.
func (f Filter) CheckFor(at check.Place, of Schema) { f.plan(planner{at: at, in: of}) }

// Keep is the table with the rows that meet all conditions; t is not changed.
func (f Filter) Keep(t *table.Table) (*table.Table, error) {
	var wrong check.Problems
	_, act := f.plan(planner{at: check.At("", &wrong), in: Schema{Columns: t.Columns}})
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	return act(&work{}, t)
}

// filter keeps the rows that pass all tests. Those that ask for the latest come
// after the others, that of a year first, each for the rows that are left then.
func filter(w *work, t *table.Table, tests []*test) (*table.Table, error) {
	kept, unknown := positions(len(t.Rows)), 0
	for _, turn := range []turn{atOnce, latestYear, latestOther} {
		left, lacking, err := keep(t, kept, in(turn, tests))
		if err != nil {
			return nil, err
		}
		kept, unknown = left, unknown+lacking
	}
	rows, as := make([][]table.Value, len(kept)), roles{of: t}
	for i, from := range kept {
		rows[i] = t.Rows[from]
		as.add(from)
	}
	tellLeft(w, len(t.Rows), len(rows), unknown)
	for _, test := range tests {
		test.tell(w)
	}
	return with(t, t.Columns, rows, as.roles), nil
}

// keep keeps those of the rows that pass the tests, and counts those that do not
// because a value is not known.
func keep(t *table.Table, rows []int, tests []*test) (kept []int, unknown int, err error) {
	for _, test := range tests {
		test.reset()
		test.look(t, rows)
	}
	for _, i := range rows {
		passes, known, err := pass(tests, func(at int) *table.Value { return &t.Rows[i][at] })
		switch {
		case err != nil:
			return nil, 0, err
		case passes:
			kept = append(kept, i)
		case !known:
			unknown++
		}
	}
	return kept, unknown, nil
}

// pass tells whether a row passes all tests, and whether every value that keeps it
// from that is known.
func pass(tests []*test, value func(at int) *table.Value) (passes, known bool, err error) {
	passes, known = true, true
	for _, test := range tests {
		v := value(test.at)
		ok, err := test.passes(v)
		if err != nil {
			return false, false, err
		}
		passes = passes && ok
		known = known && (ok || v.Known)
	}
	return passes, known, nil
}

// tellLeft tells how many rows a filter leaves.
func tellLeft(w *work, all, kept, unknown int) {
	left := all - kept
	if left == 0 {
		return
	}
	words := fmt.Sprintf("of %s %d %s", some(all, "row"), kept, does(kept, "stay"))
	if kept == 0 {
		words = fmt.Sprintf("none of %s stays", some(all, "row"))
	}
	if unknown > 0 {
		words += fmt.Sprintf("; of those left out, %d %s tested on a value that is not known", unknown, are(unknown))
	}
	w.tell("%s", words)
}

// test is a condition on a column. A value passes if any of the clauses holds, or
// if all of them are negative, if all hold.
type test struct {
	at      int
	name    string
	clauses []*clause
	all     bool
	turn    turn
	newest  *table.Value // of the rows, if it asks for the latest
	near    list         // values that differ from one asked for in capitals or spaces alone
	seen    map[string]bool
}

// turn is when a test is asked: at once, or after others if it asks for the latest
// of what they leave.
type turn int

const (
	atOnce turn = iota
	latestYear
	latestOther
)

// in are the tests of a turn.
func in(now turn, tests []*test) []*test {
	return slices.DeleteFunc(slices.Clone(tests), func(t *test) bool { return t.turn != now })
}

// look finds the newest value of the rows, if the test asks for it.
func (t *test) look(of *table.Table, rows []int) {
	if t.turn == atOnce {
		return
	}
	t.newest = nil
	for _, i := range rows {
		if v := &of.Rows[i][t.at]; v.Known && (t.newest == nil || compare(v, t.newest) > 0) {
			t.newest = v
		}
	}
}

// reset forgets the rows that were tested before.
func (t *test) reset() {
	t.near, t.seen = list{}, map[string]bool{}
	for _, c := range t.clauses {
		c.met = false
	}
}

// test reads the condition for a column; nil if its kind is not known yet.
func (c Condition) test(at check.Place, column table.Column) *test {
	t := &test{name: column.Name}
	negative := 0
	for i, words := range c {
		place := at
		if len(c) > 1 {
			place = at.Item(i)
		}
		clause := t.read(place, words, column)
		if clause == nil {
			continue
		}
		t.clauses = append(t.clauses, clause)
		if clause.negative {
			negative++
		}
	}
	t.all = negative > 0
	switch {
	case len(c) == 0:
		at.Note("", "a condition needs a value")
	case negative > 0 && negative < len(t.clauses):
		at.Note("write two filters", "values that are wanted and values that are not stand in one list")
	}
	if column.Kind == "" {
		return nil
	}
	return t
}

// passes tells whether the value meets the condition.
func (t *test) passes(v *table.Value) (bool, error) {
	for _, c := range t.clauses {
		ok, err := c.passes(v)
		if err != nil {
			return false, fmt.Errorf("%s (%s): %w", v.From, t.name, err)
		}
		c.met = c.met || ok != c.negative
		if ok != t.all {
			return ok, nil
		}
	}
	if !t.all {
		t.nearly(v)
	}
	return t.all, nil
}

// nearly notes a text that is nearly one of those asked for.
func (t *test) nearly(v *table.Value) {
	if v.Kind != table.Text || !v.Known || len(t.seen) >= manySeen || t.seen[v.Text] {
		return
	}
	t.seen[v.Text] = true
	for _, c := range t.clauses {
		if c.folded != "" && c.folded == table.Folded(v.Text) {
			t.near.add("%q at %s", v.Text, v.From)
		}
	}
}

// manySeen bounds the texts that a test looks at for being nearly right.
const manySeen = 10_000

// tell notes the values that no row has, and those that are nearly asked for.
func (t *test) tell(w *work) {
	if t.near.count > 0 {
		w.tell("rows are left out whose %s is nearly one that is asked for: %s", t.name, &t.near)
	}
	for _, c := range t.clauses {
		if c.equal && !c.met {
			w.tell("no row has the %s %q", t.name, c.words)
		}
	}
}

// operators are the signs of comparisons, the longer before the shorter.
var operators = []string{">=", "<=", "!=", "≥", "≤", "≠", ">", "<", "="}

// clause is one part of a condition.
type clause struct {
	words    string
	folded   string // of a text that is asked for
	equal    bool   // one value is asked for
	negative bool
	met      bool // some value is the one named
	holds    func(v *table.Value) (bool, error)
	blank    bool // unknown values are asked for
}

func (c *clause) passes(v *table.Value) (bool, error) {
	if !v.Known {
		return c.blank, nil
	}
	if c.blank {
		return false, nil
	}
	ok, err := c.holds(v)
	return ok != c.negative, err
}

// latest is the word that asks for the newest value.
const latest = "latest"

// read reads a part of a condition, as readClause does, or one that asks for the
// latest.
func (t *test) read(at check.Place, words string, column table.Column) *clause {
	if !asksLatest(words) || column.Kind == "" || column.Kind == table.Text {
		return readClause(at, words, column)
	}
	switch column.Kind {
	case table.Year:
		t.turn = latestYear
	case table.Month, table.Date, table.Time:
		t.turn = latestOther
	default:
		at.Note("sort by it, and take the first by limit", "the column %q is of kind %s, and only years, months, days and times have a latest", column.Name, column.Kind)
		return nil
	}
	return &clause{negative: strings.TrimSpace(words) != latest, holds: func(v *table.Value) (bool, error) {
		return t.newest != nil && same(v, t.newest), nil
	}}
}

// asksLatest tells whether the words ask for the newest value, or for all others.
func asksLatest(words string) bool {
	rest, _ := strings.CutPrefix(strings.TrimSpace(words), "not ")
	return strings.TrimSpace(rest) == latest
}

// readClause reads a part of a condition. It is nil if that cannot be read, or if
// the kind of the column is not known yet.
func readClause(at check.Place, words string, column table.Column) *clause {
	trimmed := strings.TrimSpace(words)
	rest, negative := strings.CutPrefix(trimmed, "not ")
	rest = strings.TrimSpace(rest)
	switch {
	case rest == "known" || rest == "unknown":
		return &clause{blank: (rest == "unknown") != negative, holds: always}
	case column.Kind == "":
		return nil
	}
	for _, sign := range operators {
		if operand, ok := strings.CutPrefix(rest, sign); ok {
			return compared(at, sign, strings.TrimSpace(operand), column, negative)
		}
	}
	if first, last, ok := strings.Cut(rest, ".."); ok {
		return ranged(at, strings.TrimSpace(first), strings.TrimSpace(last), column, negative)
	}
	return compared(at, "=", rest, column, negative)
}

func always(*table.Value) (bool, error) { return true, nil }

// compared is the clause of a comparison with a value.
func compared(at check.Place, sign, operand string, column table.Column, negative bool) *clause {
	wanted, ok := operandOf(at, operand, column)
	if !ok {
		return nil
	}
	c := &clause{words: operand, negative: negative}
	switch sign {
	case "!=", "≠":
		c.negative, sign = !negative, "="
	}
	if sign == "=" {
		c.equal = true
		if column.Kind == table.Text {
			c.folded = table.Folded(operand)
		}
		c.holds = func(v *table.Value) (bool, error) { return same(beside(v, &wanted), &wanted), nil }
		return c
	}
	order := orderOf(at, column, &wanted)
	c.holds = func(v *table.Value) (bool, error) {
		n, err := order(v, &wanted)
		switch sign {
		case ">":
			return n > 0, err
		case "<":
			return n < 0, err
		case ">=", "≥":
			return n >= 0, err
		}
		return n <= 0, err
	}
	return c
}

// ranged is the clause of a range; an end that is not given is open.
func ranged(at check.Place, first, last string, column table.Column, negative bool) *clause {
	c := &clause{negative: negative}
	var ends []func(v *table.Value) (bool, error)
	for _, end := range []struct {
		words  string
		beyond int
	}{{first, -1}, {last, 1}} {
		if end.words == "" {
			continue
		}
		bound, ok := operandOf(at, end.words, column)
		if !ok {
			return nil
		}
		order := orderOf(at, column, &bound)
		ends = append(ends, func(v *table.Value) (bool, error) {
			n, err := order(v, &bound)
			return n*end.beyond <= 0, err
		})
	}
	c.holds = func(v *table.Value) (bool, error) {
		for _, within := range ends {
			if ok, err := within(v); err != nil || !ok {
				return false, err
			}
		}
		return true, nil
	}
	return c
}

// operandOf reads a value that a condition names.
func operandOf(at check.Place, words string, column table.Column) (table.Value, bool) {
	v, err := column.Parse(words)
	switch {
	case err != nil:
		at.Note("write it as the source does", "%s", err)
	case !v.Known:
		at.Note("unknown asks for values that are not known", "%q is no value", words)
	default:
		return v, true
	}
	return v, false
}

// beside is the value as it is compared with the bound: a month without its year
// if the bound is one of every year.
func beside(v, bound *table.Value) *table.Value {
	if bound.Kind != table.Month || !bound.When().Year.None() {
		return v
	}
	alone := *v
	when := v.When()
	when.Year.Begins = 0
	alone.Num = decimal.NewFromInt(when.Number())
	return &alone
}

// orderOf is how values of the column are compared with one. It notes a text that
// has no order.
func orderOf(at check.Place, column table.Column, bound *table.Value) func(a, b *table.Value) (int, error) {
	if column.Kind != table.Text {
		return func(a, b *table.Value) (int, error) { return compare(beside(a, b), b), nil }
	}
	stem, _, ok := numbered(bound.Text)
	if !ok {
		at.Note("list the values that are wanted, or give months the kind month", "the text %q has no place in an order", bound.Text)
	}
	return func(a, b *table.Value) (int, error) {
		own, n, ok := numbered(a.Text)
		_, m, _ := numbered(b.Text)
		if !ok || !strings.EqualFold(own, stem) {
			return 0, fmt.Errorf("%q cannot be compared with %q", a.Text, b.Text)
		}
		return n - m, nil
	}
}

// numbered divides a text such as M12 or Week 7 into its words and its number.
func numbered(text string) (stem string, n int, ok bool) {
	text = strings.TrimSpace(text)
	stem = strings.TrimRight(text, "0123456789")
	figures := text[len(stem):]
	if figures == "" || len(figures) > 9 {
		return text, 0, false
	}
	for _, r := range figures {
		n = n*10 + int(r-'0')
	}
	return strings.TrimSpace(stem), n, true
}
