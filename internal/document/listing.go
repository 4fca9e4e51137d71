package document

import "cmp"

// Listing is how a list of mails shows the edition: the subject and the line
// beside it. Both are one line each.
type Listing struct {
	Subject string `json:"subject,omitempty"`
	Preview string `json:"preview,omitempty"`
}

// FullTitle is the title and the period, "Catch Up: 8 to 14 June 2024".
func (d *Document) FullTitle() string { return d.Title + ": " + d.Covers }

// Subject is the mail's subject, another one for each edition, so that mail
// programs keep editions apart. An edition of a time before subjects were kept
// has its full title.
func (d *Document) Subject() string { return cmp.Or(d.Mail.Subject, d.FullTitle()) }

// Preheader is the line that a list of mails shows beside the subject.
func (d *Document) Preheader() string { return cmp.Or(d.Mail.Preview, d.Preview) }

// Headings are those of the stories, in reading order.
func (d *Document) Headings() []string {
	var all []string
	for _, s := range d.stories() {
		all = append(all, s.Heading)
	}
	return all
}
