// Package config reads the settings: the file beside this code that an operator
// edits, and the reports that it names. Each part of the settings is a type of the
// package that uses it. This package joins the parts and checks them against each
// other.
package config

import (
	"time"

	"catchup/internal/deliver"
	"catchup/internal/deliver/dkim"
	"catchup/internal/deliver/smtp"
	"catchup/internal/edition"
	"catchup/internal/expect"
	"catchup/internal/holiday"
	"catchup/internal/meaning"
	"catchup/internal/monitor"
	"catchup/internal/schedule"
	"catchup/internal/setting"
	"catchup/internal/shaping"
	"catchup/internal/source"
	"catchup/internal/source/articles"
	"catchup/internal/source/csvfile"
	"catchup/internal/source/feed"
	"catchup/internal/source/jsonapi"
	"catchup/internal/source/sqlquery"
	"catchup/internal/source/xlsxfile"
	"catchup/internal/table"
	"catchup/internal/web"
	"catchup/internal/web/subscription"
	"catchup/reports"
)

// Settings are the whole of config/catchup.yaml.
type Settings struct {
	// Timezone is the zone that reports count their days and hours in.
	Timezone setting.Zone `yaml:"timezone" default:"Europe/London"`
	// Holidays are days on which nobody works; without it no report may speak of
	// them. With {} only Saturdays and Sundays are free.
	Holidays *holiday.Spec `yaml:"holidays"`
	// AsOf pins the clock to a day, for samples and tests: without a day of
	// their own, editions are made as of it.
	AsOf *setting.Day `yaml:"as_of"`
	// Store is where editions, readers and deliveries are kept.
	Store setting.Database `yaml:"store" default:"var/catchup.db"`
	// Editions is the folder that finished editions are written to.
	Editions setting.Path `yaml:"editions" default:"var/editions"`
	// Sources are what reports are made of, and the lists of readers, each
	// under a name of its own.
	Sources map[string]Source `yaml:"sources"`
	// Limits bound what the sources of one edition hold together.
	Limits source.Limits `yaml:"limits"`
	// Reports are what is made, each under the name that --run takes.
	Reports map[string]Report `yaml:"reports,required"`
	// Mail is how editions reach their readers.
	Mail Mail `yaml:"mail"`
	// Metrics are what Prometheus is told; without it, nobody is.
	Metrics *monitor.Spec `yaml:"metrics"`
	// Heartbeat is a watcher outside, such as Healthchecks, that notices when
	// the daemon is down or an edition is late.
	Heartbeat *monitor.Heartbeat `yaml:"heartbeat"`
	// Web is where the pages for readers are; without it, there are none.
	Web *web.Spec `yaml:"web"`
	// SignUp is what anybody may sign up for at the pages; without it, nobody
	// may.
	SignUp *subscription.Spec `yaml:"sign_up"`
	// Privacy is how long what is kept of readers is kept.
	Privacy subscription.Privacy `yaml:"privacy"`

	// Warnings say what is unsafe about the settings, with the cure. It keeps
	// nothing from working.
	Warnings []string
}

// Source is one source: exactly one kind, and what all kinds share.
type Source struct {
	// Feed is RSS, Atom or JSON Feed.
	Feed *feed.Spec `yaml:"feed,kind"`
	// Articles is a folder of Markdown.
	Articles *articles.Spec `yaml:"articles,kind"`
	// CSV is a text file of rows.
	CSV *csvfile.Spec `yaml:"csv,kind"`
	// XLSX is a sheet of a workbook.
	XLSX *xlsxfile.Spec `yaml:"xlsx,kind"`
	// ODS is a sheet of an OpenDocument spreadsheet.
	ODS *xlsxfile.Spec `yaml:"ods,kind"`
	// JSON is a list of rows in JSON or YAML.
	JSON *jsonapi.Spec `yaml:"json,kind"`
	// SQL is a query of a database.
	SQL *sqlquery.Spec `yaml:"sql,kind"`
	// Columns are the columns taken, by the names that reports use; without
	// them all are taken as text. "Apr..Mar" are all columns from one head to the
	// other, each under its own.
	Columns table.Columns `yaml:"columns"`
	// Schema is a file of the publisher that describes the table: a Table Schema of
	// Frictionless, or metadata of CSV on the Web. It gives columns and their kinds,
	// words for missing values, how numbers and dates are written, and what must
	// hold; what these settings say themselves goes before.
	Schema *setting.Document `yaml:"schema"`
	table.Written
	// Shape is what is done to the table before reports use it, step by step, each
	// with one verb.
	Shape shaping.Steps `yaml:"shape"`
	// Rows says which rows are totals, and which are left out. Without it totals
	// are known by their sums.
	Rows meaning.Rows `yaml:"rows"`
	// Limits bound what the source may bring; what is longer is cut, with a
	// warning.
	Limits table.Limits `yaml:"limits"`
	// Expect is what the source must hold to: a breach holds the edition.
	Expect *expect.Spec `yaml:"expect"`
	// Wait is how long after its hour an edition waits for the source if it
	// cannot be read, and says so; without it, what is missing is told at once.
	Wait setting.Duration `yaml:"wait"`
	// AllowPrivate are hosts of a private network, or with a port other than 80
	// and 443, that this source may connect to though its settings do not name
	// their address: those of the pages that articles link to, and those that
	// an address redirects to.
	AllowPrivate []source.Host `yaml:"allow_private"`
	// Title is what editions call the source.
	Title string `yaml:"title"`
	// Licence is the licence its data are used under.
	Licence string `yaml:"licence"`
	// Link is where readers find the original.
	Link string `yaml:"link"`
	// Illustrative marks invented data; everything made of them is marked too.
	Illustrative bool `yaml:"illustrative"`
}

// Report is when a report is made and to whom it goes.
type Report struct {
	// Spec is the file that says what the report tells.
	Spec setting.File `yaml:"spec,required"`
	// Timezone is the zone of this report, if not that of the others.
	Timezone *setting.Zone `yaml:"timezone"`
	// Holidays are those of this report, in the place of those of the others.
	Holidays *holiday.Spec `yaml:"holidays"`
	// Schedule is when the report is made; without it, only by --run.
	Schedule *Schedule `yaml:"schedule"`
	// Heartbeat is the address of a watcher outside for this report alone: it
	// is called once for each edition that is out, and with /fail at the end of
	// its path once for one that could not be made or is late.
	Heartbeat setting.Secret `yaml:"heartbeat"`
	// To is who gets the report, and in which form.
	To To `yaml:"to"`
	// Limits bound what an edition, or a slice of it, may cost.
	Limits edition.Limits `yaml:"limits"`
	// Approve is what its editions wait for before they go out; without it,
	// they go as soon as they are made.
	Approve *Approve `yaml:"approve"`

	// Definition is what the file Spec says.
	Definition reports.Spec
}

// Schedule is when a report is made.
type Schedule struct {
	// At is the moment, in the report's zone.
	At schedule.Rule `yaml:"at,required"`
	// OnHoliday is what becomes of a moment on a holiday: skip (no edition), or
	// before or after (it is made on the nearest working day before or after, at the
	// same hour); without it, the edition is made on the holiday.
	OnHoliday schedule.Move `yaml:"on_holiday"`
	// CatchUp is how late a missed edition is still made.
	CatchUp setting.Duration `yaml:"catch_up" default:"24h"`
	// Late is how long after its hour an edition that is not out is late.
	Late setting.Duration `yaml:"late" default:"1h"`
}

// To is who gets a report, and in which form.
type To struct {
	// List is the source of readers; without it, the report goes to those whom
	// catchup subscribers import has brought.
	List string `yaml:"list"`
	// Shrink is the share of the readers of the last edition below which an
	// edition is held, since a list that has lost so many is hardly meant; 0% for
	// never. It counts from ten readers on.
	Shrink edition.Shrink `yaml:"shrink" default:"50%"`
	// Formats are the bodies of the mail: html and text. Text is always one.
	Formats []Format `yaml:"formats" default:"[html, text]"`
	// Attach are the files sent with the mail: pdf and xlsx.
	Attach []Attachment `yaml:"attach"`
	// Archive is who may see the editions on the web, with all that has appeared
	// already: none, public (everybody, but of a sliced report no slice), or
	// slices (everybody, and every slice).
	Archive Archive `yaml:"archive" default:"none"`
}

// Mail is how editions reach their readers: exactly one kind, the outbox if
// none is named, since nothing may reach real people by default.
type Mail struct {
	// From is the sender.
	From setting.Address `yaml:"from,required"`
	// ReplyTo is where replies of readers to an edition go; if absent, to the sender.
	ReplyTo setting.Address `yaml:"reply_to"`
	// Operator is who is told how each edition came out, and what goes wrong
	// before; if absent, the log and the exit status tell.
	Operator setting.Address `yaml:"operator"`
	// Unsure is what becomes of messages of which nobody knows whether the
	// server took them: ask (catchup resend EDITION --unsure decides), resend
	// (a reader may get two) or leave (a reader may have none).
	Unsure deliver.Policy `yaml:"unsure" default:"ask"`
	// Pace bounds how fast mails leave, counted over all programs that share
	// the store and over restarts.
	Pace deliver.Pace `yaml:"pace"`
	// PauseOver is the share of the last hundred mails (or of twenty, at first)
	// that may fail for good before the edition rests for an hour.
	PauseOver deliver.Share `yaml:"pause_over" default:"30%"`
	// Lease is how long a program that shows no sign of life is waited for
	// before others send what it held; what it was sending at that moment is
	// unsure then, and becomes what its own settings say.
	Lease setting.Duration `yaml:"lease" default:"15s"`
	// Outbox is a folder (a Maildir) that mails are laid in rather than sent.
	Outbox *setting.Path `yaml:"outbox,kind" default:"var/outbox"`
	// SMTP is the server that mails are sent by.
	SMTP *smtp.Spec `yaml:"smtp,kind"`
	// DKIM is the key that mails are signed with; without it, they are not.
	DKIM *dkim.Spec `yaml:"dkim"`
	// Returns is where bounces, complaints and wishes to leave come in; without
	// it, they go to the sender.
	Returns *Returns `yaml:"returns"`
}

// Zone is the zone that the named report counts in.
func (s *Settings) Zone(report string) *time.Location {
	if own := s.Reports[report].Timezone; own != nil {
		return own.Location
	}
	return s.Timezone.Location
}

// HolidaysOf are the holidays that the named report goes by, nil if the settings
// name none.
func (s *Settings) HolidaysOf(report string) *holiday.Spec {
	if own := s.Reports[report].Holidays; own != nil {
		return own
	}
	return s.Holidays
}

// Slots are when the named report is due, nil if it has no schedule or its
// schedule could not be read.
func (s *Settings) Slots(report string) *schedule.Slots {
	plan, zone := s.Reports[report].Schedule, s.Zone(report)
	if plan == nil || plan.At.Text == "" || zone == nil {
		return nil
	}
	var days *holiday.Calendar
	if spec := s.HolidaysOf(report); spec != nil {
		days = spec.Calendar()
	}
	return &schedule.Slots{Line: plan.At.Line(days), Zone: zone, Holidays: days, OnHoliday: plan.OnHoliday}
}
