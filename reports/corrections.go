package reports

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/period"
)

// correct says at the top of d which figures the earlier edition gave otherwise,
// and which articles that earlier editions told their outlets have corrected or
// withdrawn: the lines of amended. It does nothing if there is nothing to say, or no
// earlier edition.
func correct(d, earlier *document.Document, amended []document.Paragraph) {
	if earlier == nil {
		return
	}
	revised, followed := revisions(d, earlier)
	lines := slices.Concat(corrections(revised, issue(earlier)), amended)
	if len(lines) == 0 {
		return
	}
	d.Corrects = &document.Correction{Edition: earlier.Edition, Lines: lines}
	blocks := document.Blocks{document.Heading{Level: 2, Text: "Corrections"}, document.List{Items: lines}}
	if followed {
		blocks = append(blocks, document.Say("The figures worked out from these have changed with them."))
	}
	d.Blocks = append(blocks, d.Blocks...)
}

// amendedIn are the lines of all chapters, each once.
func amendedIn(chapters []chapter) (lines []document.Paragraph) {
	for _, c := range chapters {
		for _, line := range c.amended {
			if !slices.ContainsFunc(lines, func(other document.Paragraph) bool { return other.Plain() == line.Plain() }) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// issue names an edition: "No. 3 of 7 June 2024".
func issue(d *document.Document) string {
	return fmt.Sprintf("No. %d of %s", d.Number, d.Issued.Format("2 January 2006"))
}

// revision is a figure as it was sent and as it is now.
type revision struct {
	then, now         document.Figure
	thenUnit, nowUnit string // as their tables have it, "£m"; empty outside of tables
}

// revisions lists the figures that differ from the earlier edition's: those
// that were read, and those that were computed from cells that neither edition
// prints. Other figures only differ because of those.
func revisions(d, earlier *document.Document) (revised []revision, followed bool) {
	var worked []revision
	var cells []document.Place
	for _, r := range changes(d, earlier) {
		if r.now.Rule != "" {
			worked = append(worked, r)
			continue
		}
		revised, cells = append(revised, r), append(cells, r.now.Cells...)
	}
	for _, r := range worked {
		if usesCell(r.now, cells) {
			followed = true
			continue
		}
		revised = append(revised, r)
	}
	return revised, followed
}

// changes lists the pairs of figures that differ, in the order of d.
func changes(d, earlier *document.Document) []revision {
	var changed []revision
	thens, nows := byKey(earlier), byKey(d)
	for _, f := range d.Figures {
		then, ok := thens[f.Key]
		if ok && nows[f.Key].ID == f.ID && differs(then, f) && (dated(f.Key) || sameDay(earlier, then, d, f)) {
			changed = append(changed, revision{then, f, unitOf(earlier, then.ID), unitOf(d, f.ID)})
		}
	}
	return changed
}

// byKey finds the first figure of each key. It leaves out a key that two
// different numbers have.
func byKey(d *document.Document) map[string]document.Figure {
	figures, doubtful := map[string]document.Figure{}, []string{""}
	for _, f := range d.Figures {
		first, ok := figures[f.Key]
		switch {
		case !ok:
			figures[f.Key] = f
		case !first.Num.Equal(f.Num):
			doubtful = append(doubtful, f.Key)
		}
	}
	for _, key := range doubtful {
		delete(figures, key)
	}
	return figures
}

// differs tells whether a figure made of cells has another value and is printed
// otherwise, although it was made in the same way.
func differs(then, now document.Figure) bool {
	return then.Kind == now.Kind && then.Unit == now.Unit && then.Rule == now.Rule &&
		len(then.Cells) == len(now.Cells) && len(now.Cells) > 0 && then.Shown != now.Shown && !then.Num.Equal(now.Num)
}

// dated tells whether a key names the year of its figure. Without a year,
// another number may simply be that of the next week.
func dated(key string) bool {
	parts := strings.Split(key, " · ")
	return slices.ContainsFunc(parts[1:], func(part string) bool {
		year, _, _ := strings.Cut(part, " ")
		return period.IsYear(year)
	})
}

// sameDay tells whether a figure's sources speak of the same day in both
// editions, as far as they say of which.
func sameDay(earlier *document.Document, then document.Figure, d *document.Document, now document.Figure) bool {
	for i, place := range now.Cells {
		was, is := earlier.Origin(then.Cells[i]).Reading, d.Origin(place).Reading
		if was == nil || is == nil || is.AsOf.IsZero() || !was.AsOf.Equal(is.AsOf) {
			return false
		}
	}
	return true
}

// usesCell tells whether the figure was made from one of the cells.
func usesCell(f document.Figure, cells []document.Place) bool {
	return slices.ContainsFunc(f.Cells, func(p document.Place) bool { return slices.Contains(cells, p) })
}

// unitOf is the unit of the table that prints the figure, empty if none does.
func unitOf(d *document.Document, id string) string {
	for _, block := range d.Blocks {
		t, ok := block.(document.Table)
		if ok && slices.ContainsFunc(t.Rows, func(r document.Row) bool { return prints(r, id) }) {
			return t.Unit
		}
	}
	return ""
}

func prints(r document.Row, id string) bool {
	return slices.ContainsFunc(r.Cells, func(c document.Cell) bool { return c.Figure == id })
}

// mostCorrections is how many corrections are listed one by one.
const mostCorrections = 10

// corrections writes a line for each revision, the same line once, and counts
// the ones that there is no room for.
func corrections(revised []revision, issue string) []document.Paragraph {
	var lines []document.Paragraph
	said := map[string]bool{}
	for _, r := range revised {
		line := r.line(issue)
		if words := line.Plain(); !said[words] {
			said[words] = true
			lines = append(lines, line)
		}
	}
	if rest := len(lines) - mostCorrections; rest > 0 {
		lines = append(lines[:mostCorrections], document.Say(fmt.Sprintf("… and %d more.", rest)))
	}
	return lines
}

// line says "Devon, 2023-24 (draft), outturn, £m: given as (45.0) in No. 3 of
// 7 June 2024; the source now says (47.0)."
func (r revision) line(issue string) document.Paragraph {
	name, then, now := named(r.now.Key), r.then.Shown, r.now.Shown
	switch {
	case r.thenUnit != r.nowUnit:
		then, now = strings.TrimSpace(r.thenUnit+" "+then), strings.TrimSpace(r.nowUnit+" "+now)
	case r.nowUnit != "":
		name += ", " + r.nowUnit
	}
	finding := "the source now says "
	if r.now.Rule != "" {
		finding = "it now comes to "
	}
	return document.Paragraph{
		{Text: fmt.Sprintf("%s: given as %s in %s; %s", name, then, issue, finding)},
		{Text: now, Figure: r.now.ID},
		{Text: "."},
	}
}

// named is a figure's key in words, without the section that it begins with.
func named(key string) string {
	parts := strings.Split(key, " · ")
	if len(parts) > 1 {
		parts = parts[1:]
	}
	for i, part := range parts {
		parts[i] = bracketed(part)
	}
	return strings.Join(parts, ", ")
}

// bracketed writes "2023-24 M6 draft" as "2023-24 M6 (draft)", and leaves what
// does not begin with a year.
func bracketed(part string) string {
	when, vintage, _ := strings.Cut(part, " ")
	if !period.IsYear(when) {
		return part
	}
	if month, rest, _ := strings.Cut(vintage, " "); new(period.PartName).UnmarshalText([]byte(month)) == nil {
		when, vintage = when+" "+month, rest
	}
	if vintage == "" {
		return part
	}
	return when + " (" + vintage + ")"
}
