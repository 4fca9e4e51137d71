package reports

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/table"
)

// errUnread is the error of a source that nobody read.
var errUnread = errors.New("it was not read")

// table returns what a source gave.
func (in Input) table(source string) (*table.Table, *Missing) {
	r := in.Readings[source]
	switch {
	case r.Err != nil:
		return nil, &Missing{source, r.Err}
	case r.Table == nil:
		return nil, &Missing{source, errUnread}
	}
	return r.Table, nil
}

// title is what readers know a source by: its title, or else those of its feeds
// if they are few.
func (in Input) title(source string) string {
	r := in.Readings[source]
	if r.Title != "" || r.Table == nil {
		return cmp.Or(r.Title, source)
	}
	var feeds []string
	for _, s := range r.Table.Sights {
		if name := item.OutletName(s.Title); name != "" && !slices.Contains(feeds, name) {
			feeds = append(feeds, name)
		}
	}
	if len(feeds) == 0 || len(feeds) > fewFeeds {
		return source
	}
	return finance.List(feeds)
}

// waited says for which sources the edition waited, and until when.
func (in Input) waited(d *document.Document) {
	for _, name := range slices.Sorted(maps.Keys(in.Readings)) {
		r := in.Readings[name]
		if r.Waited.IsZero() {
			continue
		}
		came := "."
		if r.Err != nil || r.Table != nil && r.Table.Aged {
			came = " in vain."
		}
		d.Notices = append(d.Notices, fmt.Sprintf("This edition waited until %s for the source “%s”%s", r.Waited.In(in.Issued.Location()).Format("15:04"), in.title(name), came))
	}
}

// cited lists the sources that values of the document may come from, in the order
// of their names.
func (in Input) cited(spec Spec) []string {
	var names []string
	for name := range spec.Sources() {
		names = append(append(names, name), in.Readings[name].With...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// sources lists what was read for the document.
func (in Input) sources(spec Spec) []document.Source {
	var sources []document.Source
	for _, name := range in.cited(spec) {
		t, missing := in.table(name)
		if missing != nil {
			continue
		}
		reading := table.Reading{Source: name}
		if t.Reading != nil {
			reading = *t.Reading
		}
		r := in.Readings[name]
		one := document.Source{Reading: reading, Title: in.title(name), Licence: r.Licence, Link: r.Link, Shaped: t.Shaped}
		if len(t.Sights) > 1 {
			one.Feeds = len(t.Sights)
		}
		sources = append(sources, one)
	}
	return sources
}

// absent is the chapter of a section whose only source is missing: it says so.
func (in Input) absent(title string, m *Missing) chapter {
	deed := "read"
	if in.Readings[m.Source].Table != nil {
		deed = "used"
	}
	failed := fmt.Sprintf("The source “%s” could not be %s", in.title(m.Source), deed)
	return chapter{
		blocks:  []document.Block{document.Heading{Level: 2, Text: title}, document.Say(failed + ", so this part is missing.")},
		notices: []string{fmt.Sprintf("%s, so this edition has no “%s”.", failed, title)},
		gaps:    []*Missing{m},
	}
}

// partly adds to a chapter which of its sources were read only in part. What a
// source takes values from counts as a part of it.
func (in Input) partly(c chapter, sources []string) chapter {
	for _, name := range sources {
		t, missing := in.table(name)
		if missing != nil || len(t.Gaps) == 0 {
			continue
		}
		for _, gap := range t.Gaps {
			c.gaps = append(c.gaps, &Missing{name, errors.New(gap)})
		}
		c.notices = append(c.notices, fmt.Sprintf("A part of the source “%s” could not be read, so this edition may lack some of it.", in.title(name)))
	}
	return c
}

// invented is the title, if the figures under it are illustrative.
func invented(title string, t *table.Table) []string {
	if !t.Illustrative {
		return nil
	}
	return []string{title}
}

// namedParts is how many of many illustrative parts the notice names. The heading
// of each says that it is one.
const namedParts = 2

// warn is the notice that illustrative figures need. It is short, since it stands
// in front of the lead on a telephone.
func warn(titles []string) string {
	titles = slices.Compact(titles)
	more := len(titles) - namedParts
	if more > 1 {
		titles = titles[:namedParts]
	}
	quoted := make([]string, len(titles))
	for i, title := range titles {
		quoted[i] = "“" + title + "”"
	}
	if more > 1 {
		quoted = append(quoted, finance.Count(more, "more part"))
	}
	return fmt.Sprintf("Illustrative, not real: %s.", finance.List(quoted))
}

// credit names the source under a table, with what was taken for granted of its data.
// The remarks that an illustrative one carries stand under its first table.
func (in Input) credit(source string, t *table.Table, reg *register) []string {
	var notes []string
	if t.Illustrative && reg.first(source) {
		notes = append(notes, t.Remarks...)
	}
	notes = append(notes, t.Said...)
	note := "Source: " + in.title(source)
	if with := in.Readings[source].With; len(with) > 0 {
		titles := []string{in.title(source)}
		for _, name := range with {
			if title := in.title(name); !slices.Contains(titles, title) {
				titles = append(titles, title)
			}
		}
		note = finance.Pick(len(titles) == 1, "Source: ", "Sources: ") + finance.List(titles)
	}
	if t.Reading != nil && !t.Reading.AsOf.IsZero() {
		note += ", as at " + t.Reading.AsOf.Format("2 January 2006")
	}
	return append(notes, note+".")
}

// tables returns what each of the sources gave, or the first that is missing.
func (in Input) tables(sources []string) ([]*table.Table, *Missing) {
	tables := make([]*table.Table, len(sources))
	for i, name := range sources {
		t, missing := in.table(name)
		if missing != nil {
			return nil, missing
		}
		tables[i] = t
	}
	return tables, nil
}
