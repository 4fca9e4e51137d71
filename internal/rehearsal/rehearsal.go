// Package rehearsal makes the next edition of each report as a run would, keeps
// and sends nothing, and tells what is not well.
package rehearsal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/schedule"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// Stage is what reports are rehearsed with. Press is the press of a report,
// whose sources are Trials. Recipients are those of its edition that is due at
// the moment, and Size is how many of them get a slice of those names and how
// many get none, or how many get the whole edition if there are no names.
type Stage struct {
	Calendar   *schedule.Calendar
	Press      func(report string) *edition.Press
	Recipients func(report string, due time.Time) edition.Recipients
	Size       func(ctx context.Context, a edition.Audience, slices []string) (get, none int, err error)
	// Kept is what the kept edition of a key lacks, and how many of its
	// subscribers have not been reached and will not be tried again by themselves;
	// nothing if none is kept.
	Kept func(ctx context.Context, k edition.Key) (lacks []document.Gap, unreached int, err error)
	// Untried tells whether a breach only says that a source was left out.
	Untried func(document.Breach) bool
}

// Part is how the next edition of one report would go. Edition is nil if it
// cannot be made, and Unmade says why. Held is what would hold it, and Lacks is
// what it would lack. Links are the addresses that it leads to.
type Part struct {
	Report      string
	Slot        time.Time // when it is due, in the report's zone
	Moved       string    // from where the slot is moved, and for which holiday; empty if it is not
	Asked       bool      // it has no schedule: it is made when it is asked for
	Pinned      bool      // the clock is pinned by as_of
	Edition     *edition.Edition
	Unmade      error
	Held        []document.Breach
	Lacks       []document.Gap
	Subscribers int
	None        int          // how many more have no slice
	Unread      table.Unread // rows of the list: whoever stands there gets nothing
	Unknown     error        // why nobody knows who gets it
	Unreached   int          // of the edition that is kept already
	Links       []string
	Left        []string // the sources that it lacks since the network was left out

	told tally
}

// Rehearse makes the next edition of a report. News and figures are those of the
// period that ends now, since those of the slot have not come yet; all else is
// as it will be at the slot.
func (s Stage) Rehearse(ctx context.Context, report string) Part {
	p := Part{Report: report}
	due := s.due(&p)
	press := s.Press(report)
	if press.Editor != nil {
		press.Editor = of{press.Editor, s.Calendar.Label(report, p.Slot)}
	}
	p.Edition, p.Held, p.Unmade = press.Rehearse(ctx, due, func(slice *edition.Slice) { p.count(slice.Document) })
	if errors.Is(p.Unmade, source.ErrOffline) {
		p.Unmade = nil // it is not known whether it could be made
	}
	var parts []string
	if p.Edition != nil {
		p.count(p.Edition.Document)
		p.Lacks, parts = p.Edition.Document.Gaps, p.Edition.Slices
	}
	p.excuse(s.Untried)
	if p.Pinned { // a run finds what is kept
		lacks, unreached, err := s.Kept(ctx, press.Key(due))
		p.Unreached, p.Unmade = unreached, cmp.Or(p.Unmade, err)
		p.lackKept(lacks)
	}
	audience, err := s.Recipients(report, p.Slot)(ctx)
	if err == nil {
		p.Unread = audience.Unread
		p.Subscribers, p.None, err = s.Size(ctx, audience, parts)
	}
	if err == nil {
		err = press.CheckAudience(ctx, p.Slot, audience)
	}
	if held := new(edition.Held); errors.As(err, &held) {
		p.Held, err = append(p.Held, held.Breaches...), nil
	}
	if !errors.Is(err, source.ErrOffline) {
		p.Unknown = err
	}
	return p
}

// due sets when the edition is due, and returns the moment for which it is made
// now.
func (s Stage) due(p *Part) time.Time {
	moment := s.Calendar.Moment(p.Report, nil)
	if p.Pinned = s.Calendar.Pinned != nil; p.Pinned {
		p.Slot, p.Asked = s.Calendar.Due(p.Report, moment), s.Calendar.Reports[p.Report].Slots == nil
		p.Moved = s.Calendar.Why(p.Report, p.Slot)
		return p.Slot
	}
	p.Slot, p.Asked = moment, true
	for _, next := range s.Calendar.Next(p.Report, 1) {
		p.Slot, p.Asked = next.In(moment.Location()), false
	}
	p.Moved = s.Calendar.Why(p.Report, p.Slot)
	return moment
}

// of gives what editors wrote for the edition of one label, whichever is asked
// for.
type of struct {
	edition.Editor
	label string
}

// Edits reads what editors wrote.
func (o of) Edits(report, _ string) (reports.Edits, error) {
	return o.Editor.Edits(report, o.label)
}

// lackKept adds what the edition that is kept already lacks.
func (p *Part) lackKept(all []document.Gap) {
	for _, g := range all {
		if !slices.Contains(p.Lacks, g) {
			g.Part = g.Name() + " (in the edition that is kept)"
			p.Lacks = append(slices.Clip(p.Lacks), g)
		}
	}
}

// excuse takes out what is missing because the network was left out.
func (p *Part) excuse(untried func(document.Breach) bool) {
	p.Lacks = slices.DeleteFunc(slices.Clone(p.Lacks), func(g document.Gap) bool {
		left := strings.Contains(g.Why, source.ErrOffline.Error())
		if left {
			p.Left = append(p.Left, g.Name())
		}
		return left
	})
	p.Held = slices.DeleteFunc(slices.Clone(p.Held), func(b document.Breach) bool {
		return untried(b) || len(p.Left) > 0 && b.What == edition.Empty
	})
}

// Qualify says of what a part lacks that it is only a part of its source, where
// the trials of the sources tell so.
func Qualify(parts []Part, trials []edition.Trial) {
	for _, t := range trials {
		for _, p := range parts {
			for i, g := range p.Lacks {
				if g.Part == "" && g.Source == t.Source && slices.Contains(t.Gaps, g.Why) {
					p.Lacks[i].Part = "a part of " + g.Source
				}
			}
		}
	}
}

// Well tells whether the edition would be made and go out whole. Rows of the
// list that cannot be read are no matter of the edition.
func (p *Part) Well() bool {
	return p.Unmade == nil && p.Unknown == nil && len(p.Held) == 0 && len(p.Lacks) == 0
}

// String is the part in one line: when, in which zone, to how many, with what,
// and what is not well.
func (p *Part) String() string {
	line := p.Report + ": " + strings.Join([]string{p.when(), p.to(), p.with()}, ", ")
	if len(p.Left) > 0 {
		line += ", not trying " + strings.Join(p.Left, ", ")
	}
	return strings.Join(append([]string{line}, p.faults()...), "; ")
}

func (p *Part) to() string {
	switch {
	case p.Unknown != nil:
		return "to nobody"
	case p.Edition != nil && p.Edition.Terms.Quiet != "":
		return "to nobody as things stand (quiet: " + p.Edition.Terms.Quiet + ")"
	case p.None > 0:
		return fmt.Sprintf("to %s (%d more without a part)", plural(p.Subscribers, "reader"), p.None)
	}
	return "to " + plural(p.Subscribers, "reader")
}

func (p *Part) when() string {
	zone := p.Slot.Location().String()
	at := p.Slot.Format("Monday 2 January 2006, 15:04 ") + zone
	if p.Moved != "" {
		at += " (" + p.Moved + ")"
	}
	switch {
	case p.Asked && p.Pinned:
		return p.Slot.Format("Monday 2 January 2006 ") + zone + " (as_of), when it is asked for"
	case p.Asked:
		return "when it is asked for, " + zone
	case p.Pinned:
		return at + " (as_of)"
	default:
		return at
	}
}

func (p *Part) with() string {
	switch {
	case p.Edition == nil && p.Unmade == nil:
		return "not made without the network"
	case p.Edition == nil:
		return "not made"
	}
	with := "with " + p.told.String()
	if n := len(p.Edition.Slices); n > 0 {
		with = fmt.Sprintf("in %s of up to %s", plural(n, "part"), p.told)
	}
	if p.Edition.Terms.Approval {
		with += ", once it is approved"
	}
	return with
}

// mostRows is how many rows that could not be read a line names.
const mostRows = 3

// faults are what is not well, in short.
func (p *Part) faults() (all []string) {
	if p.Unmade != nil {
		all = append(all, "it cannot be made")
	}
	var why, lacks []string
	for _, b := range p.Held {
		why = append(why, b.Source+" ("+b.What+")")
	}
	for _, g := range p.Lacks {
		lacks = append(lacks, g.Name())
	}
	if len(why) > 0 {
		all = append(all, "it would be held for "+strings.Join(why, ", "))
	}
	if len(lacks) > 0 {
		slices.Sort(lacks)
		all = append(all, "it would lack "+strings.Join(slices.Compact(lacks), ", "))
	}
	if p.Unknown != nil {
		all = append(all, "its list of readers cannot be read")
	}
	if p.Unreached > 0 {
		all = append(all, plural(p.Unreached, "reader")+" of the edition that is kept already not reached")
	}
	if rows := p.Unread; rows.Count > 0 {
		shown := slices.Clone(rows.Rows[:min(len(rows.Rows), mostRows)])
		if more := rows.Count - len(shown); more > 0 {
			shown = append(shown, fmt.Sprintf("and %d more", more))
		}
		words := "1 reader's row"
		if rows.Count > 1 {
			words = fmt.Sprintf("%d readers' rows", rows.Count)
		}
		all = append(all, words+" could not be read ("+strings.Join(shown, "; ")+")")
	}
	return all
}
