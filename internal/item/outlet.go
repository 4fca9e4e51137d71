package item

import (
	"regexp"
	"strings"
)

var (
	// feedWords match what a feed says of itself behind the outlet's name: "Trade
	// Weekly – Latest", "Trade Weekly » Feed", "Trade Weekly (RSS)".
	feedWords = regexp.MustCompile(`(?i)(?:\s*[|»›:·•–—-]+\s*(?:` + ofFeeds + `|` + ofAll + `)|\s+(?:` + ofFeeds + `|[(\[](?:` + ofFeeds + `|` + ofAll + `)[)\]]))$`)
	// feedOpening matches what it says before the name: "Latest from Trade Weekly".
	feedOpening = regexp.MustCompile(`(?i)^(?:(?:the )?(?:latest|(?:all|recent|latest) (?:news|stories|articles|posts|updates|headlines|activity)) (?:from|on|at|by)|activity (?:on|from)|(?:rss|atom|news|web|xml) ?feeds? (?:of|for|from)|(?:rss|feed):)\s+`)
	// sectionFirst and sectionLast match a section of the outlet and a bar beside its
	// name: "Health | The Daily Record". The name has several words: else it may be
	// the other way round.
	sectionFirst = regexp.MustCompile(`(?i)^(?:` + section + `)\s*[|»›]\s*(\S+\s.+)$`)
	sectionLast  = regexp.MustCompile(`(?i)^(\S+\s.+?)\s*[|»›]\s*(?:` + section + `)$`)
)

const (
	ofFeeds = `rss(?: ?2\.0)?(?: feeds?)?|atom feeds?|json feed|xml feed|news feed|newsfeed|feeds?`
	section = `health(?:care)?|social care|society|politics|business|finance|money|education|science|environment|technology|(?:uk|us|world|local|regional|national|health|breaking) news|news|uk|world`
	ofAll   = `atom|all|home|home ?page|front ?page|(?:latest|all|recent|new|top) (?:news|stories|articles|posts|updates|headlines|activity)(?: (?:` + ofFeeds + `))?|latest`
)

// OutletName is the name of a publication in the title of its feed, without what
// that says of being a feed, or of being one section.
func OutletName(title string) string {
	name := title
	for range 2 { // "Trade Weekly – Latest news RSS feed"
		name = feedOpening.ReplaceAllString(feedWords.ReplaceAllString(name, ""), "")
	}
	name = sectionLast.ReplaceAllString(sectionFirst.ReplaceAllString(name, "$1"), "$1")
	if name = strings.Trim(name, " |»›:·•–—-"); name == "" {
		return title
	}
	return name
}
