package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"catchup/config"
	"catchup/internal/app"
	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/preview"
)

func previewCommand(d *door) *cobra.Command {
	var port int
	var asOf string
	c := &cobra.Command{
		Use: "preview REPORT", Short: "show every form of an edition in a browser, made again at every change", Args: takes(1, 1),
		Long: `Preview makes the edition of a report that is due and serves it to a browser on
this machine: the mail at three widths, light, dark and without images, the
text, the PDF, the workbook and the web page. It makes it again whenever the
settings, a report, a template or data in the installation's folder change,
and shows in the page what is wrong with them. It keeps and sends nothing.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			order, err := (&runFlags{report: args[0], asOf: asOf}).order()
			if err != nil {
				return err
			}
			return d.preview(c.Context(), order, port)
		},
	}
	c.Flags().IntVar(&port, "port", 0, "the port on 127.0.0.1; 0 is any that is free")
	c.Flags().StringVar(&asOf, "as-of", "", "show the edition as that day (2024-06-14) would have made it")
	return c
}

// preview serves until it is ended. It shows mistakes in the settings in the
// page. If the settings are right and have no such report, that is a mistake in
// the command line.
func (d *door) preview(ctx context.Context, order app.Order, port int) error {
	settings, err := d.load()
	if err == nil {
		err = order.Check(settings, time.Now())
	}
	if problems := (check.Problems{}); err != nil && (settings != nil || !errors.As(err, &problems)) {
		return err
	}
	l, err := preview.Listen(port)
	if err != nil {
		return err
	}
	d.screen.printf("preview of %s: http://%s/ (ends with Ctrl-C)\n", order.Report, l.Addr())
	server := &preview.Server{
		Make: func(ctx context.Context) (*edition.Edition, error) { return d.proof(ctx, order) },
		Dir:  d.dir, Skip: d.written(settings), Log: d.log(slog.LevelWarn),
	}
	return server.Serve(ctx, l)
}

// proof makes the edition as the installation is now.
func (d *door) proof(ctx context.Context, order app.Order) (*edition.Edition, error) {
	a, err := d.open(ctx, app.Options{Dry: true})
	if err != nil {
		return nil, err
	}
	e, err := a.Proof(ctx, order)
	return e, errors.Join(err, a.Stop())
}

// written lists where the program itself writes. The settings may be nil.
func (d *door) written(s *config.Settings) []string {
	all := []string{filepath.Join(d.dir, "var")}
	if s != nil {
		all = append(all, s.Store.Full, s.Editions.Full)
		if s.Mail.Outbox != nil {
			all = append(all, s.Mail.Outbox.Full)
		}
	}
	return all
}
