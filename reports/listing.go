package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/control"
	"catchup/internal/document"
	"catchup/internal/script"
)

// Listing is how lists of mails show the editions of a report. Each line may
// hold {lead}, {second} and {third}, the headings of the first stories; {title},
// that of the report, with the name of its slice; {slice} alone; {day}, the last
// day of the period, or the period if it is longer than a week; {period} in
// words; and {number}. A field without words goes with the mark in front of it.
type Listing struct {
	// Subject is the mail's subject, as in "{lead}: {title}, {day}". It needs
	// {day}, {period} or {number}, so that mail programs keep editions apart.
	Subject string `yaml:"subject" default:"{lead}: {title}, {day}"`
	// Preview is the line that lists of mails show beside the subject. If none of
	// its fields has words, it is the lead's first sentence.
	Preview string `yaml:"preview" default:"{second} · {third}"`
}

// listingFields are the fields of a Listing, in the order in which they are told.
var listingFields = []string{"lead", "second", "third", "title", "slice", "day", "period", "number"}

const (
	// usualSubject is how many characters of a subject mail programs on a desktop
	// show. A longer one goes without the title, which the sender's name says too.
	usualSubject = 78
	// longestSubject is how many characters a subject has at most. Nearly every
	// heading stands whole in it.
	longestSubject = 140
	longestPreview = 180
)

// Check notes what could never be a subject or a line beside it.
func (l Listing) Check(at check.Place) {
	checkListing(at.Key("subject"), l.Subject)
	checkListing(at.Key("preview"), l.Preview)
	if l.Subject != "" && !holdsAny(l.Subject, "day", "period", "number") {
		at.Key("subject").Note(exampleOf(l.Subject+", {day}"), "a subject needs {day}, {period} or {number}: mail programs set editions of one subject together")
	}
}

// checkSlice notes a subject that does not say of which slice a mail is.
func (l Listing) checkSlice(at check.Place) {
	if l.Subject != "" && !holdsAny(l.Subject, "title", "slice") {
		at.Key("subject").Note(exampleOf("{slice}: "+l.Subject), "the subject of a sliced report needs {title} or {slice}")
	}
}

func checkListing(at check.Place, template string) {
	bare := listingField.ReplaceAllString(template, "")
	switch {
	case template == "":
		at.Note(exampleOf("{lead}: {title}, {day}"), "it says nothing")
	case control.Line(template) != strings.TrimSpace(template):
		at.Note("", "it stands on one line, without control characters")
	case strings.ContainsAny(bare, "{}"):
		at.Note("the fields are {"+strings.Join(listingFields, "}, {")+"}", "there is a brace that holds no field")
	}
	for _, found := range listingField.FindAllStringSubmatch(template, -1) {
		if !slices.Contains(listingFields, found[1]) {
			at.Note(check.DidYouMean(found[1], listingFields), "there is no field {%s}", found[1])
		}
	}
}

var listingField = regexp.MustCompile(`\{([a-z_]+)\}`)

func holdsAny(template string, fields ...string) bool {
	return slices.ContainsFunc(fields, func(f string) bool { return strings.Contains(template, "{"+f+"}") })
}

// exampleOf shows what a template makes of a sample edition.
func exampleOf(template string) string {
	sample := map[string]string{
		"lead": "Council agrees its budget", "second": "Library to open on Sundays", "third": "Bridge closes for repairs",
		"title": "Weekly", "slice": "North", "day": "14 June", "period": "8 to 14 June 2024", "number": "12",
	}
	return fmt.Sprintf("%q makes “%s”", template, filled(template, sample))
}

// listing fills the templates for a document whose blocks are whole.
func (l Listing) listing(spec Spec, d *document.Document) document.Listing {
	fields := map[string]string{
		"title": d.Title, "slice": d.Slice, "period": d.Covers, "number": fmt.Sprint(d.Number),
	}
	headings := d.Headings()
	for i, name := range []string{"lead", "second", "third"} {
		if i < len(headings) {
			fields[name] = steady(headings[i], spec.Lang)
		}
	}
	// Without a heading nothing else would tell the editions of two years apart.
	fields["day"] = spec.Period.Day(d.Period, fields["lead"] == "" || !strings.Contains(l.Subject, "{lead}"))
	made := document.Listing{Subject: subject(l.Subject, fields), Preview: cut(filled(l.Preview, fields), longestPreview)}
	if made.Preview != "" && d.Slice != "" {
		made.Preview = d.Slice + ": " + made.Preview
	}
	return made
}

// steady is a heading that leaves what stands beside it where it is: if any of its
// words run against the report, it stands between two marks without a shape.
func steady(heading, lang string) string {
	for _, run := range script.Runs(heading, lang) {
		if run.RTL != script.RTL(lang) {
			return script.Mark(lang) + heading + script.Mark(lang)
		}
	}
	return heading
}

// subject fills the template. What is longer than mail programs show goes
// without the title, but not without the slice. A heading is cut, at a word, only
// where the subject would be longer than it may be.
func subject(template string, fields map[string]string) string {
	made := filled(template, fields)
	if utf8.RuneCountInString(made) > usualSubject && fields["lead"] != "" && strings.Contains(template, "{lead}") {
		fields["title"] = fields["slice"]
		made = filled(template, fields)
	}
	for _, name := range []string{"third", "second", "lead"} {
		if over := utf8.RuneCountInString(made) - longestSubject; over > 0 && strings.Contains(template, "{"+name+"}") {
			fields[name] = cut(fields[name], max(usualSubject, utf8.RuneCountInString(fields[name])-over))
			made = filled(template, fields)
		}
	}
	return made
}

// filled is the template with its fields, on one line. A field without words
// goes, and with it the mark that parts it from the words in front of it. If no
// field has words, neither has the template.
func filled(template string, fields map[string]string) string {
	marks, found := listingField.Split(template, -1), listingField.FindAllStringSubmatch(template, -1)
	made, said, ended := marks[0], false, true
	for i, field := range found {
		words := control.Line(fields[field[1]])
		if ended = words != ""; !ended {
			continue
		}
		if said && i > 0 {
			made += marks[i]
		}
		made, said = made+words, true
	}
	if !said {
		return ""
	}
	if ended {
		made += marks[len(found)]
	}
	return control.Line(made)
}

// cut is the words, cut off behind one of them if they have more than so many
// characters.
func cut(words string, most int) string {
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	short := string([]rune(words)[:most])
	if at := strings.LastIndexByte(short, ' '); at > most/2 {
		short = short[:at]
	}
	return strings.TrimRight(short, " ,;:–-") + "…"
}
