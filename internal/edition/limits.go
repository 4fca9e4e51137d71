package edition

import (
	"time"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/setting"
)

// Limits bound what an edition of a report, or a slice of it, may cost, so that
// no document takes the memory or the time of the whole program. No honest
// report meets the defaults.
type Limits struct {
	// Part is how large a table, a chart, a story or another part may be, in
	// elements: a cell and a run of words count as one each,
	// and so do twenty characters, and twenty cells of sources that figures rest
	// on; a point of a chart counts as twenty-one. A larger part is left out, and a sentence in its place says so.
	Part int `yaml:"part" default:"250000"`
	// Whole is how large all parts may be together. Those that come when it is
	// used up are left out, with a sentence in their place.
	Whole int `yaml:"whole" default:"300000"`
	// Mail is how long the mail may be without its pictures. Gmail cuts a mail
	// off at 102KB, and hides its end. In a longer one stories are cut to their
	// first paragraph and tables to their first lines; if whole parts would
	// vanish, the edition is held.
	Mail setting.Size `yaml:"mail" default:"90KB"`
	// Time is how long the making of one form, such as the PDF, may take. Nothing
	// is kept of an edition that takes longer.
	Time setting.Duration `yaml:"time" default:"10m"`
}

// usual are the defaults.
var usual = Limits{Part: 250_000, Whole: 300_000, Mail: 90_000, Time: setting.Duration(10 * time.Minute)}

// leastMail is what a mail of nothing but its frame needs.
const leastMail = 20_000

// Check notes a limit that lets nothing through.
func (l Limits) Check(at check.Place) {
	for name, n := range map[string]int64{"part": int64(l.Part), "whole": int64(l.Whole), "time": int64(l.Time)} {
		if n <= 0 {
			at.Key(name).Note("", "must be more than nothing")
		}
	}
	if l.Mail < leastMail {
		at.Key("mail").Note("", "must be at least 20KB")
	}
}

// Known are the limits, or the usual ones if they are not set.
func (l Limits) Known() Limits {
	if l == (Limits{}) {
		return usual
	}
	return l
}

// budget is what the document of a report may cost.
func (l Limits) budget(report string) document.Budget {
	l = l.Known()
	return document.Budget{Part: l.Part, Whole: l.Whole, Setting: "reports." + report + ".limits"}
}
