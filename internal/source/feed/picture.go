package feed

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	ext "github.com/mmcdole/gofeed/extensions"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"golang.org/x/net/html"

	"catchup/internal/item"
	"catchup/internal/markup"
	"catchup/internal/source"
	"catchup/internal/source/webpage"
)

// shot is a picture that an item may have. The size is 0 where the feed does not
// say it.
type shot struct {
	href, kind, alt, credit string
	width, height           int
}

const (
	// bestWidth is how wide a picture is best, in pixels.
	bestWidth = 1200
	// leastSide is how long the sides of a picture are at least: what is smaller is
	// a mark, or is there to count who reads.
	leastSide = 100
	// mostShots is how many pictures of an item are looked at, and searched how much
	// of a text they are looked for in, in bytes.
	mostShots = 30
	searched  = 200_000
)

// picture is the picture of item number i.
func (r *converter) picture(i int, a source.Article) source.Picture {
	it := r.feed.Items[i]
	shots := mediaShots(it.Extensions["media"], shot{})
	for _, e := range it.Enclosures {
		shots = append(shots, shot{href: e.URL, kind: mediaType(e.Type, e.URL)})
	}
	if feed, ok := r.feed.OriginalFeed().(*jsonfeed.Feed); ok {
		shots = append(shots, shot{href: feed.Items[i].Image}, shot{href: feed.Items[i].BannerImage})
	}
	shots = append(append(shots, shotsIn(a.Content)...), shotsIn(a.Summary)...)
	return chosen(shots, a, r.feed.Link, r.base)
}

// picturesOn adds the picture of an article from its page, if the feed describes
// none.
func (a *article) picturesOn(found webpage.Page) {
	if a.Picture.Alt != "" {
		return
	}
	shots := append([]shot{{href: found.Picture.Link, alt: found.Picture.Alt}}, shotsIn(found.Text)...)
	if p := chosen(shots, a.Article, found.Last, a.Link); p.Alt != "" {
		a.Picture = p
	}
}

// chosen is the picture of an article: the first that is described, or else the
// first. Its address stays as it was written, but for being absolute by the first
// base that is.
func chosen(shots []shot, a source.Article, bases ...string) source.Picture {
	var all []source.Picture
	for _, s := range shots[:min(len(shots), mostShots)] {
		if link := s.shown(bases); link != "" {
			all = append(all, source.Picture{Link: link, Alt: s.described(a), Credit: creditOf(s.credit)})
		}
	}
	if best := slices.IndexFunc(all, func(p source.Picture) bool { return p.Alt != "" }); best > 0 {
		return all[best]
	}
	return append(all, source.Picture{})[0]
}

// shown is the address of a picture that can be shown, empty if it cannot.
func (s shot) shown(bases []string) string {
	if s.kind != "" && !strings.HasPrefix(fold(s.kind), "image") || strings.Contains(fold(s.kind), "svg") || s.tiny() {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s.href))
	if err != nil || s.href == "" {
		return ""
	}
	for _, b := range bases {
		if base, err := url.Parse(strings.TrimSpace(b)); err == nil && !u.IsAbs() && base.Host != "" {
			u = base.ResolveReference(u)
		}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.HasSuffix(fold(u.Path), ".svg") {
		return ""
	}
	return u.String()
}

// tiny tells whether a side of the picture is too short, as far as the feed says.
func (s shot) tiny() bool {
	return s.width > 0 && s.width < leastSide || s.height > 0 && s.height < leastSide
}

// described is what the picture shows, in words; empty if they only repeat the
// article.
func (s shot) described(a source.Article) string {
	alt := markup.Plain(s.alt)
	if !item.Describes(alt, a.Title) || alt == markup.Plain(a.Summary) {
		return ""
	}
	return alt
}

// mediaShots are the pictures of Media RSS, the best size of each group first. What
// an element says of pictures holds for those within it that say nothing.
func mediaShots(media map[string][]ext.Extension, around shot) (shots []shot) {
	around.alt = first(text(media["description"]), text(media["title"]), around.alt)
	around.credit = first(text(media["credit"]), text(media["copyright"]), around.credit)
	for _, group := range media["group"] {
		shots = append(shots, mediaShots(group.Children, around)...)
	}
	for _, e := range media["content"] {
		s := shotOf(e, around)
		if s.kind = first(e.Attrs["medium"], e.Attrs["type"]); s.kind == "" && e.Attrs["duration"] != "" {
			s.kind = "video"
		}
		shots = append(shots, s)
		shots = append(shots, mediaShots(map[string][]ext.Extension{"thumbnail": e.Children["thumbnail"]}, s)...)
	}
	slices.SortStableFunc(shots, func(a, b shot) int { return cmp.Compare(a.unfit(), b.unfit()) })
	for _, e := range media["thumbnail"] {
		shots = append(shots, shotOf(e, around))
	}
	return shots
}

// shotOf is the picture of an element. What it says of itself counts before what
// stands around it.
func shotOf(e ext.Extension, around shot) shot {
	s := shot{href: e.Attrs["url"], width: pixels(e.Attrs["width"]), height: pixels(e.Attrs["height"])}
	s.alt = first(e.Attrs["alt"], text(e.Children["description"]), text(e.Children["title"]), around.alt)
	s.credit = first(text(e.Children["credit"]), text(e.Children["copyright"]), around.credit)
	return s
}

// unfit is how far the width of the picture is from the best. One that is not known
// is taken to be a small one.
func (s shot) unfit() int {
	if s.width >= bestWidth {
		return s.width - bestWidth
	}
	return 10 * (bestWidth - s.width) // it cannot be made larger
}

// text is what the first of the elements says.
func text(all []ext.Extension) string {
	if len(all) == 0 {
		return ""
	}
	return strings.TrimSpace(all[0].Value)
}

// pixels is a length in pixels, 0 if it is none.
func pixels(written string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(written), "px"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// shotsIn are the pictures in a text of HTML. What stands below one in the same
// figure may say who made it.
func shotsIn(text string) (shots []shot) {
	text = text[:min(len(text), searched)]
	if !strings.Contains(text, "<img") && !strings.Contains(text, "<IMG") {
		return nil
	}
	tokens := html.NewTokenizer(strings.NewReader(text))
	caption := false
	for kind := tokens.Next(); kind != html.ErrorToken && len(shots) < mostShots; kind = tokens.Next() {
		switch token := tokens.Token(); {
		case kind == html.TextToken:
			if last := len(shots) - 1; caption && last >= 0 {
				shots[last].credit += token.Data
			}
		case token.Data == "img":
			shots = append(shots, shotIn(token))
		case token.Data == "figcaption":
			caption = kind == html.StartTagToken
		}
	}
	for i := range shots {
		shots[i].credit = inCaption(shots[i].credit)
	}
	return shots
}

// shotIn is the picture of an element of HTML.
func shotIn(token html.Token) (s shot) {
	for _, a := range token.Attr {
		switch a.Key {
		case "src":
			s.href = cmp.Or(s.href, a.Val)
		case "data-src", "data-lazy-src": // which a script puts in the place of src
			s.href = a.Val
		case "alt":
			s.alt = a.Val
		case "width":
			s.width = pixels(a.Val)
		case "height":
			s.height = pixels(a.Val)
		}
	}
	return s
}

var (
	// creditLead is what stands before the name of who made a picture.
	creditLead = `(?:photographs?|photos?|photography|pictures?|images?|illustrations?|credits?|©|\(c\)|copyright|courtesy of)(?:\s+(?:credits?|by|from|courtesy of))*\s*`
	leading    = regexp.MustCompile(`(?i)^\W*` + creditLead + `[:©]?\s*`)
	captioned  = regexp.MustCompile(`(?i)\b` + creditLead + `[:©]\s*([^.;|]+)`)
)

// inCaption is the credit in the words below a picture, empty if they name none:
// "The clinic at night. Photograph: Jo Doe".
func inCaption(words string) string {
	if m := captioned.FindStringSubmatch(words); m != nil {
		return m[1]
	}
	return ""
}

// longestCredit is how many characters may say who made a picture.
const longestCredit = 120

// creditOf is who made a picture, without the words in front of the name.
func creditOf(written string) string {
	credit := strings.Trim(leading.ReplaceAllString(markup.Plain(written), ""), " .,;:()[]")
	if !letters.MatchString(credit) || utf8.RuneCountInString(credit) > longestCredit || strings.ContainsAny(credit, "@<>") || strings.Contains(credit, "://") {
		return ""
	}
	return credit
}
