package jsonapi

import (
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how a JSON or YAML document is written in the settings.
type Spec struct {
	// URL is the document, an http(s) address or a file; a name that ends in
	// .yaml or .yml is read as YAML.
	URL setting.Location `yaml:"url,required"`
	// Rows is the dotted path to the list of rows, such as data.items;
	// without it the document itself is the list.
	Rows string `yaml:"rows"`
	// Headers are sent with the request.
	Headers map[string]setting.Secret `yaml:"headers"`
	// Timeout bounds the reading.
	Timeout setting.Duration `yaml:"timeout" default:"20s"`
	// Limit bounds the size of the document.
	Limit setting.Size `yaml:"limit" default:"20MB"`
}

// Check notes a path with an empty step, headers that a file cannot be sent,
// and bounds that let nothing through.
func (s Spec) Check(at check.Place) {
	if s.Rows != "" && slices.Contains(strings.Split(s.Rows, "."), "") {
		at.Key("rows").Note("write it as data.items", "%q has an empty step", s.Rows)
	}
	if len(s.Headers) > 0 && s.URL.URL == nil {
		at.Key("headers").Note("", "a file takes no headers")
	}
	if s.Timeout <= 0 {
		at.Key("timeout").Note("", "must be longer than nothing")
	}
	if s.Limit <= 0 {
		at.Key("limit").Note("", "must be more than nothing")
	}
}
