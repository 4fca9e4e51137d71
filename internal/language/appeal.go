package language

import (
	"regexp"
	"strings"
)

// An appeal is a sentence in which an outlet speaks of itself to those who read it,
// in whatever words: "Our free round-up lands in your inbox each Friday." Its words
// are weighed. Those of the first list show that somebody speaks to somebody, and
// one of them must be there; the others are of what outlets have and of what can be
// done with it. News has words of the second list, hardly ever so many beside one of
// the first, and then it says who speaks.
const appealing = 4

var (
	// turning are words that turn to somebody, or that point to where they stand.
	turning = setOf("you your yours you're you've you'll our ours us we we're we've here below above")
	// asked are words that ask for something in front of a clause. Those of the second
	// list are nouns, too.
	asked = setOf("sign join subscribe register read follow listen click press tap download install buy donate give see find get catch tell let send email " +
		"ring try enjoy go take keep stay spread swipe scroll explore discover please unlock upgrade log enter become learn browse choose contribute")
	askedToo = setOf("support help use share call book visit look watch check view order vote contact play note open add save set comment")
	// owned are what outlets have, and doings what can be done with it.
	owned = setOf("newsletter newsletters inbox podcast podcasts javascript cookies cookie browser notifications unsubscribe livestream paywall homepage " +
		"bookmark hyperlink hashtag webpage newsdesk newsroom readership")
	doings = setOf("readers subscribers subscriber members membership website websites site page pages app apps article articles story stories video videos clip " +
		"gallery comments episode episodes channel channels news editor editors reporter reporters journalism journalists alerts briefing bulletin round-up free " +
		"click join sign subscribe subscription register registration share follow watch listen read download install donate donation support available full " +
		"whatsapp facebook instagram twitter telegram tiktok youtube spotify tickets email e-mail letters latest breaking access content premium account login " +
		"advert advertising adverts links link button buttons browse archive interview " +
		"team questions helpful useful feedback")
	// these point, in front of a word of the last list, to the text itself.
	these = setOf("this these")
)

// appeals tells whether a sentence is an appeal. What is quoted or attributed is none.
func appeals(s string) bool {
	if len(s) > longestAppeal || strings.ContainsAny(s, "“”\"‘") {
		return false
	}
	owns, turns, before, itself := 0, 0, "", false
	eachWord(s, func(word string) {
		w := strings.ReplaceAll(strings.ToLower(word), "’", "'")
		switch {
		case speech[w], w == "say", w == "according":
			owns -= appealing
		case w == "was", w == "were", w == "had":
			owns--
		case w == "of" && itself: // "this article of the law"
			owns, turns = owns-1, turns-2
		case turning[w] && word != "US":
			turns = max(turns, 2)
		case doings[w] && these[before]:
			owns, turns = owns+1, max(turns, 2)
		case owned[w]:
			owns += 2
		case doings[w]:
			owns++
		}
		itself = doings[w] && these[before]
		before = w
	})
	if strings.ContainsAny(s, ".@:") && linked.MatchString(s) {
		owns++
	}
	turns = max(turns, asksFor(s))
	return owns > 1 && turns > 0 && owns+turns >= appealing
}

// asksFor is how much the clauses of a sentence ask for something.
func asksFor(s string) (most int) {
	for clause := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(":;–—", r) }) {
		switch first, _ := firstTwo(strings.TrimLeft(clause, " ")); {
		case asked[first] && !doings[first]:
			most = max(most, 2)
		case asked[first], askedToo[first]:
			most = max(most, 1)
		}
	}
	return most
}

// linked matches an address on the web.
var linked = regexp.MustCompile(`@\w|www\.|https?:|\w\.(?:com|org|net|co\.uk|org\.uk|nhs\.uk|example)\b`)

// longestAppeal is how many bytes an appeal has at most.
const longestAppeal = 200
