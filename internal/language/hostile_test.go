package language

import (
	"regexp"
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

var runsOfDigits = regexp.MustCompile(`[0-9]+`)

// FuzzFaithful holds that a text is never faithful which has digits that stand
// nowhere in its source, and that it is found out in bounded time.
func FuzzFaithful(f *testing.F) {
	const source = "The trust in Avon lost £12.5m. “It is late,” said Dr Ann Hill of the Gazette in 2024."
	f.Add("The trust lost £12.5m. It is in Avon.", source)
	f.Add("The trust lost £21.5m. Twenty people left.", source)
	f.Add("“It is late.” Dr Hill said so. 1 in 7 left", source)
	f.Fuzz(func(t *testing.T, text, source string) {
		start := tooltest.Worked(t)
		err := Faithful(text, []string{source}, 8, 400)
		if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(time.Second+time.Duration(len(text)+len(source))*50*time.Microsecond) {
			t.Errorf("%d and %d bytes take %s", len(text), len(source), took)
		}
		for _, digits := range runsOfDigits.FindAllString(text, -1) {
			if err == nil && !strings.Contains(source, digits) {
				t.Errorf("%q says %s, and %q does not", text, digits, source)
			}
		}
	})
}
