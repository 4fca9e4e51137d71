// Package reports holds the definitions of reports, which an editor writes in YAML
// beside this code. For each kind of section it has the code that makes blocks of a
// document from the tables of its sources. It does no I/O: the same definition and
// the same readings make the same document.
package reports

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"catchup/internal/check"
	"catchup/internal/period"
)

// Spec is the definition of a report.
type Spec struct {
	// Title is the masthead, and stands in the mail's subject.
	Title string `yaml:"title,required"`
	// Tagline is one line under the masthead.
	Tagline string `yaml:"tagline"`
	// Lang is the language of the words, as a BCP 47 tag.
	Lang string `yaml:"lang" default:"en-GB"`
	// Period is what an edition tells of: day, week, month, quarter or year.
	Period period.Unit `yaml:"period" default:"week"`
	// SliceBy is a column by whose values the report is sliced, as in region: it
	// is made once for each, of the rows that have it, for the readers whose
	// attribute of that name has the value.
	SliceBy string `yaml:"slice_by"`
	// Introduction is a sentence or two under the masthead; if absent, it is
	// computed from the stories and figures.
	Introduction string `yaml:"introduction"`
	// Forwarded is what to tell someone the mail was forwarded to, where there
	// is no page to sign up at.
	Forwarded string `yaml:"forwarded"`
	// Leaving is how a reader changes or ends a subscription; links to the pages
	// for that follow it, where there are some.
	Leaving string `yaml:"leaving"`
	// Mail is how lists of mails show the editions.
	Mail Listing `yaml:"mail"`
	// Empty is what becomes of an edition with no story and no row of data: it is
	// held, or sent all the same.
	Empty Empty `yaml:"empty" default:"hold"`
	// SendWhen is what an edition must have to go out: always, new data, a finding,
	// or rows that have crossed a bound. One without it is kept and goes to nobody.
	SendWhen SendWhen `yaml:"send_when"`
	// Findings are the sentences that matter most of all finance, control and table sections, and stand
	// before them; if absent, none do.
	Findings *Findings `yaml:"findings"`
	// Events are what happened, shown in charts along time.
	Events Events `yaml:"events"`
	// Sections are what is told, in reading order.
	Sections []Section `yaml:"sections,required"`
}

// Empty is what becomes of an edition that tells nothing.
type Empty string

const (
	Hold Empty = "hold"
	Send Empty = "send"
)

// UnmarshalText reads what settings say.
func (e *Empty) UnmarshalText(text []byte) error {
	if *e = Empty(text); *e != Hold && *e != Send {
		return fmt.Errorf("%q is neither hold nor send", text)
	}
	return nil
}

// Section is one part of a report: exactly one kind, and what all kinds share.
type Section struct {
	// Stories are the period's stories, found in feeds and articles.
	Stories *Stories `yaml:"stories,kind"`
	// Numbers are the figures that the told stories name.
	Numbers *Numbers `yaml:"numbers,kind"`
	// Finance is a computed finance table and the sentences under it.
	Finance *Finance `yaml:"finance,kind"`
	// Control are control charts: measures over time against the limits of their usual
	// variation.
	Control *Control `yaml:"control,kind"`
	// Table shows columns of a source as they are.
	Table *Table `yaml:"table,kind"`
	// Note holds words of the editor's own, set small.
	Note string `yaml:"note,kind"`
	// Required means that without its sources there is no edition, rather than
	// one that says what is missing.
	Required bool `yaml:"required"`
	// Shared means that sources of the section that do not have the column that
	// slices the report may be shown whole in every slice.
	Shared bool `yaml:"shared"`
	// Part means that the section is a part of the one above it: its heading stands
	// one step lower.
	Part bool `yaml:"part"`
}

// Check notes what the fields cannot tell alone.
func (s Spec) Check(at check.Place) {
	if _, err := language.Parse(s.Lang); err != nil {
		at.Key("lang").Note("write it as en-GB", "%q is not a language", s.Lang)
	}
	if strings.ContainsAny(s.Title, "\r\n") {
		at.Key("title").Note("", "a title stands on one line")
	}
	if len(s.Sections) == 0 {
		at.Key("sections").Note("", "a report needs at least one section")
	}
	s.checkSlices(at)
	s.checkSendWhen(at)
	told := slices.ContainsFunc(s.Sections, func(s Section) bool { return s.Stories != nil })
	for i, section := range s.Sections {
		if section.Part && i == 0 {
			at.Key("sections").Item(i).Key("part").Note("", "there is no section above it")
		}
		if section.Numbers != nil && !told {
			at.Key("sections").Item(i).Note("add a section of stories", "the numbers are those of the stories that are told, and the report tells none")
		}
	}
}

// Sources lists the names of the sources that the report uses, in order of the
// alphabet, and tells for each whether a required section rests on it.
func (s Spec) Sources() iter.Seq2[string, bool] {
	required := map[string]bool{}
	for _, section := range s.Sections {
		for _, name := range section.sources() {
			required[name] = required[name] || section.Required
		}
	}
	if from := s.Events.From; from != "" && !required[from] {
		required[from] = false
	}
	return func(yield func(string, bool) bool) {
		for _, name := range slices.Sorted(maps.Keys(required)) {
			if !yield(name, required[name]) {
				return
			}
		}
	}
}

// sources lists the sources of one section.
func (s Section) sources() []string {
	switch {
	case s.Stories != nil:
		return s.Stories.From
	case s.Numbers != nil:
		return s.Numbers.From
	case s.computed() != nil:
		return s.computed().sources()
	case s.Table != nil:
		return []string{s.Table.From}
	}
	return nil
}
