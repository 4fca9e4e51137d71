package shaping_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/setting"
	"catchup/internal/shaping"
	"catchup/internal/table"
)

// steps reads a shape as settings write it.
func steps(t testing.TB, yaml string) shaping.Steps {
	t.Helper()
	var s struct {
		Shape shaping.Steps `yaml:"shape"`
	}
	if problems := setting.Decode("x.yaml", []byte("shape:\n  - "+strings.ReplaceAll(strings.TrimSpace(yaml), "\n", "\n  - ")+"\n"), &s, setting.Options{}); problems != nil {
		t.Fatalf("%s: %v", yaml, problems)
	}
	return s.Shape
}

// cell is a value as the oracle knows it: what it is, and the names of its cells,
// sorted and each once.
type cell struct {
	known bool
	text  string
	num   *big.Rat
	from  []string
}

func (c cell) String() string {
	shown := "?" + c.text
	switch {
	case c.known && c.num != nil:
		shown = c.num.FloatString(20)
	case c.known:
		shown = c.text
	}
	return shown + " " + strings.Join(c.from, ",")
}

// naive is a table as the oracle knows it.
type naive struct {
	names []string
	rows  [][]cell
}

func (n naive) at(name string) int { return slices.Index(n.names, name) }

// of is a table for the oracle.
func of(t *table.Table) naive {
	n := naive{names: t.Names()}
	for _, row := range t.Rows {
		var cells []cell
		for i := range row {
			cells = append(cells, cellOf(&row[i]))
		}
		n.rows = append(n.rows, cells)
	}
	return n
}

func cellOf(v *table.Value) cell {
	c := cell{known: v.Known, text: v.Text}
	if v.Known && (v.Kind.Numeric() || v.Kind == table.Year) {
		c.num = v.Num.Rat()
	}
	for _, o := range v.Cells() {
		for row := o.Row; row < o.Row+o.Count(); row++ {
			if o.Column != "" {
				c.from = append(c.from, fmt.Sprintf("%s%s%d", o.Reading.Place, o.Column, row))
			}
		}
	}
	slices.Sort(c.from)
	c.from = slices.Compact(c.from)
	return c
}

// shown is a table in text, for comparison.
func (n naive) shown() []string {
	lines := []string{strings.Join(n.names, " | ")}
	for _, row := range n.rows {
		var words []string
		for _, c := range row {
			words = append(words, c.String())
		}
		lines = append(lines, strings.Join(words, " | "))
	}
	return lines
}

// chance makes random tables.
type chance struct{ *rand.Rand }

// table is a random table: body, year, month, plan and actual in pounds, and a
// number of beds. Some values are unknown.
func (r chance) table(place string, rows int) *table.Table {
	reading := &table.Reading{Source: place, Place: place}
	t := &table.Table{Reading: reading, Columns: []table.Column{
		{Name: "body", Kind: table.Text}, {Name: "year", Kind: table.Year}, {Name: "month", Kind: table.Text},
		{Name: "plan", Kind: table.Money, Unit: "GBP"}, {Name: "actual", Kind: table.Money, Unit: "GBP"}, {Name: "beds", Kind: table.Number},
	}}
	for i := range rows {
		var row []table.Value
		for k, c := range t.Columns {
			v := r.value(c)
			v.Kind, v.From = c.Kind, table.Origin{Reading: reading, Row: i + 2, Column: table.Letters(k)}
			row = append(row, v)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (r chance) value(c table.Column) table.Value {
	if r.IntN(8) == 0 {
		return table.Value{Text: []string{"", "", "n/a"}[r.IntN(3)]}
	}
	switch c.Name {
	case "body":
		return table.Value{Known: true, Text: []string{"Ash", "Birch", "Cedar", "ash"}[r.IntN(4)]}
	case "year":
		return table.Value{Known: true, Num: decimal.NewFromInt(int64(2019 + r.IntN(4)))}
	case "month":
		return table.Value{Known: true, Text: fmt.Sprintf("M%d", 1+r.IntN(12))}
	case "beds":
		return table.Value{Known: true, Num: decimal.NewFromInt(int64(r.IntN(4)))}
	}
	n := decimal.New(r.Int64N(20_000)-5_000, -int32(r.IntN(4)))
	if r.IntN(20) == 0 { // more than 64 bits can hold
		n = n.Mul(decimal.New(7, 25))
	}
	return table.Value{Known: true, Num: n}
}

// oracle holds one shape against what it must make.
type oracle struct {
	shape string
	want  func(own, other naive) naive
}

// TestVerbs holds each verb against a naive oracle on random tables, with the
// cells of each value.
func TestVerbs(t *testing.T) {
	for seed := range uint64(60) {
		r := chance{rand.New(rand.NewPCG(seed, 1))}
		own, other := r.table("a", r.IntN(40)), r.table("b", r.IntN(12))
		before := of(own).shown()
		for _, o := range slices.Concat(filters, joins, others, derives(r), r.chains()) {
			run := map[string]*table.Table{"other": other}
			if strings.Contains(o.shape, "join:") {
				run["other"] = unique(other)
			}
			made, err := steps(t, o.shape).Run(own, run, shaping.Room{})
			if err != nil {
				if strings.Contains(err.Error(), "no row has a row in other") && strings.Contains(o.shape, "join:") {
					continue
				}
				t.Fatalf("seed %d, %s: %v", seed, o.shape, err)
			}
			if diff := cmp.Diff(o.want(of(own), of(run["other"])).shown(), of(made).shown()); diff != "" {
				t.Fatalf("seed %d, %s:\n%s", seed, o.shape, diff)
			}
		}
		if diff := cmp.Diff(before, of(own).shown()); diff != "" {
			t.Fatalf("seed %d: the table itself was changed:\n%s", seed, diff)
		}
	}
}

// unique is the table with each body once.
func unique(t *table.Table) *table.Table {
	made, seen := *t, map[string]bool{}
	made.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row []table.Value) bool {
		twice := row[0].Known && seen[row[0].Text]
		seen[row[0].Text] = true
		return twice
	})
	return &made
}

// kept is an oracle that keeps rows.
func kept(shape string, keeps func(row map[string]cell) bool) oracle {
	return oracle{"filter: " + shape, func(own, _ naive) naive {
		own.rows = slices.DeleteFunc(own.rows, func(row []cell) bool { return !keeps(own.named(row)) })
		return own
	}}
}

func (n naive) named(row []cell) map[string]cell {
	named := map[string]cell{}
	for i, c := range row {
		named[n.names[i]] = c
	}
	return named
}

func rat(n int64) *big.Rat { return big.NewRat(n, 1) }

func month(c cell) int {
	n := 0
	fmt.Sscanf(c.text, "M%d", &n)
	return n
}

var filters = []oracle{
	kept("{ body: Ash }", func(row map[string]cell) bool { return row["body"].known && row["body"].text == "Ash" }),
	kept("{ body: [Ash, Cedar], plan: known }", func(row map[string]cell) bool {
		return row["body"].known && (row["body"].text == "Ash" || row["body"].text == "Cedar") && row["plan"].known
	}),
	kept("{ body: not Ash }", func(row map[string]cell) bool { return row["body"].known && row["body"].text != "Ash" }),
	kept("{ body: [not Ash, not Birch] }", func(row map[string]cell) bool {
		return row["body"].known && row["body"].text != "Ash" && row["body"].text != "Birch"
	}),
	kept("{ year: 2020-21..2021-22 }", func(row map[string]cell) bool {
		return row["year"].known && row["year"].num.Cmp(rat(2020)) >= 0 && row["year"].num.Cmp(rat(2021)) <= 0
	}),
	kept("{ year: not 2020-21..2021-22 }", func(row map[string]cell) bool {
		return row["year"].known && (row["year"].num.Cmp(rat(2020)) < 0 || row["year"].num.Cmp(rat(2021)) > 0)
	}),
	kept(`{ plan: "> 1k", actual: "<= £10" }`, func(row map[string]cell) bool {
		return row["plan"].known && row["actual"].known && row["plan"].num.Cmp(rat(1000)) > 0 && row["actual"].num.Cmp(rat(10)) <= 0
	}),
	kept("{ plan: unknown }", func(row map[string]cell) bool { return !row["plan"].known }),
	kept("{ plan: [unknown, < 0] }", func(row map[string]cell) bool { return !row["plan"].known || row["plan"].num.Sign() < 0 }),
	kept("{ month: M3..M10 }", func(row map[string]cell) bool {
		return row["month"].known && month(row["month"]) >= 3 && month(row["month"]) <= 10
	}),
	newest("{ year: latest }", "year", true),
	newest("{ year: not latest }", "year", false),
	kept("{ beds: [0, 3] }", func(row map[string]cell) bool {
		return row["beds"].known && (row["beds"].num.Sign() == 0 || row["beds"].num.Cmp(rat(3)) == 0)
	}),
}

// newest is an oracle that keeps the rows of the largest year, or all others.
func newest(shape, column string, keeps bool) oracle {
	return oracle{"filter: " + shape, func(own, _ naive) naive {
		var last *big.Rat
		for _, row := range own.rows {
			if c := row[own.at(column)]; c.known && (last == nil || c.num.Cmp(last) > 0) {
				last = c.num
			}
		}
		own.rows = slices.DeleteFunc(own.rows, func(row []cell) bool {
			c := row[own.at(column)]
			return !c.known || (c.num.Cmp(last) == 0) != keeps
		})
		return own
	}}
}

// joined is what a join by body makes that takes the plan.
func joined(keep string) oracle {
	return oracle{fmt.Sprintf("join: { with: other, on: body, take: { theirs: plan }, keep: %s }", keep), func(own, other naive) naive {
		made := naive{names: append(slices.Clone(own.names), "theirs")}
		used := map[int]bool{}
		for _, row := range own.rows {
			match := slices.IndexFunc(other.rows, func(o []cell) bool { return o[0].known && row[0].known && o[0].text == row[0].text })
			theirs := cell{}
			if match >= 0 {
				theirs, used[match] = other.rows[match][other.at("plan")], true
			}
			if match >= 0 || keep != "matched" {
				made.rows = append(made.rows, append(slices.Clone(row), theirs))
			}
		}
		for i, row := range other.rows {
			if keep == "both" && row[0].known && !used[i] {
				made.rows = append(made.rows, append([]cell{row[0]}, cell{}, cell{}, cell{}, cell{}, cell{}, row[other.at("plan")]))
			}
		}
		return made
	}}
}

var joins = []oracle{joined("all"), joined("matched"), joined("both")}

// grouped divides rows by the columns, in the order in which groups come.
func (n naive) grouped(by ...string) (groups [][][]cell) {
	at := map[string]int{}
	for _, row := range n.rows {
		key := ""
		for _, name := range by {
			c := row[n.at(name)]
			c.from = nil
			key += c.String() + fmt.Sprint(c.known) + "|"
		}
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], row)
	}
	return groups
}

// all is a value made of a column of all rows, unknown if one is.
func all(rows [][]cell, at int, of func(nums []*big.Rat) *big.Rat) cell {
	made := cell{known: true}
	var nums []*big.Rat
	for _, row := range rows {
		made.from = append(made.from, row[at].from...)
		made.known = made.known && row[at].known
		nums = append(nums, row[at].num)
	}
	slices.Sort(made.from)
	made.from = slices.Compact(made.from)
	if made.known {
		made.num = of(nums)
	}
	return made
}

func total(nums []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, n := range nums {
		sum.Add(sum, n)
	}
	return sum
}

func rounded(n *big.Rat) *big.Rat {
	made, _ := new(big.Rat).SetString(n.FloatString(28))
	return made
}

var others = []oracle{
	{"append: { with: other }", func(own, other naive) naive { return naive{own.names, append(own.rows, other.rows...)} }},
	{"unpivot: { columns: [plan, actual], name: what, value: amount }", unpivoted},
	{`unpivot: { columns: "plan..actual", name: what, value: amount }`, unpivoted},
	{"unpivot: { columns: [plan, actual], name: what, value: amount }\ngroup: { by: [body, year, what], sum: amount }\npivot: { name: what, value: amount, columns: [plan, actual] }", func(own, other naive) naive {
		made := naive{names: []string{"body", "year", "plan", "actual"}}
		for _, g := range own.grouped("body", "year") {
			made.rows = append(made.rows, []cell{g[0][0], g[0][1], all(g, 3, total), all(g, 4, total)})
		}
		return made
	}},
	{"group: { by: [body, year], sum: [actual], mean: { mid: plan }, min: { low: plan }, max: { high: beds }, first: month, count: rows }", func(own, other naive) naive {
		made := naive{names: []string{"body", "year", "actual", "mid", "low", "high", "month", "rows"}}
		for _, g := range own.grouped("body", "year") {
			made.rows = append(made.rows, []cell{
				g[0][0], g[0][1], all(g, 4, total),
				all(g, 3, func(nums []*big.Rat) *big.Rat { return rounded(new(big.Rat).Quo(total(nums), rat(int64(len(nums))))) }),
				all(g, 3, func(nums []*big.Rat) *big.Rat { return slices.MinFunc(nums, (*big.Rat).Cmp) }),
				all(g, 5, func(nums []*big.Rat) *big.Rat { return slices.MaxFunc(nums, (*big.Rat).Cmp) }),
				g[0][2], counted(g),
			})
		}
		return made
	}},
	{"fill: { body: down }", func(own, other naive) naive {
		above := cell{}
		for _, row := range own.rows {
			if row[0].known || row[0].text != "" {
				above = row[0]
			} else if above.known {
				row[0] = above
			}
		}
		return own
	}},
	{"sort: [-plan, month]", func(own, other naive) naive {
		slices.SortStableFunc(own.rows, func(a, b []cell) int {
			if n := unknownLast(a[3], b[3], func() int { return b[3].num.Cmp(a[3].num) }); n != 0 {
				return n
			}
			return unknownLast(a[2], b[2], func() int { return month(a[2]) - month(b[2]) })
		})
		return own
	}},
	{"limit: 7", func(own, other naive) naive { return naive{own.names, own.rows[:min(7, len(own.rows))]} }},
}

// chains are several verbs that leave the columns as they are, one after the
// other, and then a group of a group, of which a column is derived.
func (r chance) chains() (all []oracle) {
	same := slices.Concat(filters, []oracle{others[0], others[5], others[6], others[7]})
	for range 6 {
		chain := oracle{want: func(own, _ naive) naive { return own }}
		for range 1 + r.IntN(3) {
			before, next := chain.want, same[r.IntN(len(same))]
			chain.shape += next.shape + "\n"
			chain.want = func(own, other naive) naive { return next.want(before(own, other), other) }
		}
		before := chain.want
		chain.shape += "group: { by: [body, year], sum: [plan, actual] }\ngroup: { by: body, sum: [plan, actual] }\nderive: { gap: actual - plan }"
		chain.want = func(own, other naive) naive { return gaps(before(own, other)) }
		all = append(all, chain)
	}
	return all
}

// gaps sums plan and actual by body, and takes one from the other.
func gaps(own naive) naive {
	made := naive{names: []string{"body", "plan", "actual", "gap"}}
	for _, g := range own.grouped("body") {
		row := []cell{g[0][0], all(g, 3, total), all(g, 4, total)}
		gap := value2(row[2], row[1], func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) })
		slices.Sort(gap.from)
		gap.from = slices.Compact(gap.from)
		made.rows = append(made.rows, append(row, gap))
	}
	return made
}

func counted(g [][]cell) cell {
	c := cell{known: true, num: rat(int64(len(g)))}
	for _, row := range g {
		c.from = append(c.from, row[0].from...)
	}
	slices.Sort(c.from)
	return c
}

func unpivoted(own, _ naive) naive {
	made := naive{names: []string{"body", "year", "month", "beds", "what", "amount"}}
	for _, row := range own.rows {
		for _, at := range []int{3, 4} {
			made.rows = append(made.rows, []cell{row[0], row[1], row[2], row[5], {known: true, text: own.names[at], from: row[at].from}, row[at]})
		}
	}
	return made
}

func unknownLast(a, b cell, known func() int) int {
	switch {
	case a.known && b.known:
		return known()
	case a.known:
		return -1
	case b.known:
		return 1
	}
	return 0
}

// derives are random formulas over money and numbers that make money.
func derives(r chance) (all []oracle) {
	for range 8 {
		text, value := r.money(3)
		if !strings.Contains(text, "plan") && !strings.Contains(text, "actual") {
			inner := value
			text, value = text+" + plan", func(row map[string]cell) cell {
				return value2(inner(row), row["plan"], func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) })
			}
		}
		all = append(all, oracle{"derive: { made: \"" + text + "\" }", func(own, _ naive) naive {
			for i, row := range own.rows {
				made := value(own.named(row))
				slices.Sort(made.from)
				made.from = slices.Compact(made.from)
				own.rows[i] = append(row, made)
			}
			own.names = append(slices.Clone(own.names), "made")
			return own
		}})
	}
	return all
}

// money is a random formula that makes money, and what it makes of a row.
func (r chance) money(deep int) (string, func(map[string]cell) cell) {
	if deep == 0 || r.IntN(4) == 0 {
		name := []string{"plan", "actual"}[r.IntN(2)]
		if r.IntN(5) == 0 {
			return "£2.5k", func(map[string]cell) cell { return cell{known: true, num: rat(2500)} }
		}
		return "(" + name + " + £0)", func(row map[string]cell) cell {
			return value2(row[name], cell{known: true, num: new(big.Rat)}, func(a, b *big.Rat) *big.Rat { return a })
		}
	}
	left, of := r.money(deep - 1)
	switch r.IntN(5) {
	case 0:
		return left + " × beds", func(row map[string]cell) cell {
			return value2(of(row), row["beds"], func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) })
		}
	case 1:
		return "(" + left + ") * 12.5%", func(row map[string]cell) cell {
			return value2(of(row), cell{known: true, num: big.NewRat(1, 8)}, func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) })
		}
	case 2:
		return "-(" + left + ")", func(row map[string]cell) cell {
			return value2(of(row), cell{known: true, num: new(big.Rat)}, func(a, b *big.Rat) *big.Rat { return new(big.Rat).Neg(a) })
		}
	}
	right, other := r.money(deep - 1)
	if r.IntN(2) == 0 {
		return "(" + left + " - (" + right + "))", func(row map[string]cell) cell {
			return value2(of(row), other(row), func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) })
		}
	}
	return "(" + left + " + " + right + ")", func(row map[string]cell) cell {
		return value2(of(row), other(row), func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) })
	}
}

// value2 is made of two values, unknown if one is.
func value2(a, b cell, of func(a, b *big.Rat) *big.Rat) cell {
	made := cell{known: a.known && b.known, from: slices.Concat(a.from, b.from)}
	if made.known {
		made.num = of(a.num, b.num)
	}
	return made
}
