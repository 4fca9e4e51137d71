package editor

import (
	"strings"
	"testing"

	"catchup/internal/document"
)

// FuzzParse holds that whatever editors write is read or refused with its
// place, and that what is read has words, and links that subscribers may be sent
// to.
func FuzzParse(f *testing.F) {
	f.Add([]byte("---\ntitle: A note\norder: 1\n---\nTwo *trusts* [share](https://b.example/m) a chair.\n\n- <b>x</b> <https://a.example>\n"), true)
	f.Add([]byte("---\nstory: bread\n---\n![a](javascript:x) `code`\n\n> quote\n\n| a | b |\n\n    code\n\\\n"), true)
	f.Add([]byte("stories:\n  - { story: bread, title: Bread, text: \"*a* [b](data:x)\" }\n"), false)
	f.Fuzz(func(t *testing.T, data []byte, markdown bool) {
		place := "editors/weekly/2024-06-14.yaml"
		if markdown {
			place = "editors/weekly/2024-06-14.md"
		}
		edits, problems := Read(place, data)
		for _, p := range problems {
			if p.Pos.File != place || p.Pos.Line < 1 || p.Pos.Column < 1 {
				t.Errorf("no place in %#v", p)
			}
		}
		for _, e := range edits.Stories {
			for _, p := range e.Text {
				if strings.TrimSpace(p.Plain()) == "" {
					t.Errorf("a paragraph of %q has no words", data)
				}
				for _, span := range p {
					if span.Link != document.SafeLink(span.Link) {
						t.Errorf("%q leads to %q", data, span.Link)
					}
				}
			}
		}
	})
}
