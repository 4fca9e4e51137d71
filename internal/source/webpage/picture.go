package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"catchup/internal/source"
)

// pictured is the picture that the head of a page gives for it (the Open Graph
// protocol: og:image, og:image:alt), with what it shows in words; the zero Picture
// if there is none.
func pictured(document *html.Node, link *url.URL) source.Picture {
	said := map[string]string{}
	for n := range document.Descendants() {
		if n.Type != html.ElementNode || n.Data != "meta" {
			continue
		}
		values := map[string]string{}
		for _, a := range n.Attr {
			values[a.Key] = a.Val
		}
		name := strings.TrimPrefix(strings.ToLower(values["property"]+values["name"]), "og:")
		if content := strings.TrimSpace(values["content"]); said[name] == "" {
			said[name] = content
		}
	}
	u, err := link.Parse(said["image"])
	if err != nil || said["image"] == "" {
		return source.Picture{}
	}
	return source.Picture{Link: u.String(), Alt: said["image:alt"]}
}
