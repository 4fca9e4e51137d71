package reports

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/finance/kind"
)

// Comment is what an officer says of a line of a finance section in one edition.
// Place is where it is written. Section is the title of the section, Line the name
// of the line, or Total. By and On, who says it and on which day, may be empty.
type Comment struct {
	Place   string
	Section string
	Line    string
	Words   string
	By      string
	On      time.Time
}

// set is the comment as tables set it.
func (c Comment) set() kind.Comment {
	return kind.Comment{Line: c.Line, Words: c.Words, By: c.By, On: c.On}
}

// comments are those on lines of the section.
func (in Input) comments(section string) []kind.Comment {
	var all []kind.Comment
	for _, c := range in.Comments {
		if c.isIn(section) {
			all = append(all, c.set())
		}
	}
	return all
}

// isIn tells whether the comment is on a line of the section of that title.
func (c Comment) isIn(section string) bool {
	return strings.EqualFold(strings.TrimSpace(c.Section), section)
}

// commented notes which of the comments stand in the table.
func (in Input) commented(section string, result *kind.Result) map[int]bool {
	found := map[int]bool{}
	for i, c := range in.Comments {
		if c.isIn(section) && result.Has(c.set()) {
			found[i] = true
		}
	}
	return found
}

// unplaced are the warnings of comments that stand in no table of the chapters.
func (in Input) unplaced(spec Spec, chapters []chapter) (warnings []string) {
	for i, c := range in.Comments {
		switch {
		case slices.ContainsFunc(chapters, func(one chapter) bool { return one.commented[i] }):
		case slices.ContainsFunc(spec.Sections, func(s Section) bool { return s.computed() != nil && c.isIn(s.computed().Title) }):
			warnings = append(warnings, fmt.Sprintf("%s: “%s” of this edition shows no line “%s”", c.Place, c.Section, c.Line))
		default:
			warnings = append(warnings, fmt.Sprintf("%s: the report has no finance section “%s”", c.Place, c.Section))
		}
	}
	return warnings
}
