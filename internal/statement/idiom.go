package statement

import (
	"slices"
	"strings"

	"catchup/internal/set"
)

// idiom reads words of time that are no time: "Black Friday", "every Monday",
// "USA Today", "today's NHS".
func (r *reading) idiom(at int) phrase {
	w := r.words[at]
	name := slices.Contains(weekdayNames, w.low) && w.capital
	switch {
	case w.low == "overnight":
		return r.overnight(at)
	case name && (r.nameOf(at) || r.repeated(at)),
		(w.low == "today" || w.low == "tomorrow" || w.low == "yesterday" || w.low == "tonight") && (r.titled(at) || r.nowadays(at)),
		r.is(at, "this", "morning/week/year") && r.words[at+1].capital:
		return r.through(phrase{unit: anIdiom}, at, at)
	}
	return phrase{}
}

// leads are words before a day of the week that is one, even before a name.
var leads = set.Words("on by since until till from before after for late early last next this said told announced and or to between over both through coming in of during following come the")

// famous are words that make a name with a day of the week behind them, and papers
// those in front of which it is a name.
var (
	famous = set.Words("black good super ash easter cyber bloody palm giving blue shrove maundy whit holiday sheffield manic ruby casual small holy remembrance mothering stir-up plough")
	papers = set.Words("times telegraph mirror mail express mercury herald post people independent sun star sport world club school brunch " +
		"live league prayers roast service best job blues feeling lunch papers newspapers supplement trading opening matinee")
)

// nameOf tells whether a day of the week is a part of a name.
func (r *reading) nameOf(at int) bool {
	lead, follows := r.wordAt(at-1), r.wordAt(at+1)
	beside := func(at int) bool { return at > 0 && at < len(r.words) && strings.TrimSpace(r.gap(at)) == "" }
	switch {
	case beside(at) && famous[lead.low], beside(at+1) && (papers[follows.low] || follows.capital && daytimes[follows.low] > 0), r.is(at-2, "mail/post/herald/independent/observer", "on"):
		return true
	case beside(at) && lead.capital && !leads[lead.low] && !slices.Contains(monthNames, lead.low):
		return true
	}
	return beside(at+1) && follows.capital && !slices.Contains(monthNames, follows.low) && at > 0 && !leads[lead.low]
}

// repeated tells whether a day of the week is one of many: "every Monday", "a
// Monday", "Monday to Friday".
func (r *reading) repeated(at int) bool {
	switch {
	case r.is(at-1, "every/each/any/a/one/most/some/alternate/other"),
		r.is(at-1, "the") && (r.pause(at+1) || r.is(at-2, "on/until/by/for") || before[r.wordAt(at+1).low] || r.is(at+1, "when/of/he/she/they/it/we")):
		return true
	case r.is(at+1, "to/through") && slices.Contains(weekdayNames, r.wordAt(at+2).low):
		return !r.is(at-1, "from/between")
	case r.is(at-1, "to/through") && slices.Contains(weekdayNames, r.wordAt(at-2).low):
		return !r.is(at-3, "from/between")
	case r.is(at+1, "mornings/afternoons/evenings/nights"):
		return true
	}
	return false
}

// titled tells whether a word such as "Today" is the name of something.
func (r *reading) titled(at int) bool {
	w := r.words[at]
	opens := at == 0 || strings.ContainsAny(r.gap(at), "“\"‘'(:–")
	return w.capital && !opens || r.is(at+1, "programme/show/presenter/newspaper/magazine")
}

// nowadays tells whether "today" means these times, and "tomorrow" and "yesterday"
// times to come and gone.
func (r *reading) nowadays(at int) bool {
	w := r.words[at]
	switch {
	case !w.owned && r.is(at-1, "of") && !r.is(at-2, "as/hours/end/start/rest/morning/afternoon/evening") && !r.is(at+1, "morning/afternoon/evening/night"):
		return true
	case w.owned:
		return times[r.wordAt(at+1).low] || times[r.wordAt(at+2).low]
	case w.low == "tomorrow":
		return r.is(at-1, "a/no/better/brighter/safer/new/healthier/for")
	case w.low == "today":
		return r.is(at-1, "even/still/than/alive/world/society/britain/england/here/children/people/families/women/men")
	}
	return false
}

// times are what belongs to a time and not to a day: "today's NHS".
var times = set.Words("nhs world society standards money prices terms market markets climate youth children generation generations young britain england economy technology culture " +
	"age era life leaders doctors nurses teachers workforce patients man men woman women people families problems challenges media needs schools students politics news-cycle army industry")

// events are what happens on a day: "today's vote".
var events = set.Words("announcement report ruling vote votes decision strike strikes meeting figures budget statement debate news data publication hearing verdict session " +
	"match game papers launch protest protests march summit talks election speech result results inquest walkout walk-out action incident attack fire crash storm " +
	"newspaper judgment judgement sentencing conference briefing release findings survey study letter resignation appointment deal agreement order reading poll " +
	"polls visit event events ceremony funeral inspection review proceedings testimony disclosure revelations outage explosion shooting")

// ofDay tells whether what "today's" stands before happened on a day.
func (r *reading) ofDay(p phrase) bool {
	return events[r.wordAt(p.last+1).low] || events[r.wordAt(p.last+2).low]
}

// sudden are verbs of what happens at once, so that "overnight" behind one is a
// night and not every night.
var sudden = set.Words("began broke out died killed found rescued hit struck collapsed arrested announced fell resigned quit crashed erupted attacked injured emerged evacuated destroyed worked")

// overnight reads "overnight", which is the night before the article where something
// happened in it. Else it is a manner, or every night.
func (r *reading) overnight(at int) phrase {
	opens := at == 0 && len(r.words) > 1 && (r.pause(1) || sudden[r.words[1].low])
	if (opens || sudden[r.wordAt(at-1).low]) && !slices.Contains(weekdayNames, r.wordAt(at+2).low) {
		return r.through(phrase{unit: aNight}, at, at)
	}
	return r.through(phrase{unit: anIdiom}, at, at)
}

// otherDay tells whether a word of time stands in a quotation of which the sentence
// says that it is of another day: “We begin today,” she said on Monday.
func (r *reading) otherDay(p phrase) bool {
	if p.unit != aDay && p.unit != aStretch || !quotedAt(r.text, r.words[p.first].from) {
		return false
	}
	for at := range r.words {
		if quotedAt(r.text, r.words[at].from) {
			continue
		}
		switch q := r.phrase(at); q.unit {
		case none, anIdiom:
			if r.is(at, "ago/earlier/originally/previously") || r.aYear(at) {
				return true
			}
		default:
			if on, plain := q.days(r.written[0], r.tense(q)); !plain || on.first != r.written[0] || q.unit != aDay && q.unit != aWeekday && q.unit != aDate {
				return true
			}
		}
	}
	return false
}

// aYear tells whether a word is a year or a month.
func (r *reading) aYear(at int) bool {
	w := r.words[at]
	n, ok := w.ordinal()
	return ok && len(w.low) == 4 && n >= 1900 && n < 2100 || w.capital && slices.Contains(monthNames, w.low)
}

// quotedAt tells whether a byte stands within double quotation marks.
func quotedAt(s string, at int) bool {
	opened := strings.Count(s[:at], "“") - strings.Count(s[:at], "”")
	return opened > 0 || strings.Count(s[:at], `"`)%2 == 1
}
