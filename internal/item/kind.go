package item

// Kind is what an article is.
type Kind string

// The kinds of article.
const (
	News          Kind = "news"
	Analysis      Kind = "analysis"
	Opinion       Kind = "opinion"
	Letter        Kind = "letter"
	Correction    Kind = "correction"
	Retraction    Kind = "retraction"
	Live          Kind = "live"
	RoundUp       Kind = "round-up"
	Release       Kind = "release"
	Obituary      Kind = "obituary"
	Podcast       Kind = "podcast"
	Advertisement Kind = "advertisement"
	Job           Kind = "job"
	Event         Kind = "event"
)

// Kinds are all kinds of article.
var Kinds = []Kind{News, Analysis, Opinion, Letter, Correction, Retraction, Live, RoundUp, Release, Obituary, Podcast, Advertisement, Job, Event}

// Use is what an article may be used for.
type Use string

// The uses of an article. One that joins may add sentences to a story of other
// articles, but gives neither its heading nor its lead; alone it is only named.
// One that is only named stands in the list of a story's articles, or in a line
// of its own, with its kind and its author.
const (
	ToTell Use = "tell"
	ToJoin Use = "join"
	ToName Use = "name"
	ToDrop Use = "out"
)

// uses are what becomes of each kind if an operator does not say otherwise.
func uses(k Kind) Use {
	switch k {
	case Live, RoundUp:
		return ToJoin
	case Opinion, Analysis, Letter, Correction, Retraction:
		return ToName
	case Advertisement, Job, Event, Podcast:
		return ToDrop
	}
	return ToTell
}

// Article is the kind with its article: "an opinion", "a job".
func (k Kind) Article() string {
	switch k {
	case News, Analysis:
		return string(k)
	case Opinion, Obituary, Advertisement, Event:
		return "an " + string(k)
	case Live:
		return "a live report"
	}
	return "a " + string(k)
}
