package reports

import (
	"fmt"
	"slices"

	"catchup/internal/check"
	"catchup/internal/document"
)

// checkSlices notes a sliced report of which nothing can be sliced, and shared
// sections of a report without slices.
func (s Spec) checkSlices(at check.Place) {
	if s.SliceBy != "" && len(s.cutSources()) == 0 {
		at.Key("slice_by").Note("a section of finance or of a table that is not shared", "there is nothing to slice: the report shows no rows")
	}
	if s.SliceBy != "" {
		s.Mail.checkSlice(at.Key("mail"))
	}
	for i, section := range s.Sections {
		if place := at.Key("sections").Item(i).Key("shared"); section.Shared && s.SliceBy == "" {
			place.Note("slice_by names the column that slices a report", "the report is not sliced, so nothing is shared")
		}
	}
}

// cutSources are the sources that are divided into slices, in order of the
// alphabet: those of the finance and table sections that are not shared.
func (s Spec) cutSources() []string {
	var names []string
	for _, section := range s.Sections {
		if (section.computed() != nil || section.Table != nil) && !section.Shared {
			names = append(names, section.sources()...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// tell builds the sections of stories whose sources are not divided.
func (s Spec) tell(in Input, isCut func([]string) bool) map[*Stories]chapter {
	told := map[*Stories]chapter{}
	for _, section := range s.Sections {
		if st := section.Stories; st != nil && !isCut(st.From) {
			told[st] = st.build(s.Period, in)
			in.Edits = spend(in.Edits, told[st].edited)
		}
	}
	return told
}

// tell is the section's chapter: the one that all slices share, if there is
// one, or else its own. How shared stories were chosen, and what is remembered of
// them, is kept once, in the common document.
func (s *Stories) tell(spec Spec, in Input) chapter {
	if !in.shares(s) {
		return s.build(spec.Period, in)
	}
	c := in.cut.told[s]
	if in.sliceName() != "" {
		c.choice, c.memory = nil, nil
	}
	return c
}

// shares tells whether the stories are told already for all slices.
func (in Input) shares(s *Stories) bool {
	if in.cut == nil {
		return false
	}
	_, ok := in.cut.told[s]
	return ok
}

// tells tells whether the stories are told from this input and no other: before
// a sliced report is cut, those that all slices share, and then the others.
func (in Input) tells(spec Spec, s *Stories) bool {
	if in.cut != nil {
		return !in.shares(s)
	}
	return spec.SliceBy == "" || !slices.ContainsFunc(s.From, func(source string) bool {
		t, missing := in.table(source)
		return missing == nil && t.Index(spec.SliceBy) >= 0
	})
}

// sliceName is the slice that the input is of, empty for none.
func (in Input) sliceName() string {
	if in.cut == nil {
		return ""
	}
	return in.cut.name
}

// label adds the name of the slice to its document, wherever readers see which
// edition it is.
func (in Input) label(d *document.Document) {
	if name := in.sliceName(); name != "" {
		d.Slice = name
		d.Title += " – " + name
		d.Preview = name + ": " + d.Preview
	}
}

// bare tells whether the main source of a section has no rows for the slice.
func (in Input) bare(s Section) bool {
	if in.sliceName() == "" || s.computed() == nil && s.Table == nil {
		return false
	}
	rows, isCut := in.cut.rows[s.sources()[0]]
	return isCut && len(rows[in.cut.name]) == 0
}

// nothing is the chapter of a section that has no rows for the slice.
func (in Input) nothing(s Section) chapter {
	title := s.title()
	return chapter{
		blocks:   []document.Block{document.Heading{Level: 2, Text: title}, document.Say(fmt.Sprintf("There is nothing here about %s in this edition.", in.sliceName()))},
		warnings: []string{fmt.Sprintf("“%s” has no rows for %s", title, in.sliceName())},
	}
}

// title is that of a section of finance or of a table.
func (s Section) title() string {
	if f := s.computed(); f != nil {
		return f.Title
	}
	return s.Table.Title
}
