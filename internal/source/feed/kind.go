package feed

import (
	"strings"

	"github.com/mmcdole/gofeed"

	"catchup/internal/table"
)

// The most categories of an item that are read, and the most bytes of one.
const (
	mostCategories  = 20
	longestCategory = 80
)

// categories are what an item is filed under, in the words of its publisher.
func categories(item *gofeed.Item) (names []string) {
	for _, c := range item.Categories {
		if c = table.Shorten(plain(c), longestCategory); c != "" && len(names) < mostCategories {
			names = append(names, c)
		}
	}
	return names
}

// enclosed is what an item says that it is: the media type of the sound or
// the film that it encloses, and what its extensions are made for. It is empty
// for a text.
func enclosed(item *gofeed.Item) string {
	for _, e := range item.Enclosures {
		if kind, _, _ := strings.Cut(strings.ToLower(e.Type), ";"); strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "video/") {
			return strings.TrimSpace(kind)
		}
	}
	if len(item.Extensions["yt"]["videoId"]) > 0 {
		return "VideoObject"
	}
	return ""
}
