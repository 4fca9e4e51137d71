package shaping

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Group makes one row of all rows that have the same values in some columns. What
// is made of a value that is not known is not known. Rows that are totals of
// others are left out.
type Group struct {
	// By are the columns that have the same values; if absent, one row is made of
	// all.
	By Names `yaml:"by"`
	// Sum are the columns that are added: [actual], or { total: actual } under
	// another name.
	Sum Pairs `yaml:"sum"`
	// Mean are the columns whose mean is taken; it is divided to 28 decimals.
	Mean Pairs `yaml:"mean"`
	// Min are the columns whose least value is taken.
	Min Pairs `yaml:"min"`
	// Max are the columns whose largest value is taken.
	Max Pairs `yaml:"max"`
	// First are the columns whose value in the first row is taken.
	First Pairs `yaml:"first"`
	// Count is the name of a new column that counts the rows.
	Count string `yaml:"count"`
}

// measure is a column that a group makes.
type measure struct {
	column table.Column
	from   int
	begin  func() taker
	word   string // of the rule, "sum of"
}

// taker takes the values of a group one by one.
type taker interface {
	take(v *table.Value)
	value(count int) decimal.Decimal
}

func (g *Group) plan(p planner) (Schema, action) {
	job := grouping{}
	out := Schema{Open: false, Loose: p.in.Loose}
	for i, name := range g.By {
		c, at := p.column(p.at.Key("by").Item(i), name)
		job.by = append(job.by, at)
		p.fresh(p.at.Key("by").Item(i), out, name)
		out = out.add(c)
	}
	for _, m := range g.measures(p) {
		p.fresh(p.at, out, m.column.Name)
		job.measures = append(job.measures, m)
		out = out.add(m.column)
	}
	job.count = g.Count != ""
	if job.count {
		p.fresh(p.at.Key("count"), out, g.Count)
		out = out.add(table.Column{Name: g.Count, Kind: table.Number, Unit: "rows"})
	}
	if len(job.measures) == 0 && !job.count && len(g.By) == 0 {
		p.at.Note("{ by: [body], sum: [actual] }", "nothing is grouped")
	}
	job.columns = out.Columns
	return out, job.run
}

// measures are the columns that are made, in the order of the settings.
func (g *Group) measures(p planner) (all []measure) {
	for _, of := range []struct {
		key   string
		pairs Pairs
		word  string
		begin func() taker
	}{
		{"sum", g.Sum, "sum of", func() taker { return &adding{} }},
		{"mean", g.Mean, "mean of", func() taker { return &adding{mean: true} }},
		{"min", g.Min, "least of", func() taker { return &extreme{sign: -1} }},
		{"max", g.Max, "largest of", func() taker { return &extreme{sign: 1} }},
		{"first", g.First, "", nil},
	} {
		for _, pair := range of.pairs.all() {
			at := p.at.Key(of.key).Item(pair.item)
			c, from := p.column(at, pair.there)
			if of.begin != nil {
				summable(at, of.key, c)
			}
			c.Name = pair.here
			all = append(all, measure{c, from, of.begin, of.word})
		}
	}
	return all
}

// summable notes a column whose values cannot be added or compared.
func summable(at check.Place, key string, c table.Column) {
	switch {
	case c.Kind == "":
	case c.Kind == table.Share && key == "sum":
		at.Note("sum what it is a share of, and derive the share", "%q is of kind share, and shares have no sum", c.Name)
	case !c.Kind.Numeric() && (key == "sum" || key == "mean" || c.Kind == table.Text):
		at.Note("", "%q is of kind %s and has no %s", c.Name, c.Kind, key)
	}
}

// grouping is a group whose columns have been found.
type grouping struct {
	by       []int
	measures []measure
	count    bool
	columns  []table.Column
}

// bunch is the rows of one group, as far as they have come.
type bunch struct {
	first []table.Value
	rows  int
	parts []part
	cells table.Cells // that the count rests on
}

// part is what a measure has taken of a group.
type part struct {
	taker   taker
	unknown int
	cells   table.Cells
	seen    bool
	rule    string // of the values that were made, if it is the same for all
	mixed   bool
	aside   *table.Aside
	word    string // of a value that is not known
}

func (g grouping) run(w *work, t *table.Table) (*table.Table, error) {
	if w.room.Judge != nil {
		t = w.room.Judge(t, g.adds(t), g.keys(t))
	}
	groups, all := newIndex(g.by, 1024), []*bunch{}
	totals := 0
	for i, row := range t.Rows {
		if t.Role(i) != table.Body {
			totals++
			continue
		}
		at, hash := groups.find(row, g.by)
		if at < 0 {
			at = len(all)
			if err := w.more(at, len(g.columns)); err != nil {
				return nil, err
			}
			groups.add(hash, row)
			all = append(all, g.begin(row))
		}
		g.add(all[at], row)
	}
	if totals > 0 {
		w.tell("%s that %s others %s left out", some(totals, "row"), does(totals, "sum"), are(totals))
	}
	w.tell("%s %s %s", some(len(t.Rows)-totals, "row"), does(len(t.Rows)-totals, "make"), some(len(all), "row"))
	wide, rules := rows{width: len(g.columns)}, map[ruled]string{}
	grouped := make([][]table.Value, len(all))
	for i, b := range all {
		grouped[i] = g.made(wide.next(), b, t, rules)
	}
	return with(t, g.columns, grouped, nil), nil
}

// made says by which rule a value was made from cells.
func made(rule string, cells table.Cells) *table.Made {
	return &table.Made{Rule: rule, Of: &cells}
}

// adds are the columns whose values are added up.
func (g grouping) adds(t *table.Table) (names []string) {
	for _, m := range g.measures {
		if c := t.Columns[m.from]; c.Kind == table.Money || c.Kind == table.Number {
			names = append(names, c.Name)
		}
	}
	return names
}

// keys are the years and days by which rows are grouped.
func (g grouping) keys(t *table.Table) (names []string) {
	for _, i := range g.by {
		if c := t.Columns[i]; c.Kind != table.Text {
			names = append(names, c.Name)
		}
	}
	return names
}

func (g grouping) begin(row []table.Value) *bunch {
	b := &bunch{first: row, parts: make([]part, len(g.measures))}
	for i, m := range g.measures {
		if m.begin != nil {
			b.parts[i].taker = m.begin()
		}
	}
	return b
}

// add adds a row to its group.
func (g grouping) add(b *bunch, row []table.Value) {
	b.rows++
	if g.count {
		b.cells.Add(&row[g.counted()])
	}
	for i := range g.measures {
		m, p := &g.measures[i], &b.parts[i]
		if p.taker != nil {
			p.add(&row[m.from])
		}
	}
}

// counted is the column whose cells a count rests on.
func (g grouping) counted() int {
	if len(g.by) > 0 {
		return g.by[0]
	}
	return 0
}

func (p *part) add(v *table.Value) {
	rule := v.Rule()
	if !p.seen {
		p.rule, p.seen = rule, true
	}
	p.mixed = p.mixed || p.rule != rule
	p.cells.Add(v)
	if v.Aside != nil {
		p.aside = table.Join(p.aside, v.Aside)
	}
	if !v.Known {
		if p.unknown++; p.word == "" && (v.Made != nil || v.Aside != nil) {
			p.word = v.Text
		}
		return
	}
	p.taker.take(v)
}

// ruled is what the rule of a group depends on.
type ruled struct {
	measure, rows, unknown int
	rule                   string
}

// made is the row of a group.
func (g grouping) made(row []table.Value, b *bunch, t *table.Table, rules map[ruled]string) []table.Value {
	n := copy(row, pick(b.first, g.by))
	for i := range g.measures {
		m, p := &g.measures[i], &b.parts[i]
		if p.taker == nil {
			row[n+i] = b.first[m.from]
			continue
		}
		v := table.Value{Kind: m.column.Kind, Known: p.unknown == 0, Text: p.word, From: rowOf(&b.first[m.from]), Aside: p.aside}
		if v.Known {
			v = p.known(v, b.rows)
			v.Aside = p.aside.Known()
		}
		v.Made = made(g.rule(i, b, t, rules), p.cells)
		row[n+i] = v
	}
	if g.count {
		row[len(row)-1] = table.Value{Kind: table.Number, Known: true, Num: decimal.NewFromInt(int64(b.rows)), From: rowOf(&b.first[g.counted()]),
			Made: made("count of "+some(b.rows, "row"), b.cells)}
	}
	return row
}

// known gives the value what was taken.
func (p *part) known(v table.Value, rows int) table.Value {
	if e, ok := p.taker.(*extreme); ok {
		v.Num, v.Time = e.best.Num, e.best.Time
		return v
	}
	v.Num = p.taker.value(rows)
	return v
}

// pick are the values of a row in the columns.
func pick(row []table.Value, columns []int) []table.Value {
	picked := make([]table.Value, len(columns))
	for i, c := range columns {
		picked[i] = row[c]
	}
	return picked
}

// rule is how a measure of a group was made: "sum of 12 × actual".
func (g grouping) rule(i int, b *bunch, t *table.Table, rules map[ruled]string) string {
	p, m := &b.parts[i], &g.measures[i]
	key := ruled{i, b.rows, p.unknown, p.rule}
	if p.mixed {
		key.rule = ""
	}
	if rule, ok := rules[key]; ok {
		return rule
	}
	rule := fmt.Sprintf("%s %d × %s", m.word, b.rows, t.Columns[m.from].Name)
	if key.rule != "" {
		rule += " (" + key.rule + ")"
	}
	if p.unknown > 0 {
		rule += fmt.Sprintf(", %d not known", p.unknown)
	}
	rules[key] = rule
	return rule
}

// adding takes a sum, or a mean.
type adding struct {
	sum  sum
	mean bool
}

func (a *adding) take(v *table.Value) { a.sum.add(v.Num) }

func (a *adding) value(count int) decimal.Decimal {
	if a.mean {
		return a.sum.value().DivRound(decimal.NewFromInt(int64(count)), places)
	}
	return a.sum.value()
}

// places are the decimals that a division gives.
const places = 28

// extreme takes the least or the largest value.
type extreme struct {
	sign int // -1 for the least
	best *table.Value
}

func (e *extreme) take(v *table.Value) {
	if e.best == nil || compare(v, e.best)*e.sign > 0 {
		e.best = v
	}
}

func (e *extreme) value(int) decimal.Decimal { return e.best.Num }
