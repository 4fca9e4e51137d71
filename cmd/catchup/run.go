package main

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"catchup/internal/app"
	"catchup/internal/setting"
)

// runFlags are the flags of --run.
type runFlags struct {
	report, asOf, to, out, slice string
	force                        reason
	dry                          bool
}

func (o *runFlags) register(f *pflag.FlagSet) {
	f.StringVar(&o.report, "run", "", "make and send the edition of this report that is due, then end")
	f.StringVar(&o.asOf, "as-of", "", "with --run: the edition as that day (2024-06-14) would have made it")
	f.StringVar(&o.to, "to", "", "with --run: send only to this address, and write nothing down")
	f.StringVar(&o.slice, "slice", "", "with --to or --dry-run: of a sliced report this slice alone")
	f.BoolVar(&o.dry, "dry-run", false, "with --run: make everything, change nothing, send nothing")
	f.Var(&o.force, "force", "with --run: make and send it, for this `reason`, even if its sources are not as expected")
	f.StringVar(&o.out, "out", "", "with --run: write the edition's files to this folder too")
}

// reason is a flag that cannot be empty.
type reason string

// Set takes the words.
func (r *reason) Set(words string) error {
	if *r = reason(strings.TrimSpace(words)); *r == "" {
		return errors.New("say why: the edition will")
	}
	return nil
}

// String is the words.
func (r *reason) String() string { return string(*r) }

// Type is what the help calls it.
func (r *reason) Type() string { return "reason" }

// order reads the flags.
func (o *runFlags) order() (app.Order, error) {
	order := app.Order{Report: o.report, Out: o.out, Slice: o.slice, Force: string(o.force)}
	switch {
	case o.report == "":
		return order, usage{errors.New("--run needs the name of a report")}
	case o.slice != "" && o.to == "" && !o.dry:
		return order, usage{errors.New("--slice goes with --to or --dry-run: an edition is kept with all its slices")}
	}
	if o.asOf != "" {
		order.AsOf = new(setting.Day)
		if err := order.AsOf.UnmarshalText([]byte(o.asOf)); err != nil {
			return order, usage{fmt.Errorf("--as-of: %w", err)}
		}
	}
	if o.to != "" {
		var to setting.Address
		if err := to.UnmarshalText([]byte(o.to)); err != nil {
			return order, usage{fmt.Errorf("--to: %w", err)}
		}
		order.To = &mail.Address{Name: to.Name, Address: to.Address.Address}
	}
	return order, nil
}

// runOnce makes one edition and sends it.
func (d *door) runOnce(ctx context.Context, o runFlags) error {
	order, err := o.order()
	if err != nil {
		return err
	}
	begun, progress := time.Now(), d.progress()
	settings, err := d.load()
	if err == nil {
		err = order.Check(settings, begun)
	}
	if err != nil {
		return err
	}
	a, err := d.openWith(ctx, settings, app.Options{Dry: o.dry, OnStep: progress.step})
	if err != nil {
		return err
	}
	r, err := a.Run(ctx, order)
	err = errors.Join(err, a.Stop())
	progress.end()
	if err != nil {
		return err
	}
	d.screen.sum(r, o, time.Since(begun))
	if gaps := r.Edition.Document.Gaps; len(gaps) > 0 {
		return incomplete(gaps)
	}
	return nil
}

// sum is the last line: the edition that there is now, and where its files are.
func (on screen) sum(r app.Result, o runFlags, took time.Duration) {
	where := r.Folder
	if where == "" {
		where = "nothing was kept"
	}
	if o.dry {
		where += " (dry run: nothing was kept, nothing was sent)"
	}
	fmt.Fprintf(on.out, "done in %.2f s: %s\n", took.Seconds(), where)
}
