package reports

import (
	"slices"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/finding"
	"catchup/internal/language"
	"catchup/internal/story"
	"catchup/internal/table"
)

// Findings open the edition with what matters most of its tables. A
// sentence that is told there is not told in its section again.
type Findings struct {
	// Show is how many are told at most, 1 to 10.
	Show int `yaml:"show" default:"3"`
	// Title is their heading.
	Title string `yaml:"title" default:"What matters most"`
	// Materiality is what a finding must come to, as a share of the plan, the total or
	// whatever it is set against. A section that sets a materiality has its own.
	Materiality finance.Bound `yaml:"materiality" default:"1%"`
}

// Check notes a number outside its bounds, and a materiality that is no share.
func (f Findings) Check(at check.Place) {
	within(at.Key("show"), f.Show, 1, 10)
	if f.Materiality.Kind != table.Share || !f.Materiality.Num.IsPositive() {
		at.Key("materiality").Note("write it as 1%", "it must be a share above zero: sections are in different units")
	}
}

// computed is the table of a section of finance, or the source that it lacks.
type computed struct {
	financeTable
	missing *Missing
}

// compute makes the tables of the finance sections. Other sections, and those that
// have no rows for the slice, have nil in their places.
func (s Spec) compute(in Input) []*computed {
	made := make([]*computed, len(s.Sections))
	for i, section := range s.Sections {
		if f := section.computed(); f != nil && !in.bare(section) {
			made[i] = &computed{}
			made[i].financeTable, made[i].missing = f.compute(in)
		}
	}
	return made
}

// opened is what an edition opens with: its findings, set, and what they tell. The
// zero opened is of none.
type opened struct {
	title   string
	items   []document.Paragraph
	preview string
	told    finding.Told
	choice  *document.Choice
}

// choose ranks what the sections have to tell. A report without findings has none.
func (s Spec) choose(in Input, made []*computed, reg *register) opened {
	f := s.Findings
	if f == nil {
		return opened{}
	}
	var all []finding.Candidate
	looked := 0
	invented := map[string]bool{}
	for _, t := range append(made, s.followed(in)...) {
		if t != nil && t.missing == nil {
			more, n := finding.Of(t.Title, t.result, t.Materiality)
			all, looked = append(all, more...), looked+n
			invented[t.Title] = invented[t.Title] || t.illustrative()
		}
	}
	chosen, told, choice := finding.Choose(all, looked, f.Show, f.Materiality.Num)
	choice.Section = f.Title
	o := opened{title: f.Title, told: told, choice: &choice}
	for _, c := range chosen {
		reg.section = c.Section
		lead := document.Paragraph{{Text: c.Section, Strong: true, Story: c.Section}, {Text: ": "}}
		o.items = append(o.items, append(lead, reg.paragraph(c.Sentence)...))
	}
	if len(chosen) > 0 {
		o.preview = previewed(document.Say(chosen[0].Sentence.Plain()), invented[chosen[0].Section])
	}
	return o
}

// gives tells whether a finding tells a sum of money.
func (o opened) gives(n story.Number) bool {
	return n.Kind == language.Money && slices.ContainsFunc(o.items, func(item document.Paragraph) bool {
		return slices.ContainsFunc(language.Figures(item.Plain()), n.Same)
	})
}

// open puts the findings in front of the document.
func (o opened) open(d *document.Document) {
	if o.choice != nil {
		d.Choices = append(d.Choices, *o.choice)
	}
	if len(o.items) > 0 {
		d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: o.title}, document.List{Items: o.items, Findings: true})
	}
}
