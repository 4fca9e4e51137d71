package story

import (
	"regexp"
	"slices"
	"unicode/utf8"
)

// as matches the beginning of what may be an afterthought of a title. What stands behind
// "after", a semicolon or a dash may be the cause, the other side or a restriction, so
// that is never cut off.
var as = regexp.MustCompile(`(?i),? as `)

// withoutAfterthought cuts a title before its last afterthought, or before an earlier
// one if it is still too long. Where it is not sure that what is left is whole and as
// true as before, nothing is cut.
func withoutAfterthought(title string) string {
	kept := title
	for _, at := range slices.Backward(as.FindAllStringIndex(title, -1)) {
		if utf8.RuneCountInString(kept) <= longest || !separable(title[:at[0]], title[at[1]:]) {
			break
		}
		kept = title[:at[0]]
	}
	return kept
}

// separable tells whether the head of a title is whole, and as true as before, without
// the clause behind "as".
func separable(head, tail string) bool {
	return len(tail) < len(head) && clause(head) && finite.MatchString(tail) && !bound.MatchString(tail)
}

// clause tells whether words are a clause that stands alone.
func clause(head string) bool {
	return finite.MatchString(head) && paired(head) && !open.MatchString(head) && !needing.MatchString(head)
}

var (
	// finite matches a verb that cannot be taken for a noun.
	finite = regexp.MustCompile(`(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|should|does|did|` +
		`accepts?|agrees?|announces?|appoints?|apologis(?:es|ed)|apologiz(?:es|ed)|approves?|arrives?|asks?|backs|becomes?|begins?|began|blocks|boosts|breaks|broke|brings?|brought|builds?|buys?|bought|` +
		`cancels?|clears|closes|comes?|came|continues?|creates?|crosses|dies|delivers?|drops|eases|elects|ends|enters?|expands?|extends?|faces|fails|falls|fell|fights|files|finds|freezes|gains|gets|got|gives?|gave|goes|went|grants|grows?|grew|` +
		`halts|heads|hears?|heard|helps|hits|holds|joins?|keeps?|kept|launches|leads|led|leaves|left|lets|lifts|loses|lost|makes?|made|meets?|met|misses|moves|narrows|` +
		`offers|opens|opposes?|orders|ousts|overturns?|passes|pays|paid|picks|poses?|prepares?|publishes|pulls|quits|raises|ramps|reaches|receives?|recalls|reopens?|releases|remains?|removes?|replaces?|resigns?|resumes?|returns|rises|rose|rules|runs|ran|` +
		`scraps|seeks|sells|sold|sends|sent|sets|settles|shuts|signs|slips|slows|spends|spent|spreads|starts|stays|stops|strikes|struck|sues|suspends?|takes?|took|threatens?|tightens?|turns|unveils?|upholds?|upheld|visits|votes|wants|weighs|widens|wins|won|withdraws?|withdrew|` +
		`\pL{3,}ed|\pL+s (?:close|climb|drop|ease|fall|grow|join|leave|mount|rise|shut|slow|spread|strike|surge|walk))\b`)
	// open matches the end of words that go on.
	open = regexp.MustCompile(`(?i)\b(?:the|an?|this|that|these|those|its|his|her|their|our|my|of|in|on|at|by|for|from|with|to|into|over|under|about|against|between|and|or|but|nor|than|` +
		`is|are|was|were|be|been|has|have|had|will|would|can|could|must|may|might|should|not|no|more|less|most|new|old|first|last|former|` +
		`such|same|known|seen|twice|times|just|so|far|soon|long|well|much|many|described|hailed|named|branded|used|work|works|serves?|acts?|role|job)$|[:,–—-]$`)
	// needing matches a head that leads up to what comes behind it, or is a claim of
	// somebody.
	needing = regexp.MustCompile(`(?i)\b(?:if|unless|whether|when|while|although|despite|not only|both|either|neither|ahead of|alleged\w*|reported\w*|claim\w*)\b`)
	// bound matches what must not be cut off, because the words before it would say
	// something else without it: whose claim it is, a denial, a condition, a number, a
	// place, a time, a caution.
	bound = regexp.MustCompile(`(?i)\d|[“”‘"']\pL|[;:–—]|\b(?:` +
		`not?|\pL+n[’']t|never|none|nobody|nothing|neither|nor|unless|if|without|until|till|except|only|but|though|although|despite|however|yet|still|while|whereas|instead|rather|even|too|so|` +
		`den(?:y|ies|ied|ial)|reject\w*|refus\w*|dismiss\w*|disput\w*|doubt\w*|contradict\w*|overturn\w*|quash\w*|clear\w*|acquit\w*|withdr\w+|retract\w*|drop\w*|thr(?:ow\w*|ew)|scrap\w*|halt\w*|stop\w*|block\w*|cancel\w*|delay\w*|postpon\w*|revers\w*|oppos\w*|object\w*|su(?:es?|ed|ing)|appeal\w*|challeng\w*|defend\w*|protest\w*|correct\w*|` +
		`sa(?:y|ys|id|ying)|claim\w*|warn\w*|accord\w*|think\w*|thought|believ\w*|report\w*|stud(?:y|ies)|survey\w*|poll\w*|figures|data|analysis|research\w*|expert\w*|critic\w*|watchdog\w*|regulator\w*|union\w*|sources?|officials?|spokes\w+|` +
		`tells?|told|admit\w*|insist\w*|argu\w+|predict\w*|expect\w*|suggest\w*|finds?|found|findings|reveal\w*|shows?|showed|confirm\w*|accus\w*|alleg\w*|fear\w*|calls?|called|urg\w+|blam\w+|hint\w*|vow\w*|pledg\w*|promis\w*|hop\w+|plan\w*|` +
		`might|may|could|would|will|should|likely|possibl\w+|reportedly|` +
		`one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|double\w*|` +
		`minutes?|hours?|days?|weeks?|months?|years?|decades?|today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|` +
		`in|at|near|across|outside|inside|after|before|following|amid|since|when|because|and|or|which|who)\b`)
)
