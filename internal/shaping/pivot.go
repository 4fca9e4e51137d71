package shaping

import (
	"fmt"
	"slices"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Unpivot makes a row of each of several columns: months that stand beside each
// other come to stand below each other.
type Unpivot struct {
	// Columns are the columns that become rows: [apr, may], or "Apr..Mar" for all
	// from one to the other. They must be of one kind and unit.
	Columns Names `yaml:"columns,required"`
	// Name is the new column that says which column a value stood in.
	Name string `yaml:"name,required"`
	// Kind is what the values of that column are: text, or for instance year.
	Kind table.Kind `yaml:"kind" default:"text"`
	// Value is the new column of the values.
	Value string `yaml:"value,required"`
	// Totals is read where a column that is the sum of others in every row becomes
	// rows too; if absent, such a column holds the edition.
	Totals Totals `yaml:"totals"`
}

// Totals is what becomes of a column that is the sum of others.
type Totals string

// Read makes rows of the column as of any other.
const Read Totals = "read"

// UnmarshalText reads what becomes of a column.
func (t *Totals) UnmarshalText(text []byte) error {
	if *t = Totals(text); *t != Read {
		return fmt.Errorf("%q is not what becomes of a column that sums others: read", text)
	}
	return nil
}

// unpivoting is an unpivot whose columns have been found.
type unpivoting struct {
	columns []table.Column
	stay    []int         // columns that stay
	turn    []int         // columns that become rows
	names   []table.Value // of those
	totals  Totals
}

func (u *Unpivot) plan(p planner) (Schema, action) {
	name, value := table.Column{Name: u.Name, Kind: u.Kind, Years: p.years()}, table.Column{}
	spans, columns := p.whole(u.Columns)
	if len(spans) > 0 {
		value = spans[0]
	}
	turn, known := p.columns(p.at.Key("columns"), columns)
	job := unpivoting{turn: turn, totals: u.Totals}
	for n, i := range turn {
		c := p.in.Columns[i]
		job.names = append(job.names, u.named(p.at.Key("columns"), name, c.Name))
		if n == 0 {
			value = c
		}
		p.matches(p.in.Columns[turn[0]], c)
	}
	value.Name, value.Head = u.Value, "" // each cell has a head of its own
	out := p.in.without(turn)
	out.Spans = slices.DeleteFunc(slices.Clone(out.Spans), func(c table.Column) bool { return slices.Contains(spans, c) })
	for i := range p.in.Columns {
		if !slices.Contains(turn, i) {
			job.stay = append(job.stay, i)
		}
	}
	if !known {
		out = Schema{Open: true}
	}
	for _, c := range []table.Column{name, value} {
		p.fresh(p.at, out, c.Name)
		out = out.add(c)
	}
	job.columns = out.Columns
	return out, job.run
}

// whole divides names into the spans of the schema, which are turned as they are,
// and the others.
func (p planner) whole(names Names) (spans []table.Column, others Names) {
	for _, name := range names {
		if i := slices.IndexFunc(p.in.Spans, func(c table.Column) bool { return c.Name == name }); i >= 0 {
			spans = append(spans, p.in.Spans[i])
		} else {
			others = append(others, name)
		}
	}
	return spans, others
}

// named is the name of a column as a value of the new column.
func (u *Unpivot) named(at check.Place, column table.Column, name string) table.Value {
	v, err := column.Parse(name)
	if err != nil {
		at.Note("kind: text", "the column %q cannot be of kind %s: %v", name, u.Kind, err)
	}
	return v
}

// matches notes two columns that cannot become one.
func (p planner) matches(a, b table.Column) {
	at := p.at.Key("columns")
	switch {
	case a.Kind == "" || b.Kind == "":
	case a.Kind != b.Kind:
		at.Note("", "%q is of kind %s and %q of kind %s, so they cannot be one column", a.Name, a.Kind, b.Name, b.Kind)
	case a.Unit != b.Unit:
		at.Note("", "%q is in %s and %q in %s, so they cannot be one column", a.Name, unit(a), b.Name, unit(b))
	case a.Sign != b.Sign || a.Basis != b.Basis:
		at.Note("give them one sign and one basis", "%q and %q do not mean the same, so they cannot be one column", a.Name, b.Name)
	}
}

func (u unpivoting) run(w *work, t *table.Table) (*table.Table, error) {
	n := len(t.Rows) * len(u.turn)
	if err := w.take(n, len(u.columns)); err != nil {
		return nil, err
	}
	wide, all, as := rows{width: len(u.columns)}, make([][]table.Value, 0, n), roles{of: t}
	for i, row := range t.Rows {
		for k, from := range u.turn {
			made := wide.next()
			for to, at := range u.stay {
				made[to] = row[at]
			}
			name := u.names[k]
			name.From = row[from].From
			made[len(u.stay)], made[len(u.stay)+1] = name, row[from]
			all = append(all, made)
			as.add(i)
		}
	}
	made := with(t, u.columns, all, as.roles)
	if u.totals != Read {
		made.Doubts = append(made.Doubts[:len(made.Doubts):len(made.Doubts)], u.sums(w, t)...)
	}
	return made, nil
}

// Pivot makes a column of each name that stands in a column: what stands below
// each other as plan and actual comes to stand beside each other. There is a row
// for each combination of the other columns.
type Pivot struct {
	// Name is the column of the names.
	Name string `yaml:"name,required"`
	// Value is the column of the values.
	Value string `yaml:"value,required"`
	// Columns are the names that become columns; if absent, all that there are.
	Columns Names `yaml:"columns"`
}

// mostPivoted is how many columns a pivot makes when none are listed.
const mostPivoted = 200

// pivoting is a pivot whose columns have been found.
type pivoting struct {
	Pivot
	name, value int
	keys        []int // the other columns
	names       Names // of the new columns
	column      table.Column
}

func (v *Pivot) plan(p planner) (Schema, action) {
	job := pivoting{Pivot: *v, names: v.Columns}
	var name table.Column
	name, job.name = p.column(p.at.Key("name"), v.Name)
	job.column, job.value = p.column(p.at.Key("value"), v.Value)
	if name.Kind != "" && name.Kind != table.Text && name.Kind != table.Year && name.Kind != table.Month {
		p.at.Key("name").Note("", "%q is of kind %s; columns are named by text, years or months", v.Name, name.Kind)
	}
	out := p.in.without([]int{job.name, job.value})
	for i := range p.in.Columns {
		if i != job.name && i != job.value {
			job.keys = append(job.keys, i)
		}
	}
	out.Open = out.Open || len(v.Columns) == 0
	for i, made := range v.Columns {
		p.fresh(p.at.Key("columns").Item(i), out, made)
		out = out.add(job.named(made))
	}
	return out, job.run
}

// named is a new column.
func (v *pivoting) named(name string) table.Column {
	c := v.column
	c.Name, c.Head = name, name
	return c
}

func (v pivoting) run(w *work, t *table.Table) (*table.Table, error) {
	if len(v.Columns) == 0 {
		if err := v.collect(t); err != nil {
			return nil, err
		}
	}
	var columns []table.Column
	for _, i := range v.keys {
		columns = append(columns, t.Columns[i])
	}
	for _, name := range v.names {
		columns = append(columns, v.named(name))
	}
	s := spreading{pivoting: v, groups: newIndex(v.keys, len(t.Rows)/4), at: map[string]int{}, rows: rows{width: len(columns)}, roles: roles{of: t}, columns: columns}
	for i, name := range v.names {
		s.at[name] = len(v.keys) + i
	}
	for i, row := range t.Rows {
		if err := s.put(w, i, row); err != nil {
			return nil, err
		}
	}
	if s.twice.count > 0 {
		return nil, fmt.Errorf("two rows have the same place, so that one would be lost: %s (group first)", &s.twice)
	}
	s.tell(w)
	return with(t, columns, s.made, s.roles.roles), nil
}

// collect finds the names in the order in which they come.
func (v *pivoting) collect(t *table.Table) error {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		name := row[v.name].String()
		if !row[v.name].Known || seen[name] {
			continue
		}
		seen[name] = true
		if v.names = append(v.names, name); len(v.names) > mostPivoted {
			return fmt.Errorf("the column %q has more than %d names (list those wanted: columns: [%s, %s])", v.Name, mostPivoted, v.names[0], v.names[1])
		}
		if i := t.Index(name); i >= 0 && slices.Contains(v.keys, i) {
			return fmt.Errorf("there is a column %q already, and %s has the same name", name, row[v.name].From)
		}
	}
	return nil
}

// spreading is a pivot as it goes on.
type spreading struct {
	pivoting
	columns []table.Column
	groups  *index
	at      map[string]int // the columns by name
	rows    rows
	roles   roles
	made    [][]table.Value
	twice   list
	other   list // rows whose name is not among those listed
}

// put puts the value of a row into its place.
func (s *spreading) put(w *work, i int, row []table.Value) error {
	to, ok := s.at[row[s.name].String()]
	if !ok || !row[s.name].Known {
		s.other.add("%q at %s", row[s.name].String(), row[s.name].From)
		return nil
	}
	group, hash := s.groups.find(row, s.keys)
	if group < 0 {
		group = len(s.made)
		if err := w.more(group, len(s.columns)); err != nil {
			return err
		}
		s.groups.add(hash, row)
		s.made = append(s.made, s.begin(row))
		s.roles.add(i)
	}
	if v := &s.made[group][to]; v.From.Column != "" || v.Made != nil {
		s.twice.add("%s = %q at %s and %s", s.Name, row[s.name].String(), v.From, row[s.value].From)
	} else {
		*v = row[s.value]
	}
	return nil
}

// begin is a row of the group of a row, without values.
func (s *spreading) begin(row []table.Value) []table.Value {
	made := s.rows.next()
	for to, from := range s.keys {
		made[to] = row[from]
	}
	for i := len(s.keys); i < len(made); i++ {
		made[i] = table.Value{Kind: s.column.Kind, From: rowOf(&row[s.value])}
	}
	return made
}

// tell tells of names that are not listed, and of places that no row has.
func (s *spreading) tell(w *work) {
	if s.other.count > 0 {
		w.tell("%s %s left out whose %s is not known or not listed: %s", some(s.other.count, "row"), are(s.other.count), s.Name, &s.other)
	}
	for _, name := range s.names {
		var none list
		for _, row := range s.made {
			if v := &row[s.at[name]]; v.From.Column == "" && v.Made == nil {
				none.add("%s", s.place(row))
			}
		}
		if none.count > 0 {
			w.tell("%s %s no %s: %s", some(none.count, "row"), has(none.count), name, &none)
		}
	}
}

// place names a row that was made.
func (s *spreading) place(row []table.Value) string {
	if len(s.keys) == 0 {
		return "the one row"
	}
	return keyed(row, positions(len(s.keys)))
}
