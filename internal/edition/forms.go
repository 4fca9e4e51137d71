package edition

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"catchup/internal/document"
	"catchup/reports"
)

// build makes the document of an edition or a slice, as far as its limits
// allow. A panic is an error of this document alone.
func (p *Press) build(in reports.Input) (d *document.Document, err error) {
	defer survive(&err)
	if d, err = reports.Build(p.Spec, in); err != nil {
		return nil, err
	}
	return p.Limits.budget(p.Report).Fit(d), nil
}

// set renders the document in every form, in the order of the renderers, and
// tells of each file. If parts would vanish from a form, the error is an
// *Overfull. With Force the form is cut, and all forms say so.
func (p *Press) set(ctx context.Context, d *document.Document) ([]File, error) {
	files, err := p.setAll(ctx, d)
	full := new(Overfull)
	if p.Force == "" || !errors.As(err, &full) {
		return files, err
	}
	d.Overrule(p.Force, full.breach(p.Report), "the "+full.Form+" has no room for all of it")
	return p.setAll(ctx, d)
}

func (p *Press) setAll(ctx context.Context, d *document.Document) ([]File, error) {
	var files []File
	for i, r := range p.Renderers {
		p.tell("setting", "file "+strconv.Itoa(i+1)+" of "+strconv.Itoa(len(p.Renderers)), "")
		made, err := p.setOne(ctx, r, d)
		if err != nil {
			return nil, fmt.Errorf("setting the %s: %w", r.Form(), err)
		}
		for _, f := range made {
			p.tell("set", f.Name, kilobytes(len(f.Bytes)))
		}
		files = append(files, made...)
	}
	return files, nil
}

// setOne renders one form, for as long as the limits allow. A panic is an error
// of this form alone.
func (p *Press) setOne(ctx context.Context, r Renderer, d *document.Document) (made []File, err error) {
	defer survive(&err)
	most := time.Duration(p.Limits.Known().Time)
	ctx, end := context.WithTimeoutCause(ctx, most, fmt.Errorf("it takes longer than %s (reports.%s.limits.time)", most, p.Report))
	defer end()
	return r.Render(ctx, d)
}

// survive is deferred. It turns a panic into an error.
func survive(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("panic: %v", cause)
	}
}

func kilobytes(n int) string { return fmt.Sprintf("%.1f KB", float64(n)/1000) }
