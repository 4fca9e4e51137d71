package feed

import (
	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// Spec is how a feed is written in the settings.
type Spec struct {
	source.Asking
	// URLs are the feeds, each an http(s) address or a file. They are read
	// side by side and make one table.
	URLs []setting.Location `yaml:"urls,required"`
	// Timeout bounds the reading of each feed and of each page.
	Timeout setting.Duration `yaml:"timeout" default:"20s"`
	// Limit bounds the size of each feed and of each page.
	Limit setting.Size `yaml:"limit" default:"10MB"`
	// Outlet names the publication; without it each feed's own title does.
	Outlet string `yaml:"outlet"`
	// FullText lets the page that an article links to be read once, if the
	// site's robots.txt allows it, and the article found there take the place
	// of a shorter text in the feed. Set it only where you may.
	FullText bool `yaml:"full_text"`
	// Pause is the time between two pages of one host.
	Pause setting.Duration `yaml:"pause" default:"1s"`
	// Pages bounds how many pages are asked for at each reading.
	Pages int `yaml:"pages" default:"100"`
}

// Check notes an empty list of feeds and bounds that let nothing through.
func (s Spec) Check(at check.Place) {
	if len(s.URLs) == 0 {
		at.Key("urls").Note("", "names no feed")
	}
	s.CheckFor(at, s.URLs...)
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
	if s.Pages < 0 {
		at.Key("pages").Note("", "must not be negative")
	}
}
