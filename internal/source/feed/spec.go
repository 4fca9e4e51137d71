package feed

import (
	"slices"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// Spec is how a feed is written in the settings.
type Spec struct {
	source.Asking
	// URLs are the feeds, each an http(s) address or a file. They are read
	// side by side and make one table.
	URLs []setting.Location `yaml:"urls"`
	// OPML are lists of feeds, each an http(s) address or a file. What they call
	// a feed names its outlet.
	OPML []setting.Location `yaml:"opml"`
	// Every is how often a daemon or "catchup collect" asks each feed between
	// editions: less often while a feed shows nothing new, at most four times
	// as often if it shows few articles at once. With never, editions alone ask.
	Every Interval `yaml:"every" default:"1h"`
	// Keep is how long articles are kept for later editions, since they were
	// published or first seen, whichever came later.
	Keep setting.Duration `yaml:"keep" default:"60d"`
	// KeepItems bounds how many articles of each feed are kept.
	KeepItems int `yaml:"keep_items" default:"2000"`
	// Timeout bounds the reading of each feed and of each page.
	Timeout setting.Duration `yaml:"timeout" default:"20s"`
	// Limit bounds the size of each feed and of each page.
	Limit setting.Size `yaml:"limit" default:"10MB"`
	// Outlet names the publication; without it each feed's own title does.
	Outlet string `yaml:"outlet"`
	// FullText lets the page that an article links to be read once, if the
	// site's robots.txt allows it, and the article found there take the place
	// of a shorter text in the feed, if it holds most of the feed's own words. Set
	// it only where you may.
	FullText bool `yaml:"full_text"`
	// Pause is the time between two pages of one host.
	Pause setting.Duration `yaml:"pause" default:"1s"`
	// Pages bounds how many pages are asked for at each reading.
	Pages int `yaml:"pages" default:"100"`
}

// shortest is how often feeds may be asked at most.
const shortest = time.Second

// Interval is a span of time, or never, which is 0.
type Interval setting.Duration

// UnmarshalText reads 1h or never.
func (i *Interval) UnmarshalText(text []byte) error {
	if string(text) == "never" {
		*i = 0
		return nil
	}
	return (*setting.Duration)(i).UnmarshalText(text)
}

// span is the interval for package time.
func (i Interval) span() time.Duration { return time.Duration(i) }

// Check notes an empty list of feeds and bounds that let nothing through.
func (s Spec) Check(at check.Place) {
	if len(s.URLs)+len(s.OPML) == 0 {
		at.Key("urls").Note("urls: [https://example.org/feed], or opml: [config/feeds.opml]", "names no feed")
	}
	s.CheckFor(at, slices.Concat(s.URLs, s.OPML)...)
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
	if s.Every != 0 && s.Every.span() < shortest {
		at.Key("every").Note("", "must be at least %s, or never", shortest)
	}
	if s.Keep <= 0 {
		at.Key("keep").Note("", "must be longer than nothing")
	}
	if s.KeepItems <= 0 {
		at.Key("keep_items").Note("", "must be more than nothing")
	}
	if s.Pages < 0 {
		at.Key("pages").Note("", "must not be negative")
	}
}
