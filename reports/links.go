package reports

import "catchup/internal/document"

// Links are the pages that an edition links to. They are the same for
// everybody; when an edition is mailed, each subscriber's own links can replace
// them. An empty link means that there is no such page.
type Links struct {
	SignUp      string   // where anybody signs up
	Preferences string   // where a reader changes what they get
	Leave       string   // where a reader leaves
	Edition     string   // the edition as a page
	Attached    []string // the forms that are attached to the edition's mail: "pdf", "xlsx"
}

// whole is where all of the edition can be read.
func (l Links) whole() document.Whole { return document.Whole{Page: l.Edition, Attached: l.Attached} }

// forwarded is what to tell somebody to whom the edition was forwarded: where
// to sign up, if there is such a page, or else the report's own words.
func (l Links) forwarded(own string) document.Paragraph {
	if l.SignUp == "" {
		return say(own)
	}
	return document.Paragraph{{Text: "Forwarded to you? "}, {Text: "Sign up for a copy of your own", Link: l.SignUp}, {Text: "."}}
}

// leaving is how a reader changes or ends a subscription: the report's own
// words, and then the pages there are.
func (l Links) leaving(own string) document.Paragraph {
	p := say(own)
	for _, one := range []struct{ words, link string }{
		{"Change what you get", l.Preferences}, {"Leave", l.Leave}, {"Read this edition on the web", l.Edition},
	} {
		if one.link == "" {
			continue
		}
		if len(p) > 0 {
			p = append(p, document.Span{Text: " "})
		}
		p = append(p, document.Span{Text: one.words, Link: one.link}, document.Span{Text: "."})
	}
	return p
}
