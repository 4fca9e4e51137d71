package webpage

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/markup"

	"golang.org/x/net/html"
)

// Metadata is what a page declares of its article in JSON-LD, in the words of
// schema.org, its authors as they are written there. Type may hold several types, with spaces between them. Paid: it is
// not free to read.
type Metadata struct {
	Type      string   `json:"type,omitempty"`
	Headline  string   `json:"headline,omitempty"`
	Published string   `json:"published,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Paid      bool     `json:"paid,omitempty"`
}

// Bounds of what is read of a stranger's page.
const (
	mostScripts   = 20
	longestScript = 500_000
	mostThings    = 200
	mostTypes     = 5
)

// typeName matches the names of types.
var typeName = regexp.MustCompile(`^[A-Za-z]{2,40}$`)

// metadataOf finds what a page declares of its article: that of the first thing
// which is an article of some kind, or else of the first that could be one.
func metadataOf(document *html.Node) Metadata {
	var articles, others []Metadata
	for _, thing := range things(document) {
		d := readThing(thing)
		switch {
		case IsArticle(d.Type):
			articles = append(articles, d)
		case isPiece(d.Type):
			others = append(others, d)
		}
	}
	for _, d := range append(articles, others...) {
		return d
	}
	return Metadata{}
}

// things are the objects that the scripts of a page declare, those of a @graph and
// of a list one by one.
func things(document *html.Node) (all []map[string]any) {
	scripts := 0
	for n := range document.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || scripts == mostScripts || !isJSONLD(n) {
			continue
		}
		scripts++
		var value any
		text := textOf(n)
		if len(text) > longestScript || json.Unmarshal([]byte(text), &value) != nil {
			continue
		}
		all = append(all, spread(value)...)
	}
	return all[:min(len(all), mostThings)]
}

func isJSONLD(script *html.Node) bool {
	return slices.ContainsFunc(script.Attr, func(a html.Attribute) bool {
		return a.Key == "type" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "application/ld+json")
	})
}

// spread are the objects of a value.
func spread(value any) (all []map[string]any) {
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			if thing, ok := one.(map[string]any); ok {
				all = append(all, spread(thing)...)
			}
		}
	case map[string]any:
		all = append(all, v)
		for _, key := range []string{"@graph", "mainEntity"} {
			if inner, ok := v[key]; ok {
				delete(v, key)
				all = append(all, spread(inner)...)
			}
		}
	}
	return all
}

// readThing reads an object.
func readThing(thing map[string]any) Metadata {
	var types []string
	for _, t := range texts(thing["@type"]) {
		if name := t[strings.LastIndexAny(t, "/#:")+1:]; typeName.MatchString(name) && len(types) < mostTypes {
			types = append(types, name)
		}
	}
	free := strings.ToLower(strings.Join(texts(thing["isAccessibleForFree"]), ""))
	if flag, ok := thing["isAccessibleForFree"].(bool); ok && !flag {
		free = "false"
	}
	return Metadata{
		Type:      strings.Join(types, " "),
		Headline:  markup.Plain(strings.Join(append(texts(thing["headline"]), texts(thing["name"])...), " ")),
		Published: strings.Join(texts(thing["datePublished"]), " "),
		Authors:   people(thing["author"]),
		Paid:      free == "false" || strings.HasSuffix(free, "/false"),
	}
}

// texts are the texts of a value that is one or several.
func texts(value any) (all []string) {
	switch v := value.(type) {
	case string:
		return []string{strings.TrimSpace(v)}
	case []any:
		for _, one := range v {
			if s, ok := one.(string); ok {
				all = append(all, strings.TrimSpace(s))
			}
		}
	}
	return all
}

// people are those whom a value names: by a text, by an object, or by several of
// them. An organisation is nobody.
func people(value any) (all []string) {
	switch v := value.(type) {
	case string:
		return []string{v}
	case map[string]any:
		if slices.Contains(texts(v["@type"]), "Organization") || slices.Contains(texts(v["@type"]), "NewsMediaOrganization") {
			return nil
		}
		return texts(v["name"])
	case []any:
		for _, one := range v {
			if _, nested := one.([]any); !nested {
				all = append(all, people(one)...)
			}
		}
	}
	return all
}

// IsArticle tells whether one of the types is that of an article, and isPiece
// whether it is that of another thing that outlets publish by itself.
func IsArticle(types string) bool {
	return slices.ContainsFunc(strings.Fields(types), func(t string) bool {
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") && t != "JobPosting" || t == "Report"
	})
}

func isPiece(types string) bool {
	return slices.ContainsFunc(strings.Fields(types), func(t string) bool {
		return slices.Contains([]string{"JobPosting", "PodcastEpisode", "RadioEpisode", "Course", "Review", "ClaimReview"}, t) || strings.HasSuffix(t, "Event")
	})
}
