package reports

import (
	"slices"
	"strings"

	"catchup/internal/finance/finding"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// followed are the sections that show tables as they are, as far as something can be
// followed in them over time: those that name bodies and have sums of them, of
// several periods. Of others nothing is found, which is no mistake.
func (s Spec) followed(in Input) (all []*computed) {
	for _, section := range s.Sections {
		if t := section.Table; t != nil && !in.bare(section) {
			if made, ok := t.follow(in); ok {
				all = append(all, made)
			}
		}
	}
	return all
}

// follow holds the sums of the table.
func (t Table) follow(in Input) (*computed, bool) {
	source, missing := in.table(t.From)
	if missing != nil {
		return nil, false
	}
	columns := t.fields(source)
	if columns["body"] == "" || columns["amount"] == "" {
		return nil, false
	}
	result, err := finding.Plain.Make(source, nil, kind.Options{Columns: columns, Unit: t.Unit, Decimals: t.Decimals, Top: 3})
	if err != nil {
		return nil, false
	}
	f := Finance{Title: t.Title, From: t.From}
	return &computed{financeTable: financeTable{Finance: f, in: in, tables: []*table.Table{source}, result: result}}, true
}

// fields are the columns of the table by what they are for findings: the first that
// names, its years and months, and the sums. If its columns are called by years, the
// sums are those of the last, set against the one before.
func (t Table) fields(source *table.Table) map[string]string {
	fields, years := map[string]string{}, map[string]string{}
	for _, name := range t.names() {
		i := source.Index(name)
		if i < 0 {
			continue
		}
		c := source.Columns[i]
		switch {
		case c.Kind == table.Text && fields["body"] == "":
			fields["body"] = name
		case !t.sums(c):
		case begins(c) != "":
			years[begins(c)] = name
		case fields["amount"] == "" || name == strings.TrimPrefix(t.Sort, "-"):
			fields["amount"] = name
		}
	}
	for _, c := range source.Columns {
		if field := map[table.Kind]string{table.Year: "year", table.Month: "month"}[c.Kind]; field != "" && fields[field] == "" {
			fields[field] = c.Name
		}
	}
	if last := lastTwo(years); last != nil && fields["year"] == "" {
		fields["before"], fields["amount"] = years[last[0]], years[last[1]]
	}
	return fields
}

// sums tells whether the amounts of a column are to be summed and compared: money, and
// numbers of a table with a total. Those that run from the beginning of a year are
// not compared.
func (t Table) sums(c table.Column) bool {
	return (c.Kind == table.Money || c.Kind == table.Number && t.Total) && c.Basis != table.ToDate
}

// begins is the year by which a column is called, empty if it is not.
func begins(c table.Column) string {
	year, err := c.Years.Year(c.Name)
	if err != nil {
		return ""
	}
	return year.String()
}

// lastTwo are the last two of the years, nil if there are fewer.
func lastTwo(years map[string]string) []string {
	var all []string
	for year := range years {
		all = append(all, year)
	}
	slices.Sort(all)
	if len(all) < 2 {
		return nil
	}
	return all[len(all)-2:]
}
