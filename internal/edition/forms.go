package edition

import (
	"context"
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
// tells of each file. If a form would not show all of it, the error is an
// *Overfull or an *Unlettered. With Force it is set all the same, and all forms
// say so.
func (p *Press) set(ctx context.Context, d *document.Document) ([]File, error) {
	files, err := p.setAll(ctx, d)
	lost := lossOf(err)
	for tries := 0; lost != nil && p.Force != "" && tries < len(p.Renderers); tries++ {
		d.Overrule(p.Force, lost.breach(p.Report), lost.fault())
		files, err = p.setAll(ctx, d)
		lost = lossOf(err)
	}
	return files, err
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
