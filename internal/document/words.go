package document

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"catchup/internal/script"
)

// Dateline says which edition this is: "No. 12 · 8 to 14 June 2024".
func (d *Document) Dateline() string {
	if d.Number == 0 {
		return d.Covers
	}
	return fmt.Sprintf("No. %d · %s", d.Number, d.Covers)
}

// Credit says of how many feeds the source is, under which licence it stands, of
// which day it speaks and on which day in the zone it was read; its Title stands
// before these words.
func (s Source) Credit(zone *time.Location) string {
	feeds := ""
	if s.Feeds > 0 {
		feeds = fmt.Sprintf("%d feeds", s.Feeds)
	}
	return joined("; ", feeds, script.Isolate(s.Licence), day("as at ", s.Reading.AsOf), day("read on ", s.Reading.At.In(zone)))
}

// ReadOn says on which day all of several sources were read, “all read on 14 June
// 2024”; nothing if they were read on several days, or nobody knows.
func (d *Document) ReadOn() string {
	said := ""
	for i, one := range d.Sources {
		now := day("all read on ", one.Reading.At.In(d.Issued.Location()))
		if i > 0 && now != said {
			return ""
		}
		said = now
	}
	if len(d.Sources) == 1 {
		return ""
	}
	return said
}

// day is the words and the day, or nothing if the day is not known.
func day(words string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return words + t.Format("2 January 2006")
}

// Title is the caption with the unit, and with the words that an illustrative
// table must carry.
func (t Table) Title() string {
	title := t.Caption
	if t.Unit != "" {
		title += " (" + t.Unit + ")"
	}
	if t.Illustrative {
		title += " – illustrative figures"
	}
	return title
}

// Caption is the chart's title with its unit. That it is illustrative is said by the
// table of its numbers, which stands below it.
func (c Chart) Caption() string { return Table{Caption: c.Title, Unit: c.Unit}.Title() }

// Heads are what stands above the chart: its headline and below that its
// caption, or the caption alone.
func (c Chart) Heads() (title, below string) {
	if c.Headline == "" {
		return c.Caption(), ""
	}
	return c.Headline, c.Caption()
}

// Spoken is the chart in words: its finding, and every number that it shows.
func (c Chart) Spoken() string {
	words := c.Alt
	for _, sign := range c.Signs {
		words = joined(" ", words, sign.Shown+".")
	}
	for _, s := range c.Series {
		var list []string
		for i, p := range s.Points[:min(len(s.Points), len(c.Labels))] {
			list = append(list, joined(" ", c.Labels[i], p.Shown, p.Tone.spoken()))
		}
		name := ""
		if len(c.Series) > 1 && s.Name != "" {
			name = s.Name + ": "
		}
		if len(list) > 0 {
			words = joined(" ", words, name+strings.Join(list, ", ")+".")
		}
	}
	for _, t := range c.Thresholds {
		words = joined(" ", words, joined(" ", t.Name, t.Shown)+".")
	}
	return joined(" ", words, c.limitsSpoken(), strings.Join(c.EventNotes(), " "))
}

func (t Table) only(keep []int) Table {
	columns := make([]Column, len(keep))
	for to, from := range keep {
		columns[to] = t.Columns[from]
	}
	rows := make([]Row, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = Row{Cells: make([]Cell, len(keep)), Rank: r.Rank}
		for to, from := range keep {
			rows[i].Cells[to] = r.Cells[from]
		}
	}
	t.Columns, t.Rows = columns, rows
	return t
}

// Words is what a reader sees of the cell: its mark, if it has one, and its
// words.
func (c Cell) Words() string {
	if c.Tone == Plain {
		return c.Shown
	}
	return c.Tone.Shape() + " " + c.Shown
}

// Set is the span's text for a page of lines: what is added stays on one line,
// "[10 March]".
func (s Span) Set() string {
	core := strings.TrimLeft(s.Text, " ")
	if !s.Added {
		core = ""
	}
	before, _ := strings.CutSuffix(s.Text, core)
	return before + strings.ReplaceAll(core, " ", "\u00a0")
}

// SafeLink returns the link if it is one a reader may be sent to, an absolute
// http, https or mailto address of no more than longestLink bytes; else "".
func SafeLink(link string) string {
	if len(link) > longestLink {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	web, mail := (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != ""
	if link = u.String(); !web && !mail || len(link) > longestLink { // writing it may have made it longer
		return ""
	}
	return link
}

// longestLink is as long as an address may be: browsers, mail programs and
// spreadsheets take no longer ones alike, and every line of a link repeats it.
const longestLink = 2048

// joined joins the parts that are not empty.
func joined(sep string, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, sep)
}
