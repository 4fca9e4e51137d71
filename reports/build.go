package reports

import (
	"fmt"
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Input is what one edition is made of. Report is the report's key in the
// settings, Number counts its editions from 1, Issued is in the report's zone.
// Readings are by the names of the sources. Earlier is the edition before this
// one, nil if there is none. Override is set if the sources are not as expected
// and the edition is made all the same. Edits are what an editor wrote for this
// edition, Comments what officers did of lines in it, Introduction and Note the
// editor's own words for it; nil for none. Rewritten is what a model made of its
// Drafts.
type Input struct {
	Report    string
	Number    int
	Period    period.Period
	Issued    time.Time
	Readings  map[string]Reading
	Earlier   *document.Document
	Override  *document.Override
	Edits     []Edit
	Comments  []Comment
	Rewritten map[string]Rewritten
	Links     Links

	Introduction, Note []document.Paragraph

	events []kind.Event // of the report
	cut    *slice       // of a sliced report; nil before it is cut
}

// Reading is the table of a source, or Err, the reason why there is none; and
// what the edition says of the source. With are the sources that values of the
// table come from too.
type Reading struct {
	Table   *table.Table
	Err     error
	Title   string
	Licence string
	Link    string
	With    []string
	Waited  time.Time // until when the edition waited for the source, zero if it did not
}

// Missing is the error of a source that could not be read or used.
type Missing struct {
	Source string
	Err    error
}

func (m *Missing) Error() string { return fmt.Sprintf("source %s: %v", m.Source, m.Err) }

func (m *Missing) Unwrap() error { return m.Err }

// chapter is the result of one section. brief is its news in one sentence, for
// the introduction. preview is a line for the list of mails, if it has one.
type chapter struct {
	blocks   []document.Block
	notices  []string
	gaps     []*Missing
	warnings []string
	brief    document.Paragraph
	preview  string
	figures  bool                 // whether its news is that of a finance section
	invented []string             // the titles over figures that are illustrative
	amended  []document.Paragraph // what outlets have amended that earlier editions told

	told      []*candidate      // the stories told
	edited    map[int]bool      // the edits that found their story
	commented map[int]bool      // the comments that found their line
	choice    *document.Choice  // how the stories were chosen
	memory    []document.Memory // of the stories told and named
}

// Build makes the document. If a source is missing, the document says so. If a
// required section needs that source, the error is a *Missing and there is no
// document.
//
// For a sliced report it makes the document of one slice, from the Input of a
// Cut.
func Build(spec Spec, in Input) (*document.Document, error) {
	if spec.SliceBy != "" && in.cut == nil {
		return nil, fmt.Errorf("building %s: %w", in.Report, errUncut)
	}
	d := &document.Document{
		Report:    in.Report,
		Edition:   in.Report + "/" + spec.Period.Label(in.Period),
		Title:     spec.Title,
		Tagline:   spec.Tagline,
		Lang:      spec.Lang,
		Number:    in.Number,
		Period:    in.Period,
		Covers:    spec.Period.Words(in.Period),
		Issued:    in.Issued,
		Forwarded: in.Links.forwarded(spec.Forwarded),
		Leaving:   in.Links.leaving(spec.Leaving),
		Whole:     in.Links.whole(),
		Sources:   in.sources(spec),
	}
	reg := newRegister(in, spec)
	events, unread := spec.Events.tell(in)
	in.events = events
	chapters, found := spec.chapters(in, reg)
	for i, c := range chapters {
		c = in.partly(c, spec.Sections[i].sources())
		chapters[i] = c
		if spec.Sections[i].Required && len(c.gaps) > 0 {
			return nil, fmt.Errorf("building %s: %w", in.Report, c.gaps[0])
		}
	}
	for _, p := range in.Note {
		d.Blocks = append(d.Blocks, document.Note{Text: p})
	}
	found.open(d)
	bind(d, append(chapters, unread))
	d.Warnings = append(d.Warnings, unseen(events, d)...)
	if in.sliceName() == "" {
		d.Warnings = slices.Concat(d.Warnings, lost(in.Edits, chapters), in.unplaced(spec, chapters))
	}
	d.Figures = reg.figures
	d.Memory = in.remember(chapters)
	introduce(d, spec, chapters, found)
	if in.Introduction != nil {
		d.Introduction = in.Introduction
	}
	in.label(d)
	in.waited(d)
	correct(d, in.Earlier, amendedIn(chapters))
	added(d)
	in.override(d)
	d.Tame()
	d.Mail = spec.Mail.listing(spec, d)
	return d, nil
}

// chapters builds the chapters of all sections, and chooses the findings. The stories
// come first, since other sections may need them.
func (s Spec) chapters(in Input, reg *register) ([]chapter, opened) {
	all := make([]chapter, len(s.Sections))
	var told []*candidate
	for i, section := range s.Sections {
		if section.Stories != nil {
			all[i] = section.Stories.tell(s, in)
			told = append(told, all[i].told...)
			in.Edits = spend(in.Edits, all[i].edited)
		}
	}
	computed := s.compute(in)
	found := s.choose(in, computed, reg)
	for i, section := range s.Sections {
		switch {
		case section.Stories != nil:
		case section.Numbers != nil:
			all[i] = section.Numbers.build(s.Period, told, in, found)
		case in.bare(section):
			all[i] = in.nothing(section)
		case section.computed() != nil:
			all[i] = section.computed().build(in, reg, *computed[i], found.told)
		default:
			all[i] = section.build(in, reg)
		}
		if section.Part {
			lower(all[i].blocks)
		}
	}
	return all, found
}

// lower sets headings one step lower.
func lower(blocks []document.Block) {
	for i, b := range blocks {
		if h, ok := b.(document.Heading); ok {
			h.Level++
			blocks[i] = h
		}
	}
}

// build makes the chapter of a section that needs only its sources.
func (s Section) build(in Input, reg *register) chapter {
	if s.Table != nil {
		return s.Table.build(in, reg)
	}
	return chapter{blocks: []document.Block{document.Note{Text: document.Say(s.Note)}}}
}

// bind joins the chapters.
func bind(d *document.Document, chapters []chapter) {
	var invented []string
	for _, c := range chapters {
		d.Blocks = append(d.Blocks, c.blocks...)
		for _, n := range c.notices {
			if !slices.Contains(d.Notices, n) { // two sections may read one source
				d.Notices = append(d.Notices, n)
			}
		}
		invented = append(invented, c.invented...)
		d.Warnings = append(d.Warnings, c.warnings...)
		if c.choice != nil {
			d.Choices = append(d.Choices, *c.choice)
		}
		for _, missing := range c.gaps {
			gap := document.Gap{Source: missing.Source, Why: missing.Err.Error()}
			if !slices.Contains(d.Gaps, gap) {
				d.Gaps = append(d.Gaps, gap)
			}
		}
	}
	if len(invented) > 0 {
		d.Notices = append([]string{warn(invented)}, d.Notices...)
	}
}

// introduce writes the introduction, unless the editor did, and the preview:
// the lead story's first sentence, or else what the figures say. Beside findings the
// introduction says nothing of figures.
func introduce(d *document.Document, spec Spec, chapters []chapter, found opened) {
	introduction := say(spec.Introduction)
	var told []document.Paragraph
	for _, c := range chapters {
		above := c.figures && len(found.items) > 0
		if d.Preview == "" {
			d.Preview = finance.Pick(above, found.preview, c.preview)
		}
		if len(c.brief) > 0 && len(told) < 2 && !above {
			told = append(told, c.brief)
		}
	}
	if spec.Introduction == "" {
		introduction = opening(told)
	}
	if len(introduction) > 0 {
		d.Introduction = []document.Paragraph{introduction}
	}
	if d.Preview == "" {
		d.Preview = spec.Tagline
	}
}

// opening is the news of chapters. Which of their figures are illustrative stands
// above it.
func opening(briefs []document.Paragraph) (all document.Paragraph) {
	for i, brief := range briefs {
		if i > 0 {
			all = append(all, document.Span{Text: " "})
		}
		all = append(all, brief...)
	}
	return all
}

// previewed is a line for the list of mails, in which nothing stands above it.
func previewed(brief document.Paragraph, invented bool) string {
	return brief.Plain() + finance.Pick(invented, " (These figures are illustrative.)", "")
}

// say is a paragraph of plain words, none for no words.
func say(text string) document.Paragraph {
	if text == "" {
		return nil
	}
	return document.Say(text)
}
