package document

import (
	"strings"
	"time"
)

// Article is one publication behind a story. Link may be empty. Kind is a word
// for readers that says what it is if it is not news: "opinion", "analysis",
// "letter", "live", "round-up", "release", "obituary", "correction".
type Article struct {
	Kind      string    `json:"kind,omitempty"`
	Outlet    string    `json:"outlet"`
	Title     string    `json:"title"`
	Author    string    `json:"author,omitempty"`
	Link      string    `json:"link,omitempty"`
	Published time.Time `json:"published"`
}

// Label is the kind as it stands in front of a title, "Opinion"; empty for news.
func (a Article) Label() string {
	switch a.Kind {
	case "":
		return ""
	case "release":
		return "Press release"
	}
	return capital(a.Kind)
}

// Headline is the title between the marks, with the kind in front if it is not
// news: "Opinion: “Is it working?”". Without a title it is the kind alone. A
// title that begins with its kind is not labelled again.
func (a Article) Headline(open, end string) string {
	label, title := a.Label(), strings.TrimSpace(a.Title)
	if title == "" {
		return label
	}
	if label == "" || strings.HasPrefix(strings.ToLower(title), strings.ToLower(label)+":") {
		return open + title + end
	}
	return label + ": " + open + title + end
}

// By names who speaks in the article: the outlet of news, and before it the
// author of anything else, "Sam Poe, The Gazette".
func (a Article) By() string {
	if a.Kind == "" || strings.EqualFold(a.Author, a.Outlet) {
		return a.Outlet
	}
	return joined(", ", a.Author, a.Outlet)
}

// Credit names the article's outlet, author and day in the zone, as far as they
// are known. What is not news is credited to its author first.
func (a Article) Credit(zone *time.Location) string {
	return joined(", ", a.By(), a.Byline(zone))
}

// Byline is the end of the credit, which belongs together: the day in the zone,
// and before it the author of news.
func (a Article) Byline(zone *time.Location) string {
	published := day("", a.Published.In(zone))
	if a.Kind != "" {
		return published
	}
	return joined(", ", a.Author, published)
}
