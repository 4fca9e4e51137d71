package edition

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"time"

	"catchup/internal/document"
	"catchup/internal/expect"
	"catchup/internal/source"
	"catchup/reports"
)

// Press makes the editions of one report. It may be used from several
// goroutines.
type Press struct {
	Report    string
	Spec      reports.Spec
	Supplies  map[string]Supply // by the names the Spec uses
	List      string            // the source of readers, held to what is expected too; may be empty
	Force     string            // why an edition is made although it would be held; empty to hold it
	Renderers []Renderer
	Archive   Archive
	Now       func() time.Time // the wall clock, for Made
	Told      func(Step)       // hears of each step as it ends; may be nil
	Desk      Desk             // what editors wrote; may be nil
	Rewriter  Rewriter         // puts stories into other words where the Spec asks for it; may be nil
}

// Desk gives what editors wrote for the edition of a report that has the
// label. Mistakes in it are check.Problems, and then there is no edition.
type Desk interface {
	Edits(report, label string) ([]reports.Edit, error)
}

// Supply is a source, what editions say of it, and what is expected of it,
// nil for nothing. Of what a Private one holds nothing is told.
type Supply struct {
	source.Source
	Title, Licence, Link string
	Expect               *expect.Spec
	Private              bool
}

// Readers says who is to get a new edition.
type Readers func(context.Context) (Audience, error)

// Step is a finished step on the road, for whoever watches: what was done
// ("read"), to what ("outlets"), and with what result.
type Step struct {
	Verb, Object, Result string
}

// Key names the edition due at the moment, which carries the report's zone.
func (p *Press) Key(due time.Time) Key {
	unit := p.Spec.Period
	return Key{Report: p.Report, Period: unit.Label(unit.Ending(due))}
}

// Make returns the one edition of the period that is due at the moment: the
// one that is kept, or else a new one, which it keeps with a queued delivery
// for each of those whom readers names. Several presses at once,
// in this process or others, come to the same edition.
func (p *Press) Make(ctx context.Context, due time.Time, readers Readers) (e *Edition, fresh bool, err error) {
	e, fresh, err = p.Draft(ctx, due)
	if err != nil || !fresh {
		return e, false, err
	}
	audience, err := readers(ctx)
	if err != nil {
		return nil, false, err
	}
	err = p.Archive.Keep(ctx, e, audience)
	if errors.Is(err, ErrExists) { // another press took its key, or only its number
		return p.Make(ctx, due, readers)
	}
	if err != nil {
		return nil, false, fmt.Errorf("keeping %s: %w", e.Key, err)
	}
	return e, true, nil
}

// Draft returns the edition that is kept, or else a fresh proof of it. It
// changes nothing.
func (p *Press) Draft(ctx context.Context, due time.Time) (e *Edition, fresh bool, err error) {
	e, err = p.Archive.Find(ctx, p.Key(due))
	if errors.Is(err, ErrNone) {
		e, err = p.Proof(ctx, due)
		return e, true, err
	}
	return e, false, err
}

// Proof reads, builds and sets the edition due at the moment, and changes
// nothing. A source that fails is missing from the edition, which says so;
// if the report requires it, the error is a *reports.Missing. If sources are
// not what is expected of them, the error is a *Held, unless Force is set.
func (p *Press) Proof(ctx context.Context, due time.Time) (*Edition, error) {
	key := p.Key(due)
	in, err := p.prepare(ctx, key, due)
	if err != nil {
		return nil, err
	}
	d, err := reports.Build(p.Spec, in)
	if err != nil {
		return nil, fmt.Errorf("making %s: %w", key, err)
	}
	d.Measures = p.measure(in)
	p.tell("made", key.String(), fmt.Sprintf("no. %d, %s", in.Number, d.Covers))
	p.account(d)
	files, err := p.set(d)
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", key, err)
	}
	return &Edition{Key: key, ID: rand.Text(), Number: in.Number, Due: due, Made: p.Now(), Document: d, Files: files}, nil
}

// prepare gathers what the edition is made of, and holds it against what is
// expected.
func (p *Press) prepare(ctx context.Context, k Key, due time.Time) (in reports.Input, err error) {
	in = reports.Input{Report: p.Report, Period: p.Spec.Period.Ending(due), Issued: due}
	if in.Number, err = p.number(ctx, k); err != nil {
		return in, fmt.Errorf("numbering %s: %w", k, err)
	}
	if in.Earlier, err = p.earlier(ctx, k, due); err != nil {
		return in, fmt.Errorf("looking for the edition before %s: %w", k, err)
	}
	if p.Desk != nil {
		if in.Edits, err = p.Desk.Edits(k.Report, k.Period); err != nil {
			return in, err
		}
	}
	p.tell("reading", "the sources", "")
	in.Readings = p.read(ctx, due)
	if err := ctx.Err(); err != nil {
		return in, err
	}
	breaches := Test(p.Supplies, in.Readings, due, in.Earlier)
	switch {
	case len(breaches) == 0:
	case p.Force == "":
		return in, &Held{Key: k, Breaches: breaches}
	default:
		in.Override = &document.Override{Reason: p.Force, Breaches: breaches}
	}
	in.Rewritten = p.rewrite(ctx, in)
	return in, nil
}

// number is that of the edition which is kept, or the next one.
func (p *Press) number(ctx context.Context, k Key) (int, error) {
	e, err := p.Archive.Find(ctx, k)
	if errors.Is(err, ErrNone) {
		return p.Archive.Next(ctx, p.Report)
	}
	if err != nil {
		return 0, err
	}
	return e.Number, nil
}

// earlier is the document of the last edition before that of the key, nil if
// there is none.
func (p *Press) earlier(ctx context.Context, k Key, due time.Time) (*document.Document, error) {
	e, err := p.Archive.Before(ctx, k, due)
	if errors.Is(err, ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return e.Document, nil
}

// account tells what the document could not do, what it was made against, and
// what it noticed.
func (p *Press) account(d *document.Document) {
	if d.Override != nil {
		for _, b := range d.Override.Breaches {
			p.tell("forced", b.Source, b.What+": "+b.Words)
		}
	}
	for _, gap := range d.Gaps {
		p.tell("missing", gap.Source, gap.Why)
	}
	for _, warning := range d.Warnings {
		p.tell("noted", p.Report, warning)
	}
}

// set renders the document in every form, in the order of the renderers.
func (p *Press) set(d *document.Document) ([]File, error) {
	var files []File
	for i, r := range p.Renderers {
		p.tell("setting", "file "+strconv.Itoa(i+1)+" of "+strconv.Itoa(len(p.Renderers)), "")
		made, err := r.Render(d)
		if err != nil {
			return nil, err
		}
		for _, f := range made {
			p.tell("set", f.Name, kilobytes(len(f.Bytes)))
		}
		files = append(files, made...)
	}
	return files, nil
}

func (p *Press) tell(verb, object, result string) {
	if p.Told != nil {
		p.Told(Step{verb, object, result})
	}
}

func kilobytes(n int) string { return fmt.Sprintf("%.1f KB", float64(n)/1000) }
