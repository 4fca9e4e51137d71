package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"catchup/internal/script"
)

// Article is one publication behind a story. Link may be empty. Kind is a word
// for readers that says what it is if it is not news: "opinion", "analysis",
// "letter", "live", "round-up", "release", "obituary", "correction". Agency is the
// news agency that wrote it, empty if it is the outlet's own; Carried are the
// other outlets that carried the same text, in the order in which they did.
type Article struct {
	Kind      string    `json:"kind,omitempty"`
	Outlet    string    `json:"outlet"`
	Title     string    `json:"title"`
	Author    string    `json:"author,omitempty"`
	Link      string    `json:"link,omitempty"`
	Published time.Time `json:"published"`
	Agency    string    `json:"agency,omitempty"`
	Carried   []Carrier `json:"carried,omitempty"`
}

// Carrier is an outlet that carried an article of somebody else. Link may be empty.
type Carrier struct {
	Outlet    string    `json:"outlet"`
	Link      string    `json:"link,omitempty"`
	Published time.Time `json:"published"`
}

// Label is the kind as it stands in front of a title, "Opinion". Only what has a
// voice of its own, and what speaks of another article, is labelled there; it is
// empty for anything else.
func (a Article) Label() string {
	if !a.labelled() {
		return ""
	}
	return capital(a.Kind)
}

func (a Article) labelled() bool {
	return a.voiced() || a.Kind == "correction" || a.Kind == "retraction"
}

// voiced tells whether the article speaks for its author, or for whoever has paid
// for it, and not for its outlet, or of the outlet's mistakes.
func (a Article) voiced() bool {
	return slices.Contains([]string{"opinion", "analysis", "letter", "advertisement", "correction", "retraction"}, a.Kind)
}

// remark is the kind as it stands behind the outlet, " (press release)", of what is
// neither news nor labelled.
func (a Article) remark() string {
	switch {
	case a.Kind == "" || a.labelled():
		return ""
	case a.Kind == "release":
		return " (press release)"
	case a.Kind == "live":
		return " (live report)"
	case a.Kind == "job":
		return " (job advertisement)"
	}
	return " (" + a.Kind + ")"
}

// Headline is the title between the marks, behind its label if it has one:
// "Opinion: “Is it working?”". Without a title it is the label alone. A title that
// begins with its label is not labelled again, and the author in front of it is left
// out. Title and names are isolated (script.Isolate), here and in credits.
func (a Article) Headline(open, end string) string {
	label, title := a.Label(), strings.TrimSpace(a.Title)
	if label != "" && a.Author != "" {
		title = strings.TrimSpace(strings.TrimPrefix(title, a.Author+":")) // whom By names
	}
	if title == "" {
		return label
	}
	if label == "" || strings.HasPrefix(strings.ToLower(title), strings.ToLower(label)+":") {
		return open + script.Isolate(title) + end
	}
	return label + ": " + open + script.Isolate(title) + end
}

// By names who speaks in the article: the outlet, "Board (press release)", and
// before it the author of what is labelled, "Sam Poe, The Gazette". An agency and
// the other outlets are named with it: "PA Media, in The Gazette and The Record";
// "The Gazette, also in The Record".
func (a Article) By() string {
	by := strings.TrimSpace(a.carriedBy() + a.remark())
	if !a.authorFirst() {
		return by
	}
	return joined(", ", a.writer(), by)
}

// authorFirst tells whether the author stands in front of the outlet. Behind
// several outlets nobody would know for which of them the author wrote.
func (a Article) authorFirst() bool { return a.voiced() || a.Agency != "" || len(a.Carried) > 0 }

// writer is the author, unless that only repeats the outlet or the kind.
func (a Article) writer() string {
	for _, other := range []string{a.Outlet, a.Kind, a.Kind + "s"} {
		if strings.EqualFold(a.Author, other) {
			return ""
		}
	}
	return script.Isolate(a.Author)
}

// carriedBy names the agency, if it is one's, and the outlets.
func (a Article) carriedBy() string {
	var others []string
	for _, c := range a.Carried {
		if c.Outlet != "" && c.Outlet != a.Outlet && c.Outlet != a.Agency && !slices.Contains(others, script.Isolate(c.Outlet)) {
			others = append(others, script.Isolate(c.Outlet))
		}
	}
	outlet, agency := script.Isolate(a.Outlet), script.Isolate(a.Agency)
	switch {
	case agency != "" && agency != outlet && outlet != "":
		return agency + ", in " + few(append([]string{outlet}, others...))
	case len(others) == 0:
		return cmp.Or(outlet, agency)
	}
	return joined(", also ", cmp.Or(outlet, agency), "in "+few(others))
}

// few lists up to three names, of more of them the first two and how many others
// there are.
func few(names []string) string {
	last := len(names) - 1
	switch {
	case last == 0:
		return names[0]
	case last > 2:
		return fmt.Sprintf("%s, %s and %d more", names[0], names[1], last-1)
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// Credit names the article's outlet, author and day in the zone, as far as they
// are known. What is not news is credited to its author first.
func (a Article) Credit(zone *time.Location) string {
	return joined(", ", a.By(), a.Byline(zone))
}

// Byline is the end of the credit, which belongs together: the day in the zone,
// and before it the author of news that one outlet carried, if that is not its own
// name.
func (a Article) Byline(zone *time.Location) string {
	published := day("", a.Published.In(zone))
	if a.authorFirst() {
		return published
	}
	return joined(", ", a.writer(), published)
}
