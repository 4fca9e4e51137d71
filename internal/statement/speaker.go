package statement

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// attribution is how a sentence names the speaker of what it tells. Clause are the
// bytes of the words that name the speaker and say that he or she speaks, “Jo Reed
// of the union said”. The speaker is empty if it is only a pronoun, or the author.
type attribution struct {
	speaker string
	pronoun bool // “he said”
	author  bool // “we said”
	clause  [2]int
}

// found tells whether the sentence says that somebody speaks.
func (a attribution) found() bool { return a.speaker != "" || a.pronoun || a.author }

// says are verbs of which the subject is a speaker.
var says = set.Words("say says said tell tells told add adds added warn warns warned argue argues argued claim claims claimed explain explains explained " +
	"insist insists insisted note notes noted stress stresses stressed write writes wrote reply replies replied conclude concludes concluded " +
	"admit admits admitted announce announces announced suggest suggests suggested believe believes believed think thinks recall recalls recalled " +
	"confirm confirms confirmed state states stated declare declares declared allege alleges alleged acknowledge acknowledges acknowledged " +
	"tweet tweets tweeted post posted respond responds responded remark remarked testify testifies testified predict predicts predicted " +
	"estimate estimates estimated maintain maintains maintained vow vows vowed promise promises promised pledge pledges pledged " +
	"deny denies denied reject rejects rejected dismiss dismisses dismissed dispute disputes disputed accuse accuses accused " +
	"condemn condemns condemned criticise criticises criticised criticize criticizes criticized defend defends defended urge urges urged " +
	"describe describes described call calls called complain complains complained fear fears feared hope hopes hoped blame blames blamed " +
	"regret regrets regretted accept accepts accepted apologise apologises apologised counter counters countered refute refutes refuted stood stands " +
	"concede concedes conceded assert asserts asserted slam slams slammed blast blasts blasted hail hails hailed praise praises praised denounce denounces denounced")

// quotes are verbs of which the subject is a speaker if a quotation stands beside
// them.
var quotes = set.Words("asked asks ruled texted continued continues began begins read reads joked shouted went put puts commented comments")

// nouns are such verbs that are nouns too. They are verbs only before these words.
var (
	nouns   = set.Words("claim claims note notes report reports states state post call calls fear fears hope hopes blame estimate estimates remark pledge pledges promise promises dispute disputes comments put puts")
	objects = set.Words("that the a an it he she they there its his her their this these no not to on for in more most all “”")
)

// attributionOf finds who says what a sentence tells. The sentence is framed: “”
// stands for each quotation. In a small one, without capitals, any word may be a
// name.
func attributionOf(framed string, small bool) (best attribution) {
	quoted := strings.Contains(framed, "“”")
	for at := 0; at < len(framed); {
		end := wordEnd(framed, at)
		if end == at {
			at++
			continue
		}
		if word := framed[at:end]; says[word] || quoted && quotes[word] {
			if a := attributionBy(framed, at, end, small); a.found() && (!best.found() || best.pronoun && a.speaker != "") {
				best = a
			}
		}
		at = end
	}
	if !best.found() && quoted {
		best.speaker = besideQuotation(framed)
	}
	if best.speaker == "" {
		if at := indexFold(framed, "according to "); at >= 0 {
			return accordingTo(framed, at)
		}
	}
	return best
}

// besideQuotation is who speaks where no verb says so: “The union’s Jo Reed: “…””,
// ““…” – Jo Reed”, or whoever does something, “adding that “…””.
func besideQuotation(framed string) string {
	if before, _, found := strings.Cut(framed, ": “”"); found {
		name := strings.TrimPrefix(before, "In the words of ")
		if plain := nounPhrase(name); plain == name && namesSomebody(name) && !strings.HasPrefix(name, "There ") {
			return name
		}
	}
	if by := signed.FindStringSubmatch(framed); by != nil {
		return nounPhrase(by[1])
	}
	if sayingSo.MatchString(framed) {
		return opener(framed)
	}
	return ""
}

// signed matches the name behind a quotation that it signs.
var signed = regexp.MustCompile(`^“” ?[–—-] ?(\p{Lu}.*)`)

// sayingSo matches how a quotation is added to what its speaker does.
var sayingSo = regexp.MustCompile(`\b(?:saying|adding|warning|calling|describing|claiming|arguing|insisting|telling|writing|asking|declaring|noting|denouncing|praising|accusing)\b`)

// wordEnd is where the word ends that begins at a byte; at itself if none does.
func wordEnd(s string, at int) int {
	for at < len(s) && (s[at] >= utf8.RuneSelf || s[at] == '-' || s[at]|0x20 >= 'a' && s[at]|0x20 <= 'z') && !strings.HasPrefix(s[at:], "“") && !strings.HasPrefix(s[at:], "”") {
		at++
	}
	return at
}

// indexFold is where a phrase begins, with or without a capital; -1 if nowhere.
func indexFold(s, phrase string) int {
	if at := strings.Index(s, phrase[1:]); at > 0 && s[at-1]|0x20 == phrase[0] {
		return at - 1
	}
	return -1
}

// accordingTo reads the speaker behind “according to”.
func accordingTo(framed string, at int) attribution {
	from := at + len("according to ")
	name := nounPhrase(framed[from:])
	a := attribution{speaker: name, clause: [2]int{at, from + len(name)}}
	return a.person()
}

// attributionBy reads the speaker of the verb of speech at the bytes.
func attributionBy(framed string, from, to int, small bool) attribution {
	before, after := strings.TrimRight(framed[:from], " "), framed[to:]
	next := strings.TrimLeft(after, " ")
	follows, _, _ := strings.Cut(next, " ")
	switch {
	case nouns[framed[from:to]] && !objects[strings.Trim(follows, ",.;")], (framed[from:to] == "stood" || framed[from:to] == "stands") && follows != "by":
		return attribution{}
	case inverts(before, framed[from:to]):
		if name := nounPhrase(next); name != "" && (namesSomebody(name) || small) && !acts(next[len(name):]) {
			start := len(framed) - len(next)
			return attribution{speaker: name, clause: [2]int{from, start + len(name)}}.person()
		}
	}
	start, name := subject(before, small)
	if name == "" || nouns[framed[from:to]] && len(strings.Fields(name)) > fewWords {
		return attribution{}
	}
	return attribution{speaker: name, clause: [2]int{start, to}}.person()
}

// person moves a pronoun out of the place of the speaker.
func (a attribution) person() attribution {
	switch strings.ToLower(a.speaker) {
	case "he", "she", "they", "it", "him", "her", "them", "this", "that", "one", "others", "another":
		a.pronoun, a.speaker = true, ""
	case "i", "we", "me", "us":
		a.author, a.speaker = true, ""
	}
	return a
}

// transitive are verbs whose subject never stands behind them.
var transitive = set.Words("tell tells told deny denies denied reject rejects rejected dismiss dismisses dismissed dispute disputes disputed accuse accuses accused " +
	"condemn condemns condemned criticise criticises criticised criticize criticizes criticized defend defends defended urge urges urged " +
	"describe describes described call calls called blame blames blamed")

// inverts tells whether the subject of a verb may stand behind it, “…,” said Jo
// Reed: a quotation or a claim ends before it.
func inverts(before, verb string) bool {
	if strings.HasSuffix(before, "”") || strings.HasSuffix(before, "”,") {
		return !transitive[verb]
	}
	return strings.HasSuffix(before, ",") && (verb == "said" || verb == "says" || verb == "say") && !describes(before)
}

// fewWords is how many words a name has at most that a description follows.
const fewWords = 4

// describes tells whether a text ends with a description of the name before it, “Jo
// Reed, who leads the union,”. Then that name is the subject of what follows.
func describes(before string) bool {
	from := segment(before)
	if from == 0 || !appended(before[from:]) {
		return false
	}
	for from > 0 && appended(before[from:]) {
		before = strings.TrimRight(before[:from], ", ")
		if head := segment(before); head < from {
			from = head
		}
	}
	named := before[from:]
	r, _ := utf8.DecodeRuneInString(named)
	return unicode.IsUpper(r) && len(strings.Fields(named)) <= fewWords
}

// longestName is how many words name a speaker at most.
const longestName = 14

// nameEnds are words that do not belong to the name before them.
var nameEnds = set.Words("who when as after while during before told on at last yesterday today and but about has had is was were are will would that because if since in")

// nounPhrase is the name or description of somebody at the beginning of a text.
func nounPhrase(s string) string {
	if at := strings.IndexAny(s, ",;:(“—–"); at >= 0 {
		s = s[:at]
	}
	s = strings.TrimRight(s, " .!?…”")
	end, words := 0, 0
	for at := 0; at < len(s) && words < longestName; words++ {
		stop := len(s)
		if i := strings.IndexByte(s[at:], ' '); i >= 0 {
			stop = at + i
		}
		if words > 0 && nameEnds[s[at:stop]] {
			break
		}
		end, at = stop, stop+1
	}
	return s[:end]
}

// longestOpener is how many words describe somebody at most at the beginning of a
// sentence.
const longestOpener = 6

// opener is whom a sentence begins with, “Jo Reed”, “The ferry trust”. It is empty
// if that is not plain.
func opener(framed string) string {
	words := strings.Fields(framed[len(introduction.FindString(framed)):])
	for n, word := range words {
		bare := strings.TrimRight(word, ",")
		r, _ := utf8.DecodeRuneInString(bare)
		switch described := determiners[strings.ToLower(words[0])]; {
		case described && n > longestOpener, n == 0 && openings[strings.ToLower(bare)]:
			return ""
		case described && nameEnds[bare], !described && !unicode.IsUpper(r) && !linkers[bare]:
			return strings.Join(words[:n], " ")
		case bare != word:
			return strings.Join(append(words[:n:n], bare), " ")
		}
	}
	return ""
}

// openings are words at the beginning of a sentence that are no name.
var openings = set.Words("in at on by for from with without after before during under over as when what while almost nearly asked speaking about " +
	"if although though since because there here who why how where to of it this that these those")

// linkers are words without a capital within a name.
var linkers = set.Words("of the for and & de van von al bin")

// acts tells whether a text begins with the verb of the name before it.
func acts(s string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	return auxiliaries[word]
}

// auxiliaries are verbs with which what somebody is said to do often begins.
var auxiliaries = set.Words("has had is was are were will would that")

// determiners are words without a capital that may begin the description of a
// speaker.
var determiners = set.Words("the a an his her its their our my one some many several two three four five six most all both another no he she they it we")

// namesSomebody tells whether a text behind a verb of speech names its speaker:
// “said Jo Reed”, “says the report”, “officials”.
func namesSomebody(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	r, _ := utf8.DecodeRuneInString(first)
	switch {
	case subordinate[strings.ToLower(first)] && first != "WHO":
		return false
	case unicode.IsUpper(r), determiners[first] && (rest != "" || len(first) > 1):
		return true
	}
	return plural(first) || plural(name[strings.LastIndexByte(name, ' ')+1:]) || strings.ContainsFunc(rest, unicode.IsUpper)
}

// subordinate are words that begin a clause within a sentence: its verb does not
// speak for the whole.
var subordinate = set.Words("who which when while although though if unless because since as where what whether than nor that until is was and or but makes making")

// plural tells whether a word looks like one for several people.
func plural(word string) bool {
	return len(word) > 4 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "as") || word == "police" || word == "people"
}

// Words that stand between a subject and its verb, and words before a verb that is
// no statement of its subject.
var (
	between = set.Words("also later then has had have previously already now earlier today yesterday tonight will would may could can must " +
		"recently repeatedly publicly once again still since first simply only never even always often both all rightly wrongly reportedly " +
		"monday tuesday wednesday thursday friday saturday sunday on")
	voiceless = set.Words("is are was were be been being get gets got not to who which that what and or nor whom whose by of it’s it's being having s the a an")
)

// subject finds the speaker in the text before a verb, and where the words for him
// or her begin. It is empty if there is none. In a small sentence
// any word may be a name.
func subject(before string, small bool) (start int, name string) {
	for {
		at := strings.LastIndexByte(before, ' ') + 1
		last := strings.ToLower(before[at:])
		if voiceless[last] {
			return 0, ""
		}
		if at == 0 || !between[last] {
			break
		}
		before = strings.TrimRight(before[:at], " ")
	}
	from, aside := segment(before), strings.HasSuffix(before, ",") || strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—")
	if aside && from == 0 { // “The trial, called Tide,”
		return 0, ""
	}
	for aside && from > 0 {
		head := segment(before[:from])
		if head == from { // a mark stands before it that is no comma
			break
		}
		from, aside = head, appended(before[head:])
	}
	lead := from
	from += len(introduction.FindString(before[from:]))
	name = strings.Trim(before[from:], " ,–—")
	first, _, _ := strings.Cut(name, ",")
	within := from > 0 && lead == from && subordinate[lastWord(before[:from])]
	if len(strings.Fields(first)) > longestName || !namesSomebody(first) && !(small && first != "") || within && pronouns[name] {
		return 0, ""
	}
	return from, name
}

// lastWord is the last word of a text.
func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// pronouns are words for a speaker who is named before them.
var pronouns = set.Words("he she they it")

// introduction matches words before a subject that do not belong to it.
var introduction = regexp.MustCompile(`^ *(?:(?:But|And|Yet|So|Then|Yesterday|Today|Tonight|Meanwhile|However|Still|Also|Later|Earlier|[Ll]ast (?:week|month|night|year)|[Tt]his (?:week|month|morning|afternoon)|` +
	`[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|[Ii]n an? (?:\p{Ll}+ )?(?:statement|interview|letter|report|email|post|tweet|speech|note)(?: (?:on|to) \p{Lu}\p{L}+)?)(?:,? |$))+`)

// segment is where the last part of a text begins that may be a subject: behind a
// comma or another mark, or behind a word that begins a clause.
func segment(s string) (from int) {
	s = strings.TrimRight(s, ", –—")
	for _, mark := range []string{",", ";", ":", "”", " – ", " — ", "(", ")", " but ", " while ", " because ", " as ", " after ", " when ", " that ", " what ", " where ", " which ", " though ", " if ", " and the ", " and a ", "! ", "? "} {
		if at := strings.LastIndex(s, mark); at >= 0 && !(mark == " that " && relative(s[:at])) {
			end := at + len(mark)
			if strings.HasPrefix(mark, " and ") {
				end = at + len(" and ")
			}
			from = max(from, end)
		}
	}
	return from + len(s[from:]) - len(strings.TrimLeft(s[from:], " "))
}

// relative tells whether the clause behind a text says more of it: “the trust that
// runs the hospital”.
func relative(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	return determiners[strings.ToLower(first)] && rest != "" && !strings.Contains(rest, " ")
}

// appended tells whether a part of a sentence only says more of the one before it:
// “general secretary of the union”.
func appended(part string) bool {
	part = strings.TrimLeft(part, " ")
	r, _ := utf8.DecodeRuneInString(part)
	return unicode.IsLower(r) || unicode.IsDigit(r)
}
