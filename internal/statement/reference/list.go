package reference

import (
	"strings"

	"catchup/internal/set"
)

var (
	// leaners are words at the beginning of a sentence that leans on the one before.
	leaners = set.Words("he she it they his hers its their theirs him them this that these those such both neither either another others " +
		"however meanwhile but and or so then instead nor yet still also moreover furthermore additionally nevertheless nonetheless therefore thus hence " +
		"consequently similarly likewise otherwise afterwards besides elsewhere lastly indeed conversely accordingly subsequently thereafter alternatively " +
		"hers further")
	// adverbs lean if a comma follows them.
	adverbs = set.Words("later earlier finally first firstly second secondly third thirdly fourth notably specifically crucially worse again rather namely " +
		"ironically incidentally tellingly unsurprisingly overall eventually next soon separately importantly significantly here there now too " +
		"well yes no sure granted true anyway right ok okay curiously oddly strangely interestingly remarkably predictably inevitably naturally admittedly equally conversely nearby inside outside upstairs downstairs")
	// phrases are beginnings of several words, by the first of them.
	phrases = phrasesOf(`
		in its place|in their place|in his place|in her place|doing so|doing this|doing that|in addition|in other words|in contrast|in comparison|in turn|in fact|in short|in particular|in the meantime|in any case|in doing so|in so doing|in return
		in this|in that|in these|in those|in such|in response|in both|in each|in all|in it|in them
		by contrast|by comparison|by then|by that|by doing so|by doing this
		as a result|as such|as a consequence|as part of this|as for|as usual|as before
		for example|for instance|for that|for this|for these|for those|for them|for it
		at the same time|at that|at this|at the time he|at the time she|at the time it|at the time they|at the time the|at least that
		after all|after that|after this|after doing|before that|before this|before then|following that|following this|since then|since that|until then|until that
		even so|even then|even that|that said|having said that|with that|with this|with these|with those|with it|with them
		on the other hand|on the one hand|on top of that|on top of this|on that|on this|on these|on those|on it|on them|on the contrary|on balance
		because of this|because of that|because of these|of course|of these|of those|of them|of that|of this|of the rest
		one of them|one of these|one of those|two of them|some of them|some of these|some of those|many of them|many of these|many of those|most of them|most of these|most of those
		all of them|all of these|all of those|all of this|all of that|all this|all that|all these|all those|none of them|none of these|none of those|none of this|none of that
		both of them|each of them|each of these|each of those|half of them|much of this|much of that|part of this|part of that
		not only that|not all of|not that|what is more|what's more|worse still|worse yet|more importantly|most importantly|most notably|more worryingly|put simply|put another way
		either way|to that end|to this end|to do so|to do this|to do that|to this|to these|to those|to them|to it|if so|if not|if that|if this|if these|if those|when that|when this|when these
		among them|among these|among those|despite this|despite that|despite these|apart from that|apart from this|along with this|along with that
		under this|under that|under these|under those|under it|under them|from this|from that|from these|from there|from then|from it|from them
		the latter|the same|the others|the remaining|the remainder|the rest was|the rest were|the rest is|the rest are|the rest will|the rest have|the rest would
		the two have|the two are|the two were|the two will|the two had|the two also|the three have|the three are|the three were|the three had
		now it|now they|now he|now she|now that has|now this
		according to him|according to her|according to them|according to it|like him|like her|like them|unlike him|unlike her|unlike them
		a further|a similar|a separate|an additional|an earlier|a previous|similar|other|additional|earlier reports|more details|no one else|nobody else
		so too|no such|any such|not so|what happened next|then came|enter|more than that|less than that|even more
		a different|a later|just as|better still|better yet|only one of the|or take|the point is|the truth is|the fact is|the trouble is|each side|both sides|neither side|either side
		ever since then|shortly afterwards|soon afterwards|shortly thereafter|no wonder|small wonder|needless to say`)
	// paused are those that lean only if a comma follows them.
	paused = phrasesOf(`
		to be fair|to be sure|to be clear|in the end|at least|at last|at first|at the time|at the scene|to make matters worse|as a matter of fact|as it happens|as it turns out|as it turned out|at any rate
		in any event|all the same|all in all|by the same token|more to the point|not surprisingly|for one thing|for starters|for his part|for her part|for its part|for their part|on the face of it
		ever since|more recently|soon after|not long after|shortly after|shortly before|long before|not long before|within hours|within minutes|within days|within weeks|within months|moments later|seconds later`)
	// timely are the words that make "this" and "next" a time of the calendar.
	timely = set.Words("day week month year morning afternoon evening night weekend summer autumn winter spring season time term century days weeks months years hours minute minutes moment moments fortnight decade fiscal financial")
	// described are the words behind "those" that say who they are.
	described = set.Words("who of that which with in on from at aged without living working accused convicted affected found charged involved responsible eligible under over whose seeking waiting needing able unable most being hurt injured killed left taking")
	nouns     = set.Words("addition contrast comparison turn response return result consequence")
	degrees   = set.Words("far many much")
	setOfAs   = set.Words("as")
	setOfOf   = set.Words("of")
	anySuch   = set.Words("one any no")
	// governing are words behind a phrase that make it a preposition: "in addition to".
	governing = set.Words("to of with for")

	auxiliaries = set.Words("is are was were be been being has have had will would can could may might must should shall does do did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't doesn't don't didn't remains remained")
	exists      = set.Words("seems appears appeared came comes remain exist exists stood needs lies used were, isn't")
	manner      = set.Words("too almost surely certainly probably now also not still widely already generally officially later first only then since long yet been being")
	appears     = set.Words("seems seemed appears appeared emerged emerges turns turned takes took costs cost became becomes remains follows helps matters happens transpired")
	judged      = set.Words("understood thought believed feared hoped announced reported revealed claimed alleged estimated expected unclear clear possible impossible likely unlikely important vital " +
		"illegal unknown known said agreed decided ruled confirmed hard difficult easy time up early late crucial essential necessary wrong right rare common unusual thanks out case")
	supposes     = set.Words("understood thought believed announced reported claimed alleged estimated expected likely unlikely known said agreed confirmed")
	spokesmen    = set.Words("spokesman spokeswoman spokesperson")
	clauses      = set.Words("that whether to how what if who when why where")
	clausal      = set.Words("the a an it he she they there his her its their we i you no some many more most all any nobody nothing one two three")
	comes        = set.Words("comes came")
	articles     = set.Words("the a an")
	ordinals     = set.Words("first second third fourth fifth sixth last next latest")
	roughly      = set.Words("more than at least about around nearly almost just only fewer less over up to some roughly approximately another as many")
	quantities   = set.Words("some many most few several all none half each one others hundreds thousands dozens millions two-thirds three-quarters")
	did          = set.Words("said says came went told died remain remained live lived work worked need needed want wanted took take made make got get left opened closed face faced voted")
	prepositions = set.Words("in on at by of for with from under after before since to about over during following despite against within")
	located      = set.Words("in at near outside")
	speech       = set.Words("said say says told argued argue added add warned warn claimed claim insisted wrote explained admitted")
	towns        = set.Words("city town village county region area island country state home house street site scene")
	persons      = set.Words("he she him her his i who")
)

// phrasesOf are the phrases of a list, by their first words.
func phrasesOf(list string) map[string][][]string {
	all := map[string][][]string{}
	for line := range strings.SplitSeq(list, "\n") {
		for phrase := range strings.SplitSeq(line, "|") {
			if words := strings.Fields(strings.ReplaceAll(phrase, "'s", "")); len(words) > 0 {
				all[words[0]] = append(all[words[0]], words)
			}
		}
	}
	return all
}
