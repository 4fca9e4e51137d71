package articles

import (
	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how a folder of articles is written in the settings.
type Spec struct {
	// Folder holds the articles: Markdown (.md) with front matter, or plain
	// text (.txt).
	Folder setting.Folder `yaml:"folder,required"`
	// Outlet names the publication of the articles that do not name their own.
	Outlet string `yaml:"outlet" default:"From the desk"`
	// Limit bounds the size of all articles together.
	Limit setting.Size `yaml:"limit" default:"10MB"`
}

// Check notes a bound that lets nothing through.
func (s Spec) Check(at check.Place) {
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
}
