package reports

import "testing"

// TestLinks has an edition lead to the pages there are, and say its own words
// where there are none.
func TestLinks(t *testing.T) {
	all := Links{SignUp: "https://n.example/sign-up", Preferences: "https://n.example/preferences", Leave: "https://n.example/leave", Edition: "https://n.example/weekly/1/"}
	for _, c := range []struct {
		links              Links
		forwarded, leaving string
	}{
		{Links{}, "Ask them.", "Reply."},
		{Links{Preferences: all.Preferences, Leave: all.Leave}, "Ask them.", "Reply. Change what you get. Leave."},
		{all, "Forwarded to you? Sign up for a copy of your own.", "Reply. Change what you get. Leave. Read this edition on the web."},
	} {
		if got := c.links.forwarded("Ask them.").Plain(); got != c.forwarded {
			t.Errorf("forwarded: %q, want %q", got, c.forwarded)
		}
		if got := c.links.leaving("Reply.").Plain(); got != c.leaving {
			t.Errorf("leaving: %q, want %q", got, c.leaving)
		}
	}
	if got := all.leaving("")[0]; got.Link != all.Preferences {
		t.Errorf("without words of its own it begins with %+v", got)
	}
}
