package reports

import "catchup/internal/document"

// Links are the pages that an edition leads its readers to, the same for all of
// them; whoever sends it may put each reader's own in their place. Empty ones
// are not there.
type Links struct {
	SignUp      string // where anybody signs up
	Preferences string // where a reader changes what they get
	Leave       string // where a reader leaves
	Edition     string // the edition as a page
}

// forwarded is what to tell someone the edition was forwarded to: where to sign
// up, if there is such a page, in place of the report's own words.
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
