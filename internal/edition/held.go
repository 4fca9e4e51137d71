package edition

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/reports"
)

// Cause is why an edition is held, as the end of a sentence that begins with
// "because".
type Cause string

const (
	Unexpected Cause = "sources are not what is expected of them"
	Unclear    Cause = "what its data mean is not settled"
	NoRoom     Cause = "parts of it would vanish for want of room"
	Unprinted  Cause = "headings of it would lose letters"
	Blank      Cause = "it would tell nothing"
	WrongClock Cause = "the clock cannot be right"
	Shrunk     Cause = "far fewer readers would get it than last time"
)

// Empty is what a breach is called that holds an edition as Blank.
const Empty = "empty"

// Held is the error of an edition that is not made. Breaches say what holds it:
// sources, a form, the clock, or who would get it.
type Held struct {
	Key      Key
	Cause    Cause
	Breaches []document.Breach
}

// Error names the cause, or the sources that are not as expected, in one line.
func (h *Held) Error() string {
	if h.Cause != Unexpected {
		return fmt.Sprintf("%s is held: %s", h.Key, h.Cause)
	}
	var sources []string
	for _, b := range h.Breaches {
		if !slices.Contains(sources, b.Source) {
			sources = append(sources, b.Source)
		}
	}
	return fmt.Sprintf("%s is held: not as expected: %s", h.Key, strings.Join(sources, ", "))
}

// Words tells every breach with its cells, a line each.
func (h *Held) Words() string {
	var words strings.Builder
	for _, b := range h.Breaches {
		fmt.Fprintln(&words, b)
	}
	return words.String()
}

// losing is a *Held if the error is that a form would not show all.
func (p *Press) losing(k Key, err error) error {
	lost := lossOf(err)
	if lost == nil {
		return err
	}
	return &Held{Key: k, Cause: lost.cause(), Breaches: []document.Breach{lost.breach(p.Report)}}
}

// overrule notes for operators, in the document, what a forced edition was not
// held for.
func (p *Press) overrule(d *document.Document, b document.Breach) {
	d.Overrule(p.Force, b, "")
	p.tell("forced", b.Source, b.What+": "+b.Words)
}

// doubted is a *Held if the clock cannot be right, since it says which edition
// is due; nil if it may be.
func (p *Press) doubted(ctx context.Context, k Key) (*Held, error) {
	last, err := p.Archive.LastMade(ctx)
	if errors.Is(err, ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for the edition made last: %w", err)
	}
	if doubt, ok := DoubtClock(p.Now(), last); ok {
		return &Held{Key: k, Cause: WrongClock, Breaches: []document.Breach{doubt}}, nil
	}
	return nil, nil
}

// blank is a *Held if none of the documents of the edition tells anything. It
// is nil if the report sends that too, or reads no source of which something
// could be told. If it is forced, the documents say so.
func (p *Press) blank(k Key, all ...*document.Document) error {
	if p.Spec.Empty == reports.Send || len(p.sources()) == 0 || slices.ContainsFunc(all, (*document.Document).Tells) {
		return nil
	}
	held := &Held{Key: k, Cause: Blank, Breaches: []document.Breach{{
		Source: p.Report, What: Empty, Words: "there is no story and no row of data in it (empty: send in the report's file sends it all the same)",
	}}}
	for _, gap := range all[0].Gaps {
		held.Breaches = append(held.Breaches, document.Breach{Source: gap.Name(), What: "missing", Words: gap.Why})
	}
	if p.Force == "" {
		return held
	}
	for _, d := range all {
		d.Overrule(p.Force, held.Breaches[0], "it tells nothing")
	}
	return nil
}
