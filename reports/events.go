package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Events are what happened, such as a ward that moved. They stand in charts along time
// at their time, and behind the sentence of a signal that began then. The report never
// says that they caused anything.
type Events struct {
	// Dates lists them. A list may stand for the group.
	Dates []Event `yaml:"dates,list"`
	// From is a source with further ones, a row for each.
	From string `yaml:"from"`
	// When is its column of the month or the day.
	When string `yaml:"when" default:"when"`
	// Words is its column of the words.
	Words string `yaml:"words" default:"words"`
	// About is its column of the measure or organisation; empty cells are of all.
	About string `yaml:"about"`
}

// Event is something that happened in a month or on a day.
type Event struct {
	// When is the month or the day, as in 2025-04 or 2025-04-07.
	When string `yaml:"when,required"`
	// Words say what happened, in words for readers and without the time.
	Words string `yaml:"words,required"`
	// About names the measures or organisations whose charts show it; if absent, all.
	About []string `yaml:"about"`
}

const monthsOfYear = 12

// longestEvent is how many characters an event has: it stands beside a chart.
const longestEvent = 100

// Check notes a time that is none, and words that are too many.
func (e Event) Check(at check.Place) {
	if _, ok := e.event(); e.When != "" && !ok {
		at.Key("when").Note("write it as 2025-04 or 2025-04-07", "%q is neither a month nor a day", e.When)
	}
	if n := utf8.RuneCountInString(e.Words); n > longestEvent {
		at.Key("words").Note("", "an event has at most %d characters, and this one has %d", longestEvent, n)
	}
	if strings.ContainsAny(e.Words, "\r\n") {
		at.Key("words").Note("", "an event stands on one line")
	}
}

// Check notes an event that is given twice.
func (e Events) Check(at check.Place) {
	for i, one := range e.Dates {
		if slices.ContainsFunc(e.Dates[:i], func(other Event) bool { return other.When == one.When && other.Words == one.Words }) {
			at.Key("dates").Item(i).Note("", "“%s” of %s is given twice", one.Words, one.When)
		}
	}
}

// event reads the time. It is false if that is none.
func (e Event) event() (kind.Event, bool) {
	for _, k := range []table.Kind{table.Date, table.Month} {
		if v, err := (table.Column{Kind: k}).Parse(e.When); err == nil && v.Known {
			return happened(v, e.Words, e.About...)
		}
	}
	return kind.Event{}, false
}

// happened is the event of a month or a day. It is false if the value is none.
func happened(v table.Value, words string, about ...string) (kind.Event, bool) {
	e := kind.Event{Words: strings.TrimSpace(words), About: about}
	switch {
	case !v.Known || e.Words == "":
		return e, false
	case v.Kind == table.Month && !v.When().Year.None():
		e.On = v.When().Span()
		if e.When = v.When().String(); v.When().Part.Of == monthsOfYear {
			e.When = e.On.Start.Format("January 2006")
		}
	case v.Kind == table.Date || v.Kind == table.Time:
		day := v.Time.UTC().Truncate(24 * time.Hour)
		e.On = period.Period{Start: day, End: day.AddDate(0, 0, 1)}
		e.When = day.Format("2 January 2006")
	default:
		return e, false
	}
	return e, true
}

// tell reads the events of the settings and of their source. The chapter says what is
// wrong with that.
func (e Events) tell(in Input) (all []kind.Event, c chapter) {
	for _, one := range e.Dates {
		if event, ok := one.event(); ok {
			all = append(all, event)
		}
	}
	if e.From == "" {
		return all, c
	}
	source, missing := in.table(e.From)
	if missing == nil {
		var err error
		if source, err = e.columns(source); err != nil {
			missing = &Missing{e.From, err}
		}
	}
	if missing != nil {
		c.gaps = []*Missing{missing}
		c.notices = []string{fmt.Sprintf("The source “%s” could not be read, so the charts of this edition lack its events.", in.title(e.From))}
		return all, c
	}
	for _, row := range source.Rows {
		var about []string
		if len(row) > 2 && row[2].Known {
			about = []string{row[2].String()}
		}
		event, ok := happened(row[0], row[1].String(), about...)
		if !ok {
			c.warnings = append(c.warnings, fmt.Sprintf("%s: no event is made of a row without a time or without words", cmp.Or(row[0].From.String(), e.From)))
			continue
		}
		all = append(all, event)
	}
	return all, c
}

// columns are those of the source that the events are made of: the time, the words,
// and what they are about if that is asked for.
func (e Events) columns(source *table.Table) (*table.Table, error) {
	names := []string{e.When, e.Words}
	if e.About != "" {
		names = append(names, e.About)
	}
	picked := &table.Table{Rows: make([][]table.Value, len(source.Rows))}
	for n, name := range names {
		i := source.Index(name)
		if i < 0 {
			return nil, fmt.Errorf("there is no column %q (%s)", name, check.DidYouMean(name, source.Names()))
		}
		if k := source.Columns[i].Kind; n == 0 && !slices.Contains([]table.Kind{table.Month, table.Date, table.Time}, k) {
			return nil, fmt.Errorf("the column %q holds neither months nor days, but %s", name, k)
		}
		for r, row := range source.Rows {
			picked.Rows[r] = append(picked.Rows[r], row[i])
		}
	}
	return picked, nil
}

// uses is how the events use their source.
func (e Events) uses(uses map[string][]meaning.Use) {
	if e.From == "" {
		return
	}
	use := meaning.Use{Section: "events"}
	for _, name := range []string{e.When, e.Words, e.About} {
		if name != "" {
			use.Fields = append(use.Fields, meaning.Field{Name: name, Column: name, Means: meaning.Shows})
		}
	}
	uses[e.From] = append(uses[e.From], use)
}

// unseen are the warnings of events that no chart of the report could show. A measure
// that has no chart in this edition may have one in the next: its line is in a table.
func unseen(events []kind.Event, d *document.Document) (warnings []string) {
	if len(events) == 0 {
		return nil
	}
	var names []string
	charts := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Chart:
			if b.Kind == document.Line || b.Kind == document.Control {
				charts++
			}
			names = append(names, b.Title)
			for _, s := range b.Series {
				names = append(names, s.Name)
			}
		case document.Table:
			for _, r := range b.Rows {
				name, _, _ := strings.Cut(r.Cells[0].Shown, " (") // its unit
				names = append(names, r.Cells[0].Shown, name)
			}
		}
	}
	if charts == 0 {
		return []string{"events: this edition has no chart along time that could show them"}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, e := range events {
		for _, about := range e.About {
			if !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, about) }) {
				warnings = append(warnings, fmt.Sprintf("events: “%s” is about %q, of which the report does not tell (%s)", e.Words, about, check.DidYouMean(about, names)))
			}
		}
	}
	return warnings
}
