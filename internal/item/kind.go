package item

import "strings"

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

// Use is what becomes of an article. One that is told makes stories: of news, or
// else of its own kind, below the news. One that joins adds sentences to a story of
// news, but neither heads nor opens it; alone it is only named. One that is named
// stands in the list of a story's articles, or in a line of its own, with its kind
// and its author. What is out is left out.
type Use string

// The uses of an article.
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

// Noun names one article of the kind: "job advertisement".
func (k Kind) Noun() string {
	switch k {
	case News, Analysis:
		return "article of " + string(k)
	case Live:
		return "live report"
	case Release:
		return "press release"
	case Job:
		return "job advertisement"
	}
	return string(k)
}

// One is the noun with its article: "a job advertisement".
func (k Kind) One() string {
	noun := k.Noun()
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// OfFact tells whether the kind reports what has happened. Opinion, analysis and
// letters have a voice of their own, and the others are no news.
func (k Kind) OfFact() bool {
	switch k {
	case Analysis, Opinion, Letter, Podcast, Advertisement, Job, Event, Correction, Retraction:
		return false
	}
	return true
}

// Leads tells whether an article may head and lead a story of news. One that has
// not been sifted may.
func (i Item) Leads() bool { return i.Kind.OfFact() && (i.Use == ToTell || i.Use == "") }

// Speaks tells whether an article may give sentences to a story of news.
func (i Item) Speaks() bool { return i.Leads() || i.Kind.OfFact() && i.Use == ToJoin }
