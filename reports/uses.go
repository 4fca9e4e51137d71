package reports

import (
	"slices"

	"catchup/internal/finance/catalogue"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// Uses says how the sections of the reports use the columns of each source.
func Uses(all []Spec) map[string][]meaning.Use {
	uses := map[string][]meaning.Use{}
	for _, s := range all {
		for _, o := range s.SendWhen.Any {
			if o.From != "" {
				use := meaning.Use{Section: "send_when", Fields: []meaning.Field{{Name: o.Column, Column: o.Column, Means: meaning.Shows}}}
				uses[o.From] = append(uses[o.From], use)
			}
		}
		s.Events.uses(uses)
		for _, section := range s.Sections {
			switch {
			case section.computed() != nil:
				section.computed().uses(uses)
			case section.Table != nil:
				uses[section.Table.From] = append(uses[section.Table.From], section.Table.use())
			}
			if s.SliceBy != "" && !section.Shared {
				section.slices(s.SliceBy, uses)
			}
		}
	}
	return uses
}

// slices adds that the report is sliced by the column of the section's sources.
func (s Section) slices(by string, uses map[string][]meaning.Use) {
	for _, source := range s.sources() {
		if len(uses[source]) > 0 {
			uses[source] = append(uses[source], meaning.Use{Section: s.title(), Fields: []meaning.Field{{Name: by, Column: by, Means: meaning.Shows | meaning.Groups}}})
		}
	}
}

// uses adds how the section uses its sources.
func (f Finance) uses(uses map[string][]meaning.Use) {
	k, _ := catalogue.Named(f.Kind)
	uses[f.From] = append(uses[f.From], f.use(k.All(), f.Columns))
	if f.With != nil {
		uses[f.With.From] = append(uses[f.With.From], f.use(k.With, f.With.Columns))
	}
}

// use is how the section uses the columns of the fields.
func (f Finance) use(fields []kind.Field, columns map[string]string) meaning.Use {
	u := meaning.Use{Section: f.Title, Spending: f.Spending, Lined: f.Columns["sense"] != ""}
	switch kind.Amounts(f.Amounts) {
	case kind.InMonth:
		u.Basis = table.InMonth
	case kind.YearToDate:
		u.Basis = table.ToDate
	}
	for _, field := range fields {
		if column := columns[field.Name]; column != "" {
			means := field.Means | meaning.Shows
			if field.PartOf != "" {
				means |= meaning.Parts
			}
			u.Fields = append(u.Fields, meaning.Field{Name: field.Name, Column: column, Means: means, PartOf: columns[field.PartOf], Ends: field.Ends})
		}
	}
	directed(u.Fields)
	return u
}

// directed has amounts whose direction is told at times have it told always,
// where others are set against them of which it is told always.
func directed(fields []meaning.Field) {
	if !slices.ContainsFunc(fields, func(f meaning.Field) bool { return f.Means&meaning.Directs != 0 }) {
		return
	}
	for i := range fields {
		if fields[i].Means&meaning.Sides != 0 {
			fields[i].Means |= meaning.Directs
		}
	}
}

// use is how the section uses the columns that it shows: it may add up those
// that are numbers.
func (t Table) use() meaning.Use {
	u := meaning.Use{Section: t.Title}
	for _, name := range t.names() {
		f := meaning.Field{Name: name, Column: name, Means: meaning.Shows}
		if t.Total {
			f.Means |= meaning.Totals
		}
		u.Fields = append(u.Fields, f)
	}
	return u
}
