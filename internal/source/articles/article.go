package articles

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/yuin/goldmark"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// front is what may stand between the two lines of --- that open a file.
type front struct {
	Title     string `yaml:"title,required"`
	Author    string `yaml:"author"`
	Outlet    string `yaml:"outlet"`
	Link      link   `yaml:"link"`
	Published stamp  `yaml:"published"`
	Date      stamp  `yaml:"date"` // how other programs call published
	Summary   string `yaml:"summary"`
}

var frontMatter = regexp.MustCompile(`(?s)\A---[ \t]*\n(.*?\n)?---[ \t]*(\n|\z)`)

// parse reads the article in the file called name; place is its name in
// messages. Times without an offset are in the zone. If the article has no
// title, it could not be read; other problems only lose the value that they are
// about.
func parse(name, place string, body []byte, zone *time.Location) (source.Article, check.Problems) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(body) {
		return source.Article{}, check.Problems{at(place, badLine(body), "is not encoded as UTF-8", "")}
	}
	if line := tangled(body); line > 0 {
		return source.Article{}, check.Problems{at(place, line, "has too many marks in each other to be read as Markdown", "")}
	}
	f, text, problems := split(place, body)
	published := firstKnown(zone, f.Published, f.Date, datePrefix(name))
	switch {
	case f.Title == "" && len(problems) == 0:
		problems = append(problems, at(place, 1, "has no title", ""))
	case f.Title != "" && published.IsZero():
		problems = append(problems, at(place, 1, "has no date", "write it in the front matter or begin the file's name with it"))
	}
	return source.Article{
		Title: f.Title, Author: f.Author, Outlet: f.Outlet, Link: string(f.Link),
		Published: published, Summary: f.Summary, Content: content(name, text),
	}, problems
}

// split separates the front matter from the text. A text without front matter
// begins with its title.
func split(place string, body []byte) (f front, text string, problems check.Problems) {
	head := frontMatter.Find(body)
	text = string(body[len(head):])
	if head != nil {
		problems = setting.Decode(place, matter(head), &f, setting.Options{})
		return f, text, problems
	}
	f.Title, text = titled(text)
	f.Date = dateLine(text)
	return f, text, nil
}

// at is a problem at the beginning of a line.
func at(place string, line int, message, hint string) check.Problem {
	return check.Problem{Message: message, Hint: hint, Pos: check.Pos{File: place, Line: line, Column: 1}}
}

// matter is the front matter without the line that closes it, so that every
// line keeps its number.
func matter(head []byte) []byte {
	return head[:bytes.LastIndex(head, []byte("---"))]
}

// badLine is the first line that is not UTF-8, counted from 1.
func badLine(body []byte) int {
	for i, line := range bytes.Split(body, []byte("\n")) {
		if !utf8.Valid(line) {
			return i + 1
		}
	}
	return 0
}

// mostMarks is how long the marks of quotes and lists at the beginning of a line
// may be, and mostBrackets how many brackets a text may have. The time that a
// reader of Markdown needs grows with their square.
const (
	mostMarks    = 400
	mostBrackets = 10_000
)

// tangled is the line, counted from 1, from which on a text would take too long
// to be read as Markdown; 0 if there is none.
func tangled(body []byte) int {
	n, brackets := 0, 0
	for line := range bytes.Lines(body) {
		n++
		rest := bytes.TrimLeft(line, "> \t-+*0123456789.)")
		marks := len(line) - len(rest)
		rule := len(bytes.Trim(line, "-*_ \t\r\n")) == 0
		if brackets += bytes.Count(line, []byte("[")); brackets > mostBrackets || marks > mostMarks && !rule {
			return n
		}
	}
	return 0
}

// titled cuts a text without front matter into its title, which is the first
// line, and the rest.
func titled(text string) (title, rest string) {
	title, rest, _ = strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(strings.TrimLeft(title, "# ")), rest
}

// content is Markdown as HTML, and text as it is.
func content(name, text string) string {
	text = strings.TrimSpace(text)
	if path.Ext(name) != ".md" {
		return text
	}
	var b strings.Builder
	if err := goldmark.Convert([]byte(text), &b); err != nil {
		return text
	}
	return b.String()
}
