package app

import (
	"context"
	"net/mail"

	"catchup/internal/edition"
	"catchup/internal/editor"
	"catchup/internal/editor/folder"
	"catchup/internal/web"
	"catchup/internal/web/admin"
)

// admin makes the operators' site.
func (a *App) admin() web.Room {
	s := a.in.settings
	o := admin.Options{
		Store: a.in.administered(), Acts: operatorActs{a}, Calendar: a.in.calendar, Reports: map[string]admin.Definition{}, Sources: map[string]string{},
		Approvers: s.Approvers, Unsure: s.Mail.Unsure, Returns: s.Mail.Returns != nil,
		Operators: s.Web.Operators, Key: a.site.links.key, Refused: a.in.metrics.refuse, Pages: a.site.forms.pages, Draw: a.site.forms.page.Drawing, Address: s.Web.Address, Zone: s.Timezone.Location,
		Now: a.in.options.Now, Log: a.in.options.Log,
	}
	for name, r := range s.Reports {
		d := admin.Definition{Title: r.Definition.Title, List: r.To.List}
		for source := range r.Definition.Sources() {
			d.Sources = append(d.Sources, source)
		}
		for _, section := range r.Definition.Sections {
			if section.Finance != nil {
				d.Finance = append(d.Finance, section.Finance.Title)
			}
		}
		o.Reports[name] = d
	}
	for name, source := range s.Sources {
		o.Sources[name] = source.Title
	}
	return admin.New(o)
}

// operatorActs is what operators may have done at their site.
type operatorActs struct{ app *App }

// Rule rules on a kept edition.
func (o operatorActs) Rule(ctx context.Context, k edition.Key, r edition.Ruling) error {
	_, err := o.app.Rule(ctx, k, r)
	return err
}

// Remake makes a kept edition anew.
func (o operatorActs) Remake(ctx context.Context, k edition.Key, operator string) error {
	_, _, err := o.app.Remake(ctx, k, operator)
	return err
}

// Written is what editors wrote for an edition.
func (o operatorActs) Written(_ context.Context, k edition.Key) (editor.File, error) {
	return folder.Folder{Dir: o.app.in.options.Dir}.Open(k.Report, k.Period)
}

// Write changes what is written for an edition, in an operator's name. An edition
// that is out cannot be changed.
func (o operatorActs) Write(ctx context.Context, k edition.Key, c editor.Change) error {
	standing, err := o.app.in.store.Archive.Approval(ctx, k)
	if err != nil {
		return err
	}
	if standing.Final(o.app.in.options.Now()) {
		return misruled(&edition.Misruled{Why: edition.Gone})
	}
	err = folder.Folder{Dir: o.app.in.options.Dir}.Write(k.Report, k.Period, c)
	if err == nil {
		o.app.in.options.Log.Info("an operator has changed what is written for an edition", "edition", k.String(), "operator", c.By)
	}
	return err
}

// Test sends an edition to one address.
func (o operatorActs) Test(ctx context.Context, e *edition.Edition, to mail.Address) error {
	return o.app.mailing.once(ctx, e, to)
}

// Restore lets a suspended subscriber get mail again, in an operator's name.
func (o operatorActs) Restore(ctx context.Context, id, operator string) error {
	err := o.app.in.store.Subscribers.Restore(ctx, id)
	if err == nil {
		o.app.in.options.Log.Info("an operator has let a reader back in", "subscriber", id, "operator", operator)
	}
	return err
}
