package edition

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"catchup/internal/document"
	"catchup/internal/expect"
	"catchup/internal/meaning"
	"catchup/internal/period"
	"catchup/internal/shaping"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// Press makes the editions of one report. It may be used from several
// goroutines.
type Press struct {
	Report    string
	Spec      reports.Spec
	Supplies  map[string]Supply // by the names the Spec uses
	List      string            // the source of subscribers, held to what is expected too; may be empty
	Shrink    Shrink            // how small an audience may be beside the last one
	Force     string            // why an edition is made although it would be held; empty to hold it
	Renderers []Renderer
	Limits    Limits // what an edition may cost
	Archive   Archive
	Now       func() time.Time                  // the wall clock, for Made
	OnStep    func(Step)                        // is called for each step when it ends; may be nil
	Editor    Editor                            // what editors wrote; may be nil
	Covers    func(due time.Time) period.Period // what an edition tells of; nil for the period of the Spec
	Terms     func(due, made time.Time) Terms   // on which editions go out; nil for at once
	Links     func(Key) reports.Links           // the pages an edition leads to; nil for none
	Rewriter  Rewriter                          // puts stories into other words where the Spec asks for it; may be nil
	Album     *Album                            // the pictures that were fetched last; nil to fetch none
	Budget    func() *source.Budget             // what the sources of an edition may hold; nil for what they like

	// Sleep passes the time until sources that are waited for are read again; nil
	// to wait for none. A proof waits for none.
	Sleep func(context.Context, time.Duration) error

	// Pick chooses which slices of a sliced report are made for a proof; nil for
	// all. Each is called for every slice when it is made, with its edition; nil
	// to drop them.
	Pick func(slices []string) ([]string, error)
	Each func(*Edition, *Slice) error
}

// Editor gives what editors wrote for the edition of a report with the label.
// Mistakes in it are check.Problems, and then no edition is made.
type Editor interface {
	Edits(report, label string) (reports.Edits, error)
}

// Supply is a source, what its rows mean, what editions say of it, what is
// expected of it, nil for nothing, and how long after its slot an edition waits
// for it. Guest fetches what strangers have written into it: the pictures of its
// articles; nil to fetch none. Nothing that a Private source holds is shown.
type Supply struct {
	source.Source
	Shape                shaping.Steps
	Limits               table.Limits
	Meaning              meaning.Spec
	Title, Licence, Link string
	Expect               *expect.Spec
	Guest                *source.Fetcher
	Wait                 time.Duration
	Private              bool
}

// Recipients says who is to get a new edition.
type Recipients func(context.Context) (Audience, error)

// Step is a finished step in making an edition, to show progress: what was done
// ("read"), to what ("outlets"), and with what result.
type Step struct {
	Verb, Object, Result string
}

// Key names the edition due at the moment. The moment must be in the report's
// time zone.
func (p *Press) Key(due time.Time) Key {
	unit := p.Spec.Period
	return Key{Report: p.Report, Period: unit.Label(unit.Ending(due))}
}

// covers is what the edition due at the moment tells of.
func (p *Press) covers(due time.Time) period.Period {
	if p.Covers == nil {
		return p.Spec.Period.Ending(due)
	}
	return p.Covers(due)
}

// Make returns the one edition of the period that is due at the moment. If it
// is kept already, Make returns that one. Otherwise it makes a new one and
// keeps it, with a queued delivery for each of the recipients. Several presses
// at once, in this process or others, come to the same edition.
func (p *Press) Make(ctx context.Context, due time.Time, recipients Recipients) (e *Edition, fresh bool, err error) {
	e, err = p.Archive.Find(ctx, p.Key(due))
	if !errors.Is(err, ErrNone) {
		return e, false, err
	}
	e, err = p.issue(ctx, due, func(e *Edition) error { return p.keep(ctx, e, recipients) })
	if errors.Is(err, ErrExists) { // another press took its key, or only its number
		return p.Make(ctx, due, recipients)
	}
	return e, err == nil, err
}

// Remake makes the kept edition of the period anew, with the same number, and
// replaces it. The ruling says who wants that. An edition that has gone out, or
// may go out, is not made anew: the error is a *Misruled.
func (p *Press) Remake(ctx context.Context, due time.Time, recipients Recipients, r func(*Edition) Ruling) (*Edition, error) {
	return p.issue(ctx, due, func(e *Edition) error {
		audience, err := p.whom(ctx, e, recipients)
		if err != nil {
			return err
		}
		return p.Archive.Replace(ctx, e, audience, r(e))
	})
}

// issue makes the edition and keeps it. Slices are written to the archive as
// they are made, and deleted again if the edition is not kept.
func (p *Press) issue(ctx context.Context, due time.Time, keep func(*Edition) error) (*Edition, error) {
	doubted, err := p.doubted(ctx, p.Key(due))
	if err != nil {
		return nil, err
	}
	if doubted != nil && p.Force == "" {
		return nil, doubted
	}
	laying, e := *p, p.begin(due)
	laying.Pick, laying.Each = nil, func(e *Edition, s *Slice) error { return p.Archive.Lay(ctx, e.ID, s) }
	err = laying.make(ctx, e)
	if err == nil && doubted != nil {
		p.overrule(e.Document, doubted.Breaches[0])
	}
	if err == nil {
		err = keep(e)
	}
	if err != nil && len(e.Slices) > 0 {
		err = errors.Join(err, p.Archive.Drop(context.WithoutCancel(ctx), e.ID))
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}

func (p *Press) keep(ctx context.Context, e *Edition, recipients Recipients) error {
	audience, err := p.whom(ctx, e, recipients)
	if err != nil {
		return err
	}
	if err := p.Archive.Keep(ctx, e, audience); err != nil {
		return fmt.Errorf("keeping %s: %w", e.Key, err)
	}
	return nil
}

// Draft returns the edition that is kept, or else a new proof of it. It changes
// nothing.
func (p *Press) Draft(ctx context.Context, due time.Time) (e *Edition, fresh bool, err error) {
	e, err = p.Archive.Find(ctx, p.Key(due))
	if errors.Is(err, ErrNone) {
		e, err = p.Proof(ctx, due)
		return e, true, err
	}
	return e, false, err
}

// Proof reads, builds and renders the edition due at the moment, and changes
// nothing. A source that fails is missing from the edition, which says so. If
// the report requires that source, the error is a *reports.Missing. If sources
// are not as expected, the error is a *Held, unless Force is set.
func (p *Press) Proof(ctx context.Context, due time.Time) (*Edition, error) {
	quick, e := *p, p.begin(due)
	quick.Sleep = nil
	if err := quick.make(ctx, e); err != nil {
		return nil, err
	}
	return e, nil
}

// begin is the edition due at the moment, before anything of it is made.
func (p *Press) begin(due time.Time) *Edition {
	return &Edition{Key: p.Key(due), ID: rand.Text(), Due: due}
}

// make makes the edition, whole or in slices.
func (p *Press) make(ctx context.Context, e *Edition) error {
	budget := p.budget()
	defer budget.End()
	in, before, err := p.prepare(ctx, e.Key, e.Due, budget)
	if err == nil {
		err = budget.Print(ctx)
	}
	if err != nil {
		return err
	}
	e.Number = in.Number
	making, listening, err := p.listen(ctx, e, in)
	if err != nil {
		return err
	}
	if p.Spec.SliceBy != "" {
		err = making.slice(ctx, e, in, before)
	} else {
		err = making.print(ctx, e, in)
	}
	if e.Made = p.Now(); p.Terms != nil {
		e.Terms = p.Terms(e.Due, e.Made)
	}
	if err == nil {
		listening.conclude(e)
	}
	return p.losing(e.Key, err)
}

// budget is that of a new edition.
func (p *Press) budget() *source.Budget {
	if p.Budget == nil {
		return nil
	}
	return p.Budget()
}

// print builds the one document of the edition and renders it.
func (p *Press) print(ctx context.Context, e *Edition, in reports.Input) (err error) {
	if e.Document, err = p.build(in); err != nil {
		return fmt.Errorf("making %s: %w", e.Key, err)
	}
	if err := p.blank(e.Key, e.Document); err != nil {
		return err
	}
	e.Document.Measures = p.measure(in)
	e.Document.Beyond, _ = p.Spec.SendWhen.Beyond(in.Readings)
	p.tell("made", e.Key.String(), fmt.Sprintf("no. %d, %s", in.Number, e.Document.Covers))
	p.illustrate(ctx, e.Document)
	p.account(e.Document)
	if e.Files, err = p.set(ctx, e.Document); err != nil {
		return fmt.Errorf("setting %s: %w", e.Key, err)
	}
	return nil
}

// prepare reads what the edition is made of, and checks it against what is
// expected. Before is the edition before this one, nil if there is none.
func (p *Press) prepare(ctx context.Context, k Key, due time.Time, budget *source.Budget) (in reports.Input, before *Edition, err error) {
	in = reports.Input{Report: p.Report, Period: p.covers(due), Issued: due}
	if in.Number, err = p.Archive.Number(ctx, k); err != nil {
		return in, nil, fmt.Errorf("numbering %s: %w", k, err)
	}
	if before, err = p.before(ctx, k, due); err != nil {
		return in, nil, fmt.Errorf("looking for the edition before %s: %w", k, err)
	}
	if before != nil {
		in.Earlier = before.Document
	}
	if p.Editor != nil {
		edits, err := p.Editor.Edits(k.Report, k.Period)
		if err != nil {
			return in, nil, err
		}
		in.Edits, in.Comments, in.Introduction, in.Note = edits.Stories, edits.Comments, edits.Introduction, edits.Note
	}
	if p.Links != nil {
		in.Links = p.Links(k)
	}
	p.tell("reading", "the sources", "")
	in.Readings = p.read(ctx, due, budget)
	if err := ctx.Err(); err != nil {
		return in, nil, err
	}
	p.interpret(in.Readings)
	breaches, cause := checkExpected(p.Supplies, in.Readings, due, in.Earlier), Unexpected
	if unclear := doubts(p.Supplies, in.Readings); len(unclear) > 0 {
		breaches, cause = append(unclear, breaches...), Unclear
	}
	switch {
	case len(breaches) == 0:
	case p.Force == "":
		return in, nil, &Held{Key: k, Cause: cause, Breaches: breaches}
	default:
		in.Override = &document.Override{Reason: p.Force, Breaches: breaches}
	}
	in.Rewritten = p.rewrite(ctx, in)
	return in, before, nil
}

// before is the last edition before that of the key, nil if there is none.
func (p *Press) before(ctx context.Context, k Key, due time.Time) (*Edition, error) {
	e, err := p.Archive.Before(ctx, k, due)
	if errors.Is(err, ErrNone) {
		return nil, nil
	}
	return e, err
}

// account reports the document's failures, the edition that it compares with,
// and its remarks.
func (p *Press) account(d *document.Document) {
	if d.Override != nil {
		for _, b := range d.Override.Breaches {
			p.tell("forced", b.Source, b.What+": "+b.Words)
		}
	}
	for _, gap := range d.Gaps {
		p.tell("missing", gap.Name(), gap.Why)
	}
	for _, warning := range d.Warnings {
		p.tell("noted", p.Report, warning)
	}
}

func (p *Press) tell(verb, object, result string) {
	if p.OnStep != nil {
		p.OnStep(Step{verb, object, result})
	}
}
