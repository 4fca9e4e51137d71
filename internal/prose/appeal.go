package prose

import (
	"regexp"
	"strings"

	"catchup/internal/language"
	"catchup/internal/set"
)

// An appeal is a sentence in which an outlet speaks of itself to those who read it,
// in whatever words: "Our free round-up lands in your inbox each Friday." Its words
// are weighed. One must show that somebody speaks to somebody; the others are of
// what outlets have, and of what can be done with it. News has some of these, hardly
// ever so many beside one of the first, and then it says who speaks.
const appealing = 4

// weighty is what a word says of the sentence that it stands in.
type weighty int

// The words that are weighed: those that turn to somebody, or that point to where
// they stand; what outlets have, and what can be done with it; those that point to
// the text itself in front of one of these; those of what happened; and those by
// which somebody else speaks.
const (
	light weighty = iota
	turning
	owned
	doing
	these
	happened
	attributing
)

var weightyWords = weightyOf(map[weighty]string{
	turning: "you your yours you're you've you'll our ours us we we're we've here below above",
	owned: "newsletter newsletters inbox podcast podcasts javascript cookies cookie browser notifications unsubscribe livestream paywall homepage " +
		"bookmark hyperlink hashtag webpage newsdesk newsroom readership",
	doing: "readers subscribers subscriber members membership website websites site page pages app apps article articles story stories video videos clip " +
		"gallery comments episode episodes channel channels news editor editors reporter reporters journalism journalists alerts briefing bulletin round-up free " +
		"click join sign subscribe subscription register registration share follow watch listen read download install donate donation support available full " +
		"whatsapp facebook instagram twitter telegram tiktok youtube spotify tickets email e-mail letters latest breaking access content premium account login " +
		"advert advertising adverts links link button buttons browse archive interview team questions helpful useful feedback",
	these:       "this these",
	happened:    "was were had",
	attributing: "say according",
})

func weightyOf(lists map[weighty]string) map[string]weighty {
	all := map[string]weighty{}
	for w := range speech {
		all[w] = attributing
	}
	for as, list := range lists {
		for w := range strings.FieldsSeq(list) {
			all[w] = as
		}
	}
	return all
}

var (
	// asked are words that ask for something in front of a clause. Those of the second
	// list are nouns, too.
	asked = set.Words("join subscribe follow click press tap install buy give see find get catch tell let send " +
		"ring try enjoy go take keep stay spread swipe scroll explore discover please unlock upgrade log enter become learn choose contribute")
	askedToo = set.Words("sign register read listen download donate email browse support help use share call book visit look watch check view order vote contact play note " +
		"open add save set comment")
)

// appeals tells whether a sentence is an appeal. What is quoted or attributed is none.
func appeals(s string) bool {
	if len(s) > longestAppeal || strings.ContainsAny(s, "“”\"‘") {
		return false
	}
	owns, turns, before := 0, 0, light
	language.EachWord(s, func(word string) {
		w := weightyWords[plainly(word)]
		switch {
		case w == attributing:
			owns -= appealing
		case w == happened:
			owns--
		case w == turning && word != "US":
			turns = max(turns, 2)
		case w == doing && before == these:
			owns, turns = owns+1, max(turns, 2)
		case w == owned:
			owns += 2
		case w == doing:
			owns++
		}
		before = w
	})
	if strings.ContainsAny(s, ".@:") && owns > 0 && linked.MatchString(s) {
		owns++
	}
	if owns < 2 {
		return false
	}
	turns = max(turns, asksFor(s))
	return turns > 0 && owns+turns >= appealing
}

// asksFor is how much the clauses of a sentence ask for something.
func asksFor(s string) (most int) {
	for clause := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(":;–—", r) }) {
		switch first, _ := firstTwo(strings.TrimLeft(clause, " ")); {
		case asked[first]:
			most = max(most, 2)
		case askedToo[first]:
			most = max(most, 1)
		}
	}
	return most
}

// linked matches an address on the web.
var linked = regexp.MustCompile(`@\w|www\.|https?:|\w\.(?:com|org|net|co\.uk|org\.uk|nhs\.uk|example)\b`)

// longestAppeal is how many bytes an appeal has at most.
const longestAppeal = 200
