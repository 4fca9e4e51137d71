package item

import (
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/prose"
)

// Picture is a picture of an article. Link is where its outlet has it, empty for
// none. Alt says what it shows, empty if its outlet does not say that. Credit names
// who made it, as far as that is known.
type Picture struct{ Link, Alt, Credit string }

var (
	// noWords are what publishing programs write where nobody has described a
	// picture, and what is no picture of the news.
	noWords = regexp.MustCompile(`(?i)^\W*(?:(?:the|an?|featured?|lead|main|hero|header|article|news|story|post|cover|preview|default|stock|file|related|your|illustrative)\s+)*` +
		`(?:images?|img|photos?|photograph|pictures?|pic|thumb(?:nail)?|banner|logo|icon|avatar|gravatar|placeholder|illustration|graphic|untitled|header|screenshot|caption|alt(?: text)?|description|title|null|undefined|none)\W*\d*\W*$`)
	// logoWords end the words for the mark of an outlet.
	logoWords = regexp.MustCompile(`(?i)\b(?:logo|icon|avatar|favicon|emoji|smiley)\W*$`)
	// fileName is one word that a camera or a program has made: IMG_2031, DSC0012.
	fileName = regexp.MustCompile(`^\S*(?:\d{3}|_)\S*$`)
)

// longestAlt is how many characters may say what a picture shows: what is longer is
// a text of its own.
const longestAlt = 400

// Describes tells whether words say what a picture shows. The name of a file, words
// that a program has put there, and the title of the article do not.
func Describes(words, title string) bool {
	switch {
	case utf8.RuneCountInString(words) > longestAlt, !strings.ContainsFunc(words, unicode.IsLetter):
		return false
	case strings.Contains(words, "://"), isFile(words), fileName.MatchString(words):
		return false
	case noWords.MatchString(words), logoWords.MatchString(words):
		return false
	}
	return letters(words) != letters(title)
}

// pictureOf reads the picture of an article with that title from the cells of its
// row. Its words stand on one line, without control characters.
func pictureOf(cell func(column string) string, title string) Picture {
	words := func(column string) string {
		return strings.Join(strings.FieldsFunc(prose.Plain(cell(column)), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	}
	p := Picture{Link: cell("picture"), Alt: words("picture_alt"), Credit: words("picture_credit")}
	if !Describes(p.Alt, title) {
		p.Alt = ""
	}
	return p
}

// isFile tells whether words end like the name of a file that holds a picture.
func isFile(words string) bool {
	switch strings.ToLower(path.Ext(words)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".tif", ".tiff", ".bmp":
		return true
	}
	return false
}

// letters are the letters and digits of a text, in small letters.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// repeated is in how many articles of an outlet a picture stands that belongs to none
// of them: its logo, or the face of a series.
const repeated = 3

// withoutLogos takes from the articles the pictures that their outlet shows with
// so many articles, or with all of several.
func withoutLogos(items []Item) {
	type shown struct{ outlet, link string }
	titles, all := map[shown]map[string]bool{}, map[string]map[string]bool{}
	note := func(in map[string]bool, title string) map[string]bool {
		if in == nil {
			in = map[string]bool{}
		}
		in[letters(title)] = true
		return in
	}
	for _, i := range items {
		key := shown{i.Outlet, i.Picture.Link}
		titles[key], all[i.Outlet] = note(titles[key], i.Title), note(all[i.Outlet], i.Title)
	}
	for n, i := range items {
		of := len(titles[shown{i.Outlet, i.Picture.Link}])
		if of >= repeated || of > 1 && of == len(all[i.Outlet]) {
			items[n].Picture = Picture{}
		}
	}
}
