package reports

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/period"
)

// announced is a document of the week to 14 June 2024 with stories of those
// headings.
func announced(slice string, headings ...string) *document.Document {
	end := time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	d := &document.Document{
		Title: "Weekly", Number: 3, Slice: slice, Preview: "A sentence.",
		Period: period.Period{Start: end.AddDate(0, 0, -7), End: end}, Covers: "8 to 14 June 2024",
	}
	if slice != "" {
		d.Title += " – " + slice
	}
	for _, h := range headings {
		d.Blocks = append(d.Blocks, document.Story{Heading: h})
	}
	return d
}

func TestListing(t *testing.T) {
	usual := Listing{"{lead}: {title}, {day}", "{second} · {third}"}
	long := "The council of a town by the sea agrees its budget after talks of three days and nights"
	for _, c := range []struct {
		name             string
		l                Listing
		d                *document.Document
		subject, preview string
	}{
		{"three stories", usual, announced("", "Bridge opens", "Library shuts", "Road floods"), "Bridge opens: Weekly, 14 June", "Library shuts · Road floods"},
		{"two stories", usual, announced("", "Bridge opens", "Library shuts"), "Bridge opens: Weekly, 14 June", "Library shuts"},
		{"one story", usual, announced("", "Bridge opens"), "Bridge opens: Weekly, 14 June", "A sentence."},
		{"no story", usual, announced(""), "Weekly, 14 June 2024", "A sentence."},
		{"a slice", usual, announced("North", "Bridge opens", "Library shuts"), "Bridge opens: Weekly – North, 14 June", "North: Library shuts"},
		{"a long heading stands whole", usual, announced("", long), long + ", 14 June", "A sentence."},
		{"a long heading of a slice", usual, announced("North", long), long + ": North, 14 June", "A sentence."},
		{"words around fields", Listing{"New – {lead} ({title}, {period})", "No. {number}"}, announced("", "Bridge opens"), "New – Bridge opens (Weekly, 8 to 14 June 2024)", "No. 3"},
		{"words around a field without words", Listing{"New – {lead}: {title}, {day} ({slice})", "p"}, announced(""), "New – Weekly, 14 June 2024", "A sentence."},
		{"without a heading the year is needed", Listing{"{title}, {day}", "{lead}"}, announced("", "Bridge opens"), "Weekly, 14 June 2024", "Bridge opens"},
		{"what steers", usual, announced("", "Bridge\r\nBcc: all\x00 opens\u202e", "Two\nlines"), "Bridge Bcc: all opens: Weekly, 14 June", "Two lines"},
		{"from right to left", usual, announced("", "דוגמה", "Library shuts"), "\u200eדוגמה\u200e: Weekly, 14 June", "Library shuts"},
		{"none of a time before", Listing{}, announced("", "Bridge opens"), "Weekly: 8 to 14 June 2024", "A sentence."},
	} {
		c.d.Mail = c.l.listing(Spec{Period: period.Week}, c.d)
		if got := c.d.Subject(); got != c.subject {
			t.Errorf("%s: the subject is %q, want %q", c.name, got, c.subject)
		}
		if got := c.d.Preheader(); got != c.preview {
			t.Errorf("%s: the line beside it is %q, want %q", c.name, got, c.preview)
		}
	}
}

// TestLongestListing cuts no heading of a usual length, and any other at a word.
func TestLongestListing(t *testing.T) {
	usual := Listing{"{lead}: {title}, {day}", "{second} · {third}"}
	for n := range 60 {
		heading := strings.TrimSpace(strings.Repeat("bridges ", n))
		d := announced("", heading, heading, heading)
		d.Mail = usual.listing(Spec{Period: period.Week}, d)
		got := d.Subject()
		if size := utf8.RuneCountInString(got); size > longestSubject {
			t.Fatalf("%d words make %d characters", n, size)
		}
		if size := utf8.RuneCountInString(d.Preheader()); size > longestPreview+1 {
			t.Fatalf("%d words make %d characters beside it", n, size)
		}
		if !strings.HasSuffix(got, ", 14 June") && n > 0 {
			t.Errorf("%q has no day", got)
		}
		said, _, _ := strings.Cut(got, ", 14")
		for _, word := range strings.Fields(strings.TrimSuffix(said, ": Weekly")) {
			if word = strings.TrimSuffix(word, "…"); word != "bridges" && n > 0 {
				t.Errorf("%q is cut within a word", got)
			}
		}
		if whole := strings.Contains(got, heading); !whole && len(heading) < 120 {
			t.Errorf("%q is cut", heading)
		}
	}
}

// TestCheckListing tells what is wrong with a template, and shows one that is
// right by what it makes.
func TestCheckListing(t *testing.T) {
	for _, c := range []struct {
		l             Listing
		message, hint string
	}{
		{Listing{"{leed}: {day}", "{second}"}, "there is no field {leed}", "lead"},
		{Listing{"{lead: {day}", "{second}"}, "a brace that holds no field", "{lead}"},
		{Listing{"{lead}: {title}", "{second}"}, "needs {day}, {period} or {number}", "“Council agrees its budget: Weekly, 14 June”"},
		{Listing{"", "{second}"}, "it says nothing", "“Council agrees its budget: Weekly, 14 June”"},
		{Listing{"{lead}, {day}", ""}, "it says nothing", "“Council"},
		{Listing{"{lead}\n{day}", "{second}"}, "it stands on one line", ""},
	} {
		var problems check.Problems
		c.l.Check(check.At("mail", &problems))
		if len(problems) != 1 || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Hint, c.hint) {
			t.Errorf("%+v: %v", c.l, problems)
		}
	}
	var problems check.Problems
	Listing{"{lead}, {day}", "{second}"}.checkSlice(check.At("mail", &problems))
	if len(problems) != 1 || !strings.Contains(problems[0].Hint, "“North: Council agrees its budget, 14 June”") {
		t.Errorf("a subject without the slice: %v", problems)
	}
}
