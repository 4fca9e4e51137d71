package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"catchup/config"
	"catchup/internal/app"
)

// door is the program's command line: the streams, and the flags that all
// commands share.
type door struct {
	in       io.Reader
	screen   screen
	resolver *net.Resolver // of the names of domains; nil for this machine's

	dir          string
	settings     string
	allowOutside bool
	verbose      bool
}

const long = `Catchup reads the data sources named in config/catchup.yaml, works out a
catch-up of the biggest stories and the finance tables beside them, sets it as
HTML, text and PDF, and mails it to its readers, every one, once.

Without --run it is a daemon: it makes each report at its hour, reloads its
settings when they change or on SIGHUP, and on SIGTERM ends after the messages
under way. With --run it makes one edition, sends it, and ends.
` + statuses

const statuses = `
Exit status:
  0  all is well
  1  our fault: an error that the settings do not explain
  2  the settings or the command line are wrong; nothing was done
  3  a source could not be read or is not as expected: the edition says so, or
     was not made
  4  some readers were not reached; the list says who and why
`

// run runs one command line and returns the exit status.
func (d *door) run(ctx context.Context, args []string) int {
	root := d.root()
	root.SetArgs(args)
	root.SetIn(d.in)
	root.SetOut(d.screen.out)
	root.SetErr(d.screen.err)
	return d.status(root.ExecuteContext(ctx))
}

func (d *door) root() *cobra.Command {
	var o runFlags
	root := &cobra.Command{
		Use: "catchup", Short: "a weekly catch-up of stories and finance, brought to every reader once",
		Long: long, Version: version(), Args: takes(0, 0), SilenceUsage: true, SilenceErrors: true,
		RunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("run") {
				return d.runOnce(c.Context(), o)
			}
			return d.serve(c.Context(), c.Flags().Changed)
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(misused)
	root.PersistentFlags().StringVar(&d.dir, "dir", ".", "the installation's folder, which holds config/ and reports/")
	root.PersistentFlags().StringVar(&d.settings, "settings", "config/catchup.yaml", "the settings file, in the installation's folder")
	root.PersistentFlags().BoolVar(&d.allowOutside, "allow-outside", false, "let settings name files outside the installation's folder")
	root.PersistentFlags().BoolVar(&d.verbose, "verbose", false, "log more, on standard error")
	o.register(root.Flags())
	root.AddCommand(checkCommand(d), collectCommand(d), scheduleCommand(d), subscribersCommand(d), explainCommand(d), deliveriesCommand(d), returnsCommand(d), resendCommand(d), previewCommand(d), healthCommand(d), siteCommand(d), passwordCommand(d), moveCommand(d))
	root.AddCommand(rulingCommands(d)...)
	return root
}

// version is what the program was built from: the tag or, without one, the
// commit, as the Go tool wrote it down.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && info.Main.Version == "(devel)" {
			return s.Value
		}
	}
	return info.Main.Version
}

// load reads the settings of the installation.
func (d *door) load() (*config.Settings, error) {
	return config.Load(config.Options{Dir: d.dir, File: d.settings, AllowOutside: d.allowOutside, Env: os.LookupEnv})
}

// open loads the settings and opens the installation.
func (d *door) open(ctx context.Context, o app.Options) (*app.App, error) {
	settings, err := d.load()
	if err != nil {
		return nil, err
	}
	return d.openWith(ctx, settings, o)
}

// openWith opens the installation as the settings have it.
func (d *door) openWith(ctx context.Context, settings *config.Settings, o app.Options) (*app.App, error) {
	o.Dir, o.Now, o.Log = d.dir, time.Now, d.log(slog.LevelWarn)
	return app.New(ctx, settings, o)
}

// log is a logger on standard error, from the level up, or from debug.
func (d *door) log(level slog.Level) *slog.Logger {
	if d.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(d.screen.err, &slog.HandlerOptions{Level: level}))
}
