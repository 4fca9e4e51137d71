package feed

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/markup"
)

// mostCategories is how many categories of an article are kept, and longestCategory
// how many characters one may have.
const (
	mostCategories  = 40
	longestCategory = 100
)

// noCategory are words that publishing programs write where nobody chose one.
var noCategory = []string{"uncategorized", "uncategorised", "default", "none", "null", "unknown"}

// labels are the categories that an item says it is in, each once, with its
// keywords behind them. One that is an address names a scheme, and is none.
func (o original) labels() (all []string) {
	words := slices.Clone(o.categories)
	for _, k := range o.keywords {
		words = append(words, strings.FieldsFunc(k, func(r rune) bool { return r == ',' || r == ';' })...)
	}
	seen := map[string]bool{}
	for _, w := range words {
		w = markup.Plain(w)
		known := fold(w)
		switch {
		case w == "" || seen[known] || strings.Contains(w, "://") || utf8.RuneCountInString(w) > longestCategory || slices.Contains(noCategory, known):
		case len(all) < mostCategories:
			seen[known] = true
			all = append(all, w)
		}
	}
	return all
}

// kind is what an item says that it is: "PodcastEpisode", or the media type of the
// sound or film that is attached, or a word of its own.
func (o original) kind() string {
	if len(o.declared) > 0 && o.declared[0] == "PodcastEpisode" {
		return o.declared[0]
	}
	for _, m := range o.media {
		if isMedia(m) {
			return m
		}
	}
	for _, d := range o.declared {
		if d = markup.Plain(d); d != "" && utf8.RuneCountInString(d) <= longestCategory {
			return d
		}
	}
	return ""
}

// isMedia tells whether a media type is of sound or film.
func isMedia(kind string) bool {
	return strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "video/")
}

// spoken are the types of files that say theirs by their names alone.
var spoken = map[string]string{
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav", ".aac": "audio/aac",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm",
}

// mediaType is the type of an attached file: as declared, or by its name.
func mediaType(declared, address string) string {
	declared, _, _ = strings.Cut(fold(declared), ";")
	if declared = strings.TrimSpace(declared); strings.Contains(declared, "/") && declared != "application/octet-stream" {
		return declared
	}
	u, err := url.Parse(address)
	if err != nil {
		return declared
	}
	return spoken[fold(path.Ext(u.Path))]
}
