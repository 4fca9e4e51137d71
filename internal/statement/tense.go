package statement

import (
	"regexp"
	"slices"
	"strings"

	"catchup/internal/set"
)

// tense is whether a sentence tells of a time as past or as to come.
type tense int

const (
	tenseless tense = iota
	past
	present // of something that is being done: "are meeting today"
	passive // of something that is done: "are told today"
	future
)

// tense is that of a phrase: what it says itself, or else what the verb says that
// it belongs to. That is the one right before it ("said on Monday"), the one right
// behind it ("on Monday announced"), or the nearest one in the direction in which
// the sentence goes on: after a pause the phrase belongs to what follows. "Are
// meeting on Monday" is to come; what is only going on says nothing of another day
// than today.
func (r *reading) tense(p phrase) tense {
	t := p.tense
	if t == tenseless {
		t = r.ofVerb(p)
	}
	switch {
	case p.unit == aDay || t != present && t != passive:
		return t
	case t == present && (strings.HasSuffix(r.wordAt(p.first-1).low, "ing") || strings.HasSuffix(r.wordAt(p.first-2).low, "ing")):
		return future
	}
	return tenseless
}

// ofVerb is the tense of the verb that a phrase belongs to.
func (r *reading) ofVerb(p phrase) tense {
	first := p.first
	for first > 0 && !r.pause(first) && before[r.words[first-1].low] {
		first--
	}
	if p.owned {
		return r.ofGenitive(p, first)
	}
	if p.unit == aWeekday && r.bounds(first, p.first) {
		return r.ofBound(first, p)
	}
	left, right := r.left(first), r.right(p.last+1)
	switch {
	case first > 0 && !r.pause(first) && left == first-1:
		return r.tenseOf(left)
	case !r.pause(p.last+1) && right == p.last+1, right >= 0 && (first == 0 || r.pause(first) || joins[r.words[first-1].low]):
		return r.tenseOf(right)
	case left >= 0:
		return r.tenseOf(left)
	case right >= 0 && !r.joined(p.last+1, right):
		return r.tenseOf(right)
	}
	return tenseless
}

// joined tells whether another clause begins between two words.
func (r *reading) joined(from, to int) bool {
	return slices.ContainsFunc(r.words[from:to], func(w word) bool { return joins[w.low] })
}

// bounds tells whether the words before a phrase make it the end or the beginning
// of something: "until Friday".
func (r *reading) bounds(from, to int) bool {
	if r.is(from-1, "to") {
		return true
	}
	for at := from; at < to; at++ {
		if r.is(at, "until/till/by/before/for/from") {
			return true
		}
	}
	return false
}

// ofBound is the tense of "until Friday". After something that is past it may be
// past or not: "he was remanded until Friday".
func (r *reading) ofBound(first int, p phrase) tense {
	at := r.left(first)
	if at < 0 {
		at = r.right(p.last + 1)
	}
	if t := r.tenseOf(at); t != past {
		return t
	}
	return tenseless
}

// ofGenitive is the tense of "Monday's vote": past where something has come after
// it, else unknown, since what is past may only have been said of it. "Today's vote"
// has the tense of its sentence.
func (r *reading) ofGenitive(p phrase, first int) tense {
	after := r.is(first, "after/since/following/with/despite") || r.is(first-1, "after/since/following/with/despite")
	t := r.tenseOf(r.right(p.last + 1))
	if t == tenseless {
		t = r.tenseOf(r.left(first))
	}
	switch {
	case after && (t == past || p.unit == aDay):
		return past
	case p.unit == aWeekday:
		return tenseless
	}
	return t
}

// before are words between a verb and its time.
var before = set.Words("on by from until till before since for late early earlier later at over only just again the about around as first the and or")

// joins are words after which a new clause begins.
var joins = set.Words("but that when while because if which who although though whether as than")

// pause tells whether the sentence pauses before a word, or begins with it.
func (r *reading) pause(at int) bool {
	return at <= 0 || at >= len(r.words) || strings.ContainsAny(r.gap(at), ",;:–—“”\"(") && r.nameIn(at-1) == at-1
}

// gap is what stands between a word and the one before it.
func (r *reading) gap(at int) string { return r.text[r.words[at-1].to:r.words[at].from] }

// closed tells whether no verb before a word can belong to what follows it.
func (r *reading) closed(at int) bool {
	return at <= 0 || at >= len(r.words) || strings.ContainsAny(r.gap(at), ";:“”\"")
}

// left is the nearest verb before a word, -1 if there is none. The name of something
// in marks is passed over: he told “The Morning Show” on Sunday.
func (r *reading) left(at int) int {
	for i := at - 1; i >= 0; i-- {
		switch name := r.nameIn(i); {
		case name < i:
			i = name - 1
		case r.closed(i + 1):
			return -1
		}
		if i >= 0 && r.verb(i) != noVerb {
			return i
		}
	}
	return -1
}

// nameIn is the first word of a name in marks that ends with a word; the word itself
// if none does. A quotation ends with a mark of punctuation before its own.
func (r *reading) nameIn(last int) int {
	if last+1 >= len(r.words) || !strings.ContainsAny(r.gap(last+1), "”\"") || strings.ContainsAny(r.gap(last + 1)[:1], ",.!?;: ") {
		return last
	}
	for i := last; i > max(0, last-6); i-- {
		if strings.ContainsAny(r.gap(i), "“\"") {
			return i
		}
	}
	return last
}

// right is the nearest verb from a word on that may be the verb of its sentence, -1
// if there is none.
func (r *reading) right(at int) int {
	for i := at; i < len(r.words) && !r.closed(i); i++ {
		if f := r.verb(i); f != noVerb && f != toForm {
			return i
		}
	}
	return -1
}

// form is what a word is as a verb.
type form int

const (
	noVerb     form = iota
	pastForm        // said, closed
	wasForm         // was, had, did
	isForm          // is, are
	hasForm         // has, have
	willForm        // will, would
	mayForm         // may, should
	couldForm       // could, can
	planned         // due, expected, called off: the time is that of a plan
	startsForm      // begins, opens
	toForm          // to close
)

var forms = formsOf(map[form]string{
	wasForm:    "was were had did wasn’t weren’t hadn’t didn’t wasn't weren't hadn't didn't",
	isForm:     "is are isn’t aren’t isn't aren't it’s we’re they’re i’m it's we're they're i'm am",
	hasForm:    "has have hasn’t haven’t hasn't haven't we’ve they’ve i’ve we've they've i've",
	willForm:   "will would shall won’t wouldn’t won't wouldn't it’ll we’ll they’ll i’ll he’ll she’ll it'll we'll they'll i'll he'll she'll he’d she’d they’d we’d",
	mayForm:    "may might must should",
	couldForm:  "could can cannot can’t couldn’t can't couldn't",
	planned:    "due expected scheduled planned slated billed poised timetabled earmarked set cancelled canceled postponed suspended averted scrapped delayed proposed called",
	startsForm: "begins starts opens launches ends closes resumes returns meets votes expires kicks arrives",
	pastForm: "said told went began met held took gave found won lost left came saw made sent spoke struck hit cut shut quit put spread read wrote became fell rose " +
		"grew broke chose drew drove flew fought got heard kept knew laid led lit meant paid ran rode sang sank sat shot slid slept sold sought spent stole stood stuck " +
		"burnt swept swore taught thought threw understood woke wore bought brought built caught dealt fed felt fled froze hung overtook withdrew undertook taken given " +
		"seen known shown done gone begun broken written chosen driven fallen spoken stolen sworn thrown torn drawn grown hidden risen beaten forced died used owed lied tied",
})

func formsOf(lists map[form]string) map[string]form {
	all := map[string]form{}
	for f, list := range lists {
		for _, w := range strings.Fields(list) {
			all[w] = f
		}
	}
	return all
}

// verb is what the word at a place is as a verb. A participle before its noun is
// none ("the proposed changes"), nor is a name.
func (r *reading) verb(at int) form {
	w := r.wordAt(at)
	if f := forms[w.low]; f != noVerb && (at == 0 || !w.capital) {
		if w.low == "set" && !r.is(at+1, "to/for/down") {
			return pastForm
		}
		if w.low == "have" && r.is(at-1, "to/will/would/may/might/must/should/could/can") || f == planned && r.describes(at) || w.low == "may" && w.capital || w.low == "left" && r.is(at-1, "the") {
			return noVerb
		}
		return f
	}
	switch {
	case w.capital && at > 0 || w.owned:
	case w.low == "to" && r.infinitive(at+1) && r.wordAt(at-1).low != r.wordAt(at+1).low:
		return toForm
	case strings.HasSuffix(w.low, "ed") && len(w.low) > 4 && !seldom[w.low] && !r.describes(at):
		return pastForm
	}
	return noVerb
}

// seldom are words that end like a past tense.
var seldom = set.Words("indeed hundred need speed breed exceed proceed succeed sacred naked embed agreed-upon so-called unprecedented alleged limited advanced based united experienced registered bleed")

// describes tells whether a participle stands before the noun that it describes.
func (r *reading) describes(at int) bool {
	return at > 0 && !r.pause(at) && articles[r.words[at-1].low] && !r.pause(at+1) && !before[r.wordAt(at+1).low]
}

var articles = set.Words("the a an his her its their our your my this these those some more most many other of for with in two three four five several newly recently previously")

// infinitive tells whether the word behind "to" is a verb, as far as a list of
// nouns can tell: to work, to hospital, to patients, to the ward.
func (r *reading) infinitive(at int) bool {
	w := r.wordAt(at)
	switch {
	case w.low == "" || w.capital || w.owned, notVerbs[w.low], places[w.low]:
		return false
	case w.low[0] >= '0' && w.low[0] <= '9', slices.ContainsFunc(nounlike, func(end string) bool { return strings.HasSuffix(w.low, end) }):
		return false
	}
	return !strings.HasSuffix(w.low, "s") || strings.HasSuffix(w.low, "ss")
}

// nounlike are ends of words that are seldom verbs.
var nounlike = []string{"ing", "tion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism"}

var (
	notVerbs = set.Words("the a an his her its their our your my this these those some all any both each no more least most about around nearly almost over up him them us me it one two three four five six seven eight nine ten")
	places   = set.Words("hospital work school court prison jail parliament church college university town home staff people children police power bed life death date care press passage victory reporters journalists crowds public")
)

// tenseOf is the tense that the verb at a place gives to a time, unknown if none
// stands there.
func (r *reading) tenseOf(at int) tense {
	switch r.verb(at) {
	case pastForm:
		return r.ofParticiple(at)
	case wasForm:
		return r.ofWas(at)
	case isForm:
		return r.ofIs(at)
	case hasForm:
		if r.is(at+1, "to") {
			return tenseless
		}
		return past
	case willForm, startsForm:
		return future
	case mayForm:
		if r.is(at+1, "have") || r.is(at+1, "not", "have") {
			return past
		}
		return future
	case planned:
		return r.ofPlan(at)
	case toForm:
		return r.ofInfinitive(at)
	}
	return tenseless
}

// ofParticiple is the tense of a past form: that of the auxiliary verb before it,
// if it has one.
func (r *reading) ofParticiple(at int) tense {
	for i := at - 1; i >= max(0, at-3) && !r.pause(i+1); i-- {
		switch f := r.verb(i); {
		case r.is(i, "being") && !r.is(i-1, "was/were"):
			return tenseless
		case r.is(i, "be/been/being"):
			continue
		case f == isForm:
			return r.ofIs(i)
		case f == willForm || f == mayForm:
			if r.is(i+1, "have") {
				return tenseless
			}
			return future
		case f == couldForm:
			return tenseless
		case f == toForm:
			return r.ofInfinitive(i)
		case f == wasForm || f == hasForm:
			return past
		}
	}
	return past
}

// ofWas is past, unless it tells what was planned: "was due to appear".
func (r *reading) ofWas(at int) tense {
	for i := at + 1; i <= at+3; i++ {
		switch f := r.verb(i); {
		case f == planned:
			return tenseless
		case f == toForm && !r.is(at, "had/did"):
			return tenseless
		case f != noVerb:
			return past
		}
	}
	return past
}

// ofIs is the tense of "is": what is planned or about to be is to come, and so is
// what is being done on a day of the week.
func (r *reading) ofIs(at int) tense {
	for i := at + 1; i <= at+3; i++ {
		w := r.wordAt(i)
		switch f := r.verb(i); {
		case f == planned, f == toForm, w.low == "about", w.low == "going":
			return future
		case strings.HasSuffix(w.low, "ing") && len(w.low) > 5:
			return present
		case f == pastForm:
			return passive
		}
	}
	return tenseless
}

// ofPlan is the tense of a plan that is still one: "is due on Monday". What was
// planned may be over, and so may what is only called a plan.
func (r *reading) ofPlan(at int) tense {
	for i := at - 1; i >= max(0, at-3) && !r.pause(i+1); i-- {
		switch r.verb(i) {
		case isForm, willForm:
			if ended[r.words[at].low] {
				return tenseless
			}
			return future
		}
	}
	return tenseless
}

// ended are words of a plan that is none any more.
var ended = set.Words("cancelled canceled postponed suspended averted scrapped delayed called")

// ofInfinitive is the tense of "to close": to come after what is about to be or
// what somebody wants, past after what somebody did.
func (r *reading) ofInfinitive(at int) tense {
	w := r.wordAt(at - 1)
	switch {
	case wants[w.low], r.verb(at-1) == isForm:
		return future
	case did[w.low]:
		return past
	case r.verb(at-1) == planned:
		return r.ofPlan(at - 1)
	}
	return tenseless
}

var (
	wants = set.Words("plans hopes aims wants intends vows promises pledges expects threatens prepares plan hope aim want intend expect about ready going")
	did   = set.Words("failed managed began started refused continued had forced used")
)

// off matches what says that something will not be, and whatIf what leaves that
// open.
var (
	off    = regexp.MustCompile(`(?i)\b(?:called off|calls off|cancel|postpone|suspended|averted|scrapped|delayed|abandoned|shelved|put off|brought forward|will not go ahead)`)
	whatIf = regexp.MustCompile(`(?i)\b(?:unless|if|could|may|might|urged|calls for|whether)\b`)
)

// calledOff tells whether a sentence says that what it looks forward to will not be.
func calledOff(s string) bool { return off.MatchString(s) && !whatIf.MatchString(s) }

// clock matches an hour to which something is to be.
var clock = regexp.MustCompile(`(?i)\b(?:at|from|by|until) (?:\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|noon\b|midday\b|midnight\b)`)

// hourPassed tells whether a sentence without a day looks forward to an hour: that
// of the day on which it was written.
func (r *reading) hourPassed() bool {
	found := clock.FindStringIndex(r.text)
	if found == nil || r.edition <= r.written[0] {
		return false
	}
	at := slices.IndexFunc(r.words, func(w word) bool { return w.from == found[0] })
	return at >= 0 && r.tenseOf(r.left(at)) == future
}
