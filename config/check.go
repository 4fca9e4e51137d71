package config

import (
	"cmp"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/monitor"
	"catchup/internal/period"
	"catchup/internal/schedule"
	"catchup/internal/table"
	"catchup/internal/web"
	"catchup/reports"
)

// Check notes names that cannot be folders, readers' lists that are no source,
// and mail without a sender.
func (s *Settings) Check(at check.Place) {
	s.checkStore(at.Key("store"))
	s.checkSignUp(at.Key("sign_up"))
	s.checkErasures(at.Key("privacy").Key("erasures"))
	s.describe(at.Key("sources"))
	for name := range s.Sources {
		checkName(at.Key("sources").Key(name), name)
		s.checkShape(at.Key("sources").Key(name).Key("shape"), name)
		s.checkExpect(at.Key("sources").Key(name).Key("expect"), name)
		if s.Sources[name].Wait.Span() > mostWait {
			at.Key("sources").Key(name).Key("wait").Note("an hour at most", "so long an edition cannot wait")
		}
	}
	for name, report := range s.Reports {
		place := at.Key("reports").Key(name)
		checkName(place, name)
		s.checkRoom(place, name)
		monitor.CheckURL(place.Key("heartbeat"), report.Heartbeat)
		s.checkApprove(place, name)
		s.checkHolidays(place.Key("schedule"), name)
		if report.To.List != "" {
			s.checkSource(place.Key("to").Key("list"), report.To.List)
			s.checkSender(at)
		}
	}
}

// mostWait is how long an edition may wait for a source. A job that makes one
// has longer than this.
const mostWait = time.Hour

// checkStore notes a server that cannot hold a store, and a password that
// stands in the settings in plain text.
func (s *Settings) checkStore(at check.Place) {
	address := s.Store.Server.Reveal()
	scheme, _, _ := strings.Cut(address, "://")
	if address != "" && scheme != "postgres" && scheme != "postgresql" {
		at.Note("a file such as var/catchup.db, or postgres://…", "a store is a SQLite file or a PostgreSQL database")
	}
	if u, err := url.Parse(address); s.Store.Server.Literal() && err == nil {
		if _, ok := u.User.Password(); ok || u.Query().Has("password") {
			at.Note(`write it as "${NAME}" or file:path`, "a password does not stand in the settings themselves")
		}
	}
}

var namePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// checkName notes a name that cannot be used in folders, addresses and
// databases.
func checkName(at check.Place, name string) {
	if !namePattern.MatchString(name) {
		at.Note("small letters, digits, - and _", "%q cannot be a name", name)
	}
}

// checkRoom notes a report whose editions would have the addresses of other
// pages.
func (s *Settings) checkRoom(at check.Place, report string) {
	if s.Reports[report].To.Archive != None && slices.Contains(web.Taken, report) {
		at.Note("another name for the report", "the address /%s of the archive is that of other pages", report)
	}
}

// checkSignUp notes sign-ups for reports that there are not, and where there is
// no page to sign up at, or nobody to write from.
func (s *Settings) checkSignUp(at check.Place) {
	if s.SignUp == nil {
		return
	}
	if s.Web == nil {
		at.Note("web: { address: https://news.example.org }", "there are no pages to sign up at")
	}
	if s.Mail.From.Address.Address == "" {
		at.Note("mail: { from: Catch Up <catchup@example.org> }", "whoever signs up is sent a letter, but mail has no sender")
	}
	for i, name := range s.SignUp.Reports {
		if _, ok := s.Reports[name]; !ok {
			at.Key("reports").Item(i).Note(check.DidYouMean(name, slices.Collect(maps.Keys(s.Reports))), "there is no report %q", name)
		}
	}
}

// checkErasures notes a file of erasures that is the store itself: it would be
// lost or restored with it.
func (s *Settings) checkErasures(at check.Place) {
	if s.Store.Full != "" && s.Privacy.Erasures.Full == s.Store.Full {
		at.Note("var/erased", "%s is the store itself", s.Privacy.Erasures.Name)
	}
}

// checkSource notes a name that no source has.
func (s *Settings) checkSource(at check.Place, name string) {
	if _, ok := s.Sources[name]; !ok {
		at.Note(check.DidYouMean(name, slices.Collect(maps.Keys(s.Sources))), "there is no source %q", name)
	}
}

// checkSender notes mail that nobody sends.
func (s *Settings) checkSender(at check.Place) {
	if s.Mail.From.Address.Address == "" {
		at.Key("mail").Key("from").Note("Catch Up <catchup@example.org>", "a report has a list of readers, but its mail has no sender")
	}
}

// checkExpect notes the columns and sources that a source's expectations name
// and the settings do not.
func (s *Settings) checkExpect(at check.Place, name string) {
	expected := s.Sources[name].Expect
	if expected == nil {
		return
	}
	expected.Uses(at, func(at check.Place, column string) { s.checkColumn(at, name, column) })
	for column, listed := range expected.Known {
		place := at.Key("known").Key(column)
		s.checkSource(place, listed.Source)
		s.checkColumn(place, listed.Source, cmp.Or(listed.Column, column))
	}
	for i, agree := range expected.Agrees {
		if agree.With.From != "" {
			s.checkSource(at.Key("agrees").Item(i).Key("with").Key("from"), agree.With.From)
		}
	}
	own, _ := s.schema(name)
	expected.CheckAgrees(at.Key("agrees"), own, s.schema)
}

// Check notes a link that leads nowhere, and signs that no number is written
// with.
func (s Source) Check(at check.Place) {
	s.Written.Check(at)
	if strings.Contains(s.Link, "${") {
		at.Key("link").Note("", "readers see this link: no variable stands in it")
	} else if s.Link != "" && !strings.HasPrefix(s.Link, "https://") && !strings.HasPrefix(s.Link, "http://") {
		at.Key("link").Note("", "a link begins with https://")
	}
	if len(s.AllowPrivate) > 0 && (s.Articles != nil || s.SQL != nil) {
		at.Key("allow_private").Note("", "this kind of source asks no addresses")
	}
}

// shortestLease is a second. A program sends four heartbeats in a lease.
const shortestLease = time.Second

// Check notes a lease that is too short for a program's heartbeats.
func (m Mail) Check(at check.Place) {
	if m.Lease.Span() < shortestLease {
		at.Key("lease").Note("15s is usual", "a program that is busy may show no sign of life for so long")
	}
}

// Check notes mail without a text. It does not if a format could not be read,
// since that may have been meant as text.
func (t To) Check(at check.Place) {
	if !slices.Contains(t.Formats, Text) && !slices.Contains(t.Formats, "") {
		at.Key("formats").Note("add text", "every mail needs a text")
	}
}

// checkSlots notes slots of a report whose editions would have one label: of
// those only the first is made. They are looked for in the eleven years after
// 2024, with the holidays of these years.
func (s *Settings) checkSlots(at check.Place, name string, unit period.Unit) {
	slots := s.Slots(name)
	if slots == nil {
		return
	}
	first, second, ok := slots.Clash(unit, time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC))
	if !ok {
		return
	}
	hint := "a shorter period, or fewer slots: see the report's schedule"
	if first.Holiday+second.Holiday != "" {
		hint = "another on_holiday, such as skip, or another day: see the report's schedule"
	}
	at.Note(hint, "two slots of %q, such as %s and %s, tell of one and the same %s, so the second would make nothing",
		s.Reports[name].Schedule.At.Text, slotWords(first), slotWords(second), unit)
}

// slotWords names a slot, and from where it is moved.
func slotWords(o schedule.Occurrence) string {
	if o.Holiday == "" {
		return o.At.Format("Monday 2 January 15:04")
	}
	return o.At.Format("Monday 2 January 2006 15:04 (") + o.Why() + ")"
}

// checkHolidays notes a schedule that speaks of holidays or working days where
// nobody has said which days are holidays, and one of which nothing is left.
func (s *Settings) checkHolidays(at check.Place, name string) {
	plan := s.Reports[name].Schedule
	if plan == nil {
		return
	}
	key := at.Key("on_holiday")
	if plan.OnHoliday == "" {
		key = at.Key("at")
	}
	switch slots := s.Slots(name); {
	case plan.OnHoliday == "" && !plan.At.NeedsHolidays():
	case s.HolidaysOf(name) == nil:
		key.Note("holidays: [england-and-wales], beside timezone; or holidays: {} if there are none",
			"it has to be said which days are holidays")
	case slots != nil && slots.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero():
		key.Note("", "%q never comes on a day that is no holiday", plan.At.Text)
	}
}

// checkSections notes the sources and columns that a report names and the
// settings do not.
func (s *Settings) checkSections(at check.Place, r reports.Spec) {
	s.checkEvents(at.Key("events"), r.Events)
	for i, section := range r.Sections {
		place := at.Key("sections").Item(i)
		switch {
		case section.Stories != nil:
			for j, name := range section.Stories.From {
				s.checkSource(place.Key("stories").Key("from").Item(j), name)
			}
		case section.Numbers != nil:
			for j, name := range section.Numbers.From {
				s.checkSource(place.Key("numbers").Key("from").Item(j), name)
			}
		case section.Finance != nil, section.Control != nil:
			key, f := section.Computed()
			s.checkFinance(place.Key(key), *f)
		case section.Table != nil:
			s.checkTable(place.Key("table"), *section.Table)
		}
		s.checkSlices(place, section, r.SliceBy)
	}
}

// checkEvents notes the source of events that is none, and columns that it does not
// have.
func (s *Settings) checkEvents(at check.Place, e reports.Events) {
	if e.From == "" {
		return
	}
	s.checkSource(at.Key("from"), e.From)
	s.checkColumn(at.Key("when"), e.From, e.When)
	s.checkColumn(at.Key("words"), e.From, e.Words)
	s.checkColumn(at.Key("about"), e.From, e.About)
}

// checkSlices notes what keeps the section from being sliced by the column.
func (s *Settings) checkSlices(at check.Place, section reports.Section, column string) {
	switch key, f := section.Computed(); {
	case column == "" || section.Shared:
	case section.Table != nil:
		s.checkCut(at.Key("table").Key("from"), section.Table.From, column)
	case f != nil:
		s.checkCut(at.Key(key).Key("from"), f.From, column)
		if f.With != nil {
			s.checkCut(at.Key("finance").Key("with").Key("from"), f.With.From, column)
		}
	}
}

// checkCut notes a source that cannot be sliced by the column: every subscriber
// would see all of it.
func (s *Settings) checkCut(at check.Place, source, column string) {
	schema, _ := s.schema(source)
	switch kind := schema.Kind(column); {
	case !schema.Has(column):
		at.Note("name the column there, or mark the section “shared: true”", "the source %q has no column %q, by which the report is sliced", source, column)
	case kind != table.Text && kind != "":
		at.Note("", "the column %q of the source %q is of kind %s; a report is sliced by text", column, source, kind)
	}
}

func (s *Settings) checkFinance(at check.Place, f reports.Finance) {
	s.checkSource(at.Key("from"), f.From)
	schema, _ := s.schema(f.From)
	f.CheckSource(at, s.Sources[f.From].Year, schema.Basis)
	f.CheckKinds(at, func(source, column string) table.Kind {
		schema, _ := s.schema(source)
		return schema.Kind(column)
	})
	f.CheckNames(at, s.checkFields)
	if f.With != nil {
		s.checkSource(at.Key("with").Key("from"), f.With.From)
	}
}

// checkFields notes the columns of fields that the source does not have.
func (s *Settings) checkFields(at check.Place, source string, columns map[string]string) {
	for field, column := range columns {
		s.checkColumn(at.Key(field), source, column)
	}
}

func (s *Settings) checkTable(at check.Place, t reports.Table) {
	s.checkSource(at.Key("from"), t.From)
	for i, c := range t.Columns {
		s.checkColumn(at.Key("columns").Item(i).Key("name"), t.From, c.Name)
	}
	schema, _ := s.schema(t.From)
	t.CheckKinds(at, schema.Kind)
}

// checkColumn notes a column that the source does not have. What a source
// without a list of columns has is only known when it is read.
func (s *Settings) checkColumn(at check.Place, source, name string) {
	if schema, _ := s.schema(source); !schema.Has(name) && name != "" {
		at.Note(check.DidYouMean(name, schema.Names()), "the source %q has no column %q", source, name)
	}
}
