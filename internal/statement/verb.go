package statement

import (
	"slices"
	"strings"

	"catchup/internal/set"
)

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
