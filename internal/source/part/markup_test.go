package part

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLongText reads texts of which no more than so many bytes are taken. None
// ends within a character.
func TestLongText(t *testing.T) {
	for text, want := range map[string]string{
		"<a>1234567890</a>":           "123456",
		"<a>1<b/>1234567890</a>":      "112345",
		"<a>1234&amp;567890</a>":      "1234&",
		"<a>1234é67890</a>":           "1234é",
		"<a>12345é67890</a>":          "12345é",
		"<a>12345&#xE9;6<!-- --></a>": "12345é",
	} {
		m := newMarkup("a", strings.NewReader(text), 8)
		if _, ok, err := m.Child(0); !ok || err != nil {
			t.Fatal(err)
		}
		if got, err := m.Text(nil, 100); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
}

// FuzzRuns reads markup with and without a bound of its tokens. While no token
// is longer it is the same; and none ever is.
func FuzzRuns(f *testing.F) {
	for _, seed := range []string{"<a b='c'>text &amp; more</a>", "<a><!-- <b> --><![CDATA[<]]]]><?c ?? ?>é</a>", "<!--->--><?x?><a/>", "<a>&#x10FFFF;&bad</a>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err1 := tokens(xml.NewDecoder(strings.NewReader(text)))
		got, err2 := tokens(newMarkup("a", strings.NewReader(text), len(text)+1).Decoder)
		declares := err2 != nil && strings.Contains(err2.Error(), "document type")
		if err1 == nil && !declares && (err2 != nil || got != want) {
			t.Errorf("%q: %q, %v, want %q", text, got, err2, want)
		}
		short := newMarkup("a", strings.NewReader(text), 8)
		for {
			t1, err := short.Token()
			if err != nil {
				return
			}
			if chars, ok := t1.(xml.CharData); ok && len(chars) > 8+longestEntity+utf8.UTFMax {
				t.Fatalf("%q holds %q", text, chars)
			}
		}
	})
}

// tokens are the tokens of markup as text.
func tokens(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		t, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%T %s\n", t, t)
	}
}
