package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/edition"
)

// rulingFlags are those of every command that rules on an edition.
type rulingFlags struct{ hash, who, reason string }

func (o *rulingFlags) register(c *cobra.Command) {
	c.Flags().StringVar(&o.who, "as", "", "the `name` of the operator whose word it is")
	c.Flags().StringVar(&o.reason, "reason", "", "why, for those who read the record")
}

func approveCommand(d *door) *cobra.Command {
	var o rulingFlags
	c := &cobra.Command{
		Use: "approve EDITION [--hash HASH --as NAME]", Short: "look at an edition that waits, or let exactly what was made go out", Args: takes(1, 1),
		Long: `Approve lets an edition go out that waits for approval (approve: in the
settings): exactly the bytes with the hash, of which the first 12 digits are
enough. An edition that is made anew has another hash, and waits again.

Without --hash it changes nothing. It shows what the edition waits for, what has
been decided about it, its hash, and what has changed since the edition before.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			if o.hash == "" {
				return d.review(c.Context(), args[0])
			}
			return d.rule(c.Context(), args[0], edition.Approve, o)
		},
	}
	c.Flags().StringVar(&o.hash, "hash", "", "the hash of what is approved")
	o.register(c)
	return c
}

// rulingCommand is that of an act which takes no hash.
func rulingCommand(d *door, act edition.Act, short, long string) *cobra.Command {
	var o rulingFlags
	also := ""
	if act == edition.Drop {
		also = " --reason WHY"
	}
	c := &cobra.Command{
		Use: string(act) + " EDITION --as NAME" + also, Short: short, Long: long + statuses, Args: takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return d.rule(c.Context(), args[0], act, o) },
	}
	o.register(c)
	return c
}

// rulingCommands are the commands by which an operator rules on an edition.
func rulingCommands(d *door) []*cobra.Command {
	return []*cobra.Command{
		approveCommand(d),
		rulingCommand(d, edition.Hold, "put an edition on hold", "Hold stops what has not left yet of an edition, and takes it off the web, until\ncatchup release EDITION.\n"),
		rulingCommand(d, edition.Release, "end the hold of an edition", "Release lets an edition that is on hold go its way: it goes out, or waits for its\napproval or its hour.\n"),
		rulingCommand(d, edition.Drop, "let nothing more of an edition go out, ever", "Drop ends an edition for good: who has not got it will not get it. It needs a\nreason. It can be taken back (catchup take-back) until the report's next slot.\n"),
		rulingCommand(d, edition.TakeBack, "take the drop of an edition back", "Take-back puts an edition on hold that was dropped. That mails nobody: catchup\nrelease lets it go its way. It can be done until the report's next slot, or\nuntil its next edition is kept.\n"),
		remakeCommand(d),
	}
}

func remakeCommand(d *door) *cobra.Command {
	var who string
	c := &cobra.Command{
		Use: "remake EDITION --as NAME", Short: "make an edition anew that has not gone out", Args: takes(1, 1),
		Long: `Remake reads the sources and what editors have written once more, and replaces
the edition by a new one with the same number. The edition must wait, be on
hold, or have its hour still to come. An approval of it is void.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error { return d.remake(c.Context(), args[0], who) },
	}
	c.Flags().StringVar(&who, "as", "", "the `name` of the operator whose word it is")
	return c
}

func (d *door) rule(ctx context.Context, name string, act edition.Act, o rulingFlags) error {
	if o.who == "" {
		return usage{errors.New("--as says whose word it is")}
	}
	if act == edition.Drop && strings.TrimSpace(o.reason) == "" {
		return usage{errors.New("--reason says why it is dropped, for those who read the record")}
	}
	return d.withApp(ctx, app.Options{}, func(a *app.App) error {
		e, err := a.Find(ctx, name)
		if err != nil {
			return err
		}
		after, err := a.Rule(ctx, e.Key, edition.Ruling{Who: o.who, Act: act, Hash: o.hash, Reason: o.reason})
		if err == nil {
			d.screen.printf("%s %s\n", name, after.Words(a.Zone(e.Key.Report)))
		}
		return err
	})
}

func (d *door) remake(ctx context.Context, name, who string) error {
	if who == "" {
		return usage{errors.New("--as says whose word it is")}
	}
	progress := d.progress()
	defer progress.end()
	return d.withApp(ctx, app.Options{OnStep: progress.step}, func(a *app.App) error {
		before, err := a.Find(ctx, name)
		if err != nil {
			return err
		}
		e, changes, err := a.Remake(ctx, before.Key, who)
		progress.end()
		if err == nil {
			d.screen.printf("%s is made anew: %s\n", e.Key, changes)
			err = d.tellReview(ctx, a, e.Key.String())
		}
		return err
	})
}

// review changes nothing.
func (d *door) review(ctx context.Context, name string) error {
	return d.withApp(ctx, app.Options{Dry: true}, func(a *app.App) error { return d.tellReview(ctx, a, name) })
}

func (d *door) tellReview(ctx context.Context, a *app.App, name string) error {
	r, err := a.Review(ctx, name)
	if err != nil {
		return err
	}
	e, key, zone := r.Edition, r.Edition.Key.String(), a.Zone(r.Edition.Key.Report)
	d.screen.printf("%s  %s no. %d, %s\n%s\n\n", key, e.Document.Title, e.Number, e.Document.Covers, r.Approval.Words(zone))
	d.screen.fact("hash", r.Approval.Hash)
	d.screen.fact("approvers", strings.Join(r.Approvers, ", "))
	for _, one := range r.Approval.Rulings {
		d.screen.fact(one.At.In(zone).Format("2 Jan 15:04"), one.String())
	}
	if r.Before != nil {
		d.screen.printf("\nsince %s: %s\n", r.Before.Key, r.Changes)
		d.screen.tellChanges(r)
	}
	if r.Approval.May(edition.Approve, time.Now()) {
		d.screen.printf("\nto approve it: catchup approve %s --hash %s --as NAME\n", key, r.Approval.Hash[:16])
	}
	if r.Approval.May(edition.TakeBack, time.Now()) {
		d.screen.printf("\nto take the drop back: catchup take-back %s --as NAME\n", key)
	}
	return nil
}

func (on screen) tellChanges(r *edition.Review) {
	for _, heading := range r.Changes.In {
		on.fact("in", heading)
	}
	for _, heading := range r.Changes.Out {
		on.fact("out", heading)
	}
	for _, m := range r.Changes.Moved {
		on.fact("moved", m.After.Key+": "+m.Before.Shown+" → "+m.After.Shown)
	}
}
