package statement

import (
	"regexp"
	"strings"
)

var (
	// order matches a sentence that asks something of whoever reads it. Words that
	// are nouns too, as "support" and "share" are, ask only with what follows them.
	order = regexp.MustCompile(`^(?:(?:Get|Find|Keep|Discover|Explore|Learn|Stay|Become|Choose|Tell|Send|Click|Tap|Scroll|Enjoy|Imagine|Remember|Subscribe|Listen|Join|Enter|Browse|Donate|Consider|Don[’']t|Please|Beware)\b[^,]|` +
		`(?:See|Read|Watch|View|Check|Try|Visit|Follow|Take|Make|Give|Call|Ask|Help|Support|Share|Sign|Go|Look|Note|Contact|Email|Write|Book|Buy|Order|Use|Download|Apply|Register|Vote|Pick|Save|Add|Never|Be|Meet|Hear|Catch|Think|Play)` +
		` (?:our|your|the (?:full|latest|rest|original|\p{Lu}\p{Ll}+)|us|this|these|more|here|out|up|in|on|to|for free|now|a look|part|sure|that|at|back|how|why|what|about|online|today|it|all|me|him|her|them|miss|forget|[A-Z0-9][\w.’'-]*(?: [A-Z]\w+)* (?:for|on|at|to|and))\b[^,]*$)`)
	// turned matches the words by which a sentence turns to whoever reads it.
	turned = regexp.MustCompile(`(?:^|[^\p{L}])(?:you|[Yy]our|You|yourself)(?:$|[^\p{L}])`)
	// cited matches what a sentence quotes.
	cited = regexp.MustCompile(`“[^”]*(?:”|$)|"[^"]*(?:"|$)|‘[^’]*’`)
)

// asks tells whether a sentence is no statement, since it asks something of whoever
// reads it: "Find all our figures here."
func asks(sentence string) bool { return order.MatchString(sentence) }

// turns tells whether a sentence turns to whoever reads it: "Your support makes a
// difference." What it quotes does not count.
func turns(sentence string) bool {
	if !strings.Contains(sentence, "ou") || !turned.MatchString(sentence) {
		return false
	}
	return turned.MatchString(cited.ReplaceAllString(sentence, " "))
}
