package prose

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"catchup/internal/tooltest"
)

// FuzzClean holds that the text of any article, HTML or not, is made of
// paragraphs with one blank line between them, is UTF-8 if the article was, and
// takes time in proportion to its length.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		"<p>The board met.</p><div>It agreed &amp; left.<br>So <b>did</b> all.</div><script>alert(1)</script>",
		"The board met.\n\n• It agreed\n\nBy Ann Hill\n\nRead more: https://a.example",
		"<table><tr><td>a<![CDATA[<b>]]>", "&#x202e;&#0;&bogus;<!--", "<p>a\u00a0\u2028b\r\n \r\nc", "<svg><title><p>x</svg><template><p>y",
		"<p>She said:<blockquote>We <q>are</q> late<ul><li>a<ul><li>b</ul></ul></blockquote><dl><dt>c<dd>d</dl>", "It will:\n1. open\n(b) close\n> said\n>\n- x\nENDS\nNotes to editors: 1",
		strings.Repeat("> a\n", 2000), strings.Repeat("<blockquote>", 600) + "a", "LEEDS, June 10 (Agency) – “Sign up.” Share this page. © 2026\n\nCorrection\n\n# # #",
	} {
		f.Add(seed, "The board met")
	}
	f.Fuzz(func(t *testing.T, raw, title string) {
		start := tooltest.Worked(t)
		text, _ := Clean(raw, title)
		line := Plain(raw)
		if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(time.Second+time.Duration(len(raw)+len(title))*20*time.Microsecond) {
			t.Errorf("%d bytes take %s", len(raw), took)
		}
		for _, got := range []string{text, line} {
			if got != strings.TrimSpace(got) || strings.Contains(got, "\n\n\n") || utf8.ValidString(raw) && !utf8.ValidString(got) {
				t.Errorf("of %q is left %q", raw, got)
			}
		}
	})
}
