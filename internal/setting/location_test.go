package setting

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"catchup/internal/check"
)

// files is a disk of a test.
type files struct{ fstest.MapFS }

// readLocation reads a text as a location, with some variables and files.
func readLocation(text string) (Location, error) {
	variables := map[string]string{
		"KEY": "s3cr3t-key", "ODD": "a&b+c#d/e f%2Fg", "PASSWORD": "p@ss/w0rd:x", "EMPTY": " ", "NESTED": "https://a.example/?k=${KEY}",
		"WHOLE": "https://me:p4ssw0rd@a.example/private/0123456789abcdef0123/rss.xml?token=abc123def", "SITE": "b.example", "TOPIC": "healthcare", "LINE": "s3cr3t-line\n",
	}
	o := Options{Root: ".", Disk: files{fstest.MapFS{"feed.xml": {Data: []byte("<rss/>")}, "secrets/address": {Data: []byte("https://a.example/feed?key=inafile99\n")}}},
		Env: func(name string) (string, bool) { value, ok := variables[name]; return value, ok }}
	var l Location
	err := l.read(text, o)
	return l, err
}

func TestSecretsInAddresses(t *testing.T) {
	for _, c := range []struct{ written, sent, shown string }{
		{"https://a.example/feed?token=${KEY}", "https://a.example/feed?token=s3cr3t-key", "https://a.example/feed?token=${KEY}"},
		{"https://a.example/feed?token=x${KEY}", "https://a.example/feed?token=xs3cr3t-key", "https://a.example/feed?token=…"},
		{"https://a.example/feed?a=1&api_key=hush&b=${KEY}#top", "https://a.example/feed?a=1&api_key=hush&b=s3cr3t-key#top", "https://a.example/feed?a=1&api_key=…&b=${KEY}"},
		{"https://a.example/feed?k=${LINE}", "https://a.example/feed?k=s3cr3t-line", "https://a.example/feed?k=${LINE}"},
		{"https://a.example/${KEY}/rss.xml", "https://a.example/s3cr3t-key/rss.xml", "https://a.example/${KEY}/rss.xml"},
		{"https://me:${PASSWORD}@a.example/feed", "https://me:p%40ss%2Fw0rd%3Ax@a.example/feed", "https://a.example/feed"},
		{"https://a.example/feed?q=${ODD}&r=1", "https://a.example/feed?q=a%26b%2Bc%23d/e%20f%2Fg&r=1", "https://a.example/feed?q=${ODD}&r=1"},
		{"https://a.example/${ODD}/feed", "https://a.example/a&b+c%23d/e%20f%2Fg/feed", "https://a.example/${ODD}/feed"},
		{"https://a.example/feed?${ODD}", "https://a.example/feed?a&b+c%23d/e%20f%2Fg", "https://a.example/feed?${ODD}"},
		{"https://${SITE}/feed", "https://b.example/feed", "https://${SITE}/feed"},
		{"${WHOLE}", "https://me:p4ssw0rd@a.example/private/0123456789abcdef0123/rss.xml?token=abc123def", "${WHOLE}"},
		{"file:secrets/address", "https://a.example/feed?key=inafile99", "file:secrets/address"},
		{"https://me:hush@a.example/feed?sig=hush&page=2#hush", "https://me:hush@a.example/feed?sig=hush&page=2#hush", "https://a.example/feed?sig=…&page=2"},
		{"https://a.example/feed?price=$5", "https://a.example/feed?price=$5", "https://a.example/feed?price=$5"},
		{"feed.xml", "", "feed.xml"},
	} {
		l, err := readLocation(c.written)
		if err != nil {
			t.Errorf("%s: %v", c.written, err)
			continue
		}
		if sent := ""; l.String() != c.shown {
			t.Errorf("%s is shown as %s, want %s", c.written, l, c.shown)
		} else if l.URL != nil {
			if sent = l.URL.String(); sent != c.sent {
				t.Errorf("%s is sent as %s, want %s", c.written, sent, c.sent)
			}
		}
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	for written, want := range map[string]string{
		"https://a.example/?k=${NOWHERE}&l=${MISSING}": "the environment has no NOWHERE and no MISSING",
		"https://a.example/?k=${EMPTY}":                "the variable EMPTY of the environment is empty",
		"https://a.example/?k=${NO-NAME}":              "the name of a variable has letters, digits and _ alone, and ends with } (write it as ${FEED_KEY})",
		"https://a.example/?k=${KEY":                   "the name of a variable has letters, digits and _ alone, and ends with } (write it as ${FEED_KEY})",
		"${NESTED}":                                    "what ${NESTED} stands for names a variable itself",
		"${KEY}":                                       errNoAddress.Error(),
		"file:feed.xml":                                errNoAddress.Error(),
		"file:secrets/none":                            "there is no file secrets/none",
		"file:///secrets/address":                      errNoAddress.Error(),
		"ftp://a.example/${KEY}":                       errNoAddress.Error(),
		"https://a.example:${KEY}/":                    errNoAddress.Error(),
	} {
		_, err := readLocation(written)
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "s3cr3t") {
			t.Errorf("%s: %v, want %s", written, err, want)
		}
	}
	var w Web
	if err := w.read("feed.xml", Options{}); !errors.Is(err, errNoAddress) {
		t.Errorf("a file for an address: %v", err)
	}
}

// A mistake in an address stands at its place, and names the variable.
func TestMissingVariableHasItsPlace(t *testing.T) {
	var s sample
	problems := Decode("x.yaml", []byte("feed:\n  - https://a.example/?token=${FEEDKEY}\n"), &s, options)
	if len(problems) != 1 || problems[0].Error() != "x.yaml:2:5: feed[0]: the environment has no FEEDKEY" {
		t.Errorf("the problems are %v", problems)
	}
}

func TestHide(t *testing.T) {
	for _, c := range []struct{ written, text, want string }{
		{"https://a.example/?token=${KEY}", `see "https://a.example/x?t=s3cr3t-key"`, `see "https://a.example/x?t=${KEY}"`},
		{"https://a.example/?q=${ODD}", "a&b+c#d/e f%2Fg, a%26b%2Bc%23d/e%20f%2Fg, a%26b%2Bc%23d%2Fe+f%252Fg, a&b c#d/e f/g", "${ODD}, ${ODD}, ${ODD}, ${ODD}"},
		{"${WHOLE}", "p4ssw0rd, /private/0123456789abcdef0123/1, t=abc123def, rss.xml", "${WHOLE}, /private/${WHOLE}/1, t=${WHOLE}, rss.xml"},
		{"https://${SITE}/", "lookup b.example: no such host", "lookup ${SITE}: no such host"},
		{"https://a.example/", "a.example", "a.example"},
	} {
		l, err := readLocation(c.written)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Hide(c.text); got != c.want {
			t.Errorf("%s in %s is %s, want %s", c.written, c.text, got, c.want)
		}
		err = l.Conceal(check.Problem{Message: c.text})
		if err.Error() != c.want || !errors.As(err, new(check.Problem)) {
			t.Errorf("the error is %v", err)
		}
	}
	l, err := readLocation("https://a.example/${TOPIC}?t=${KEY}")
	if err != nil {
		t.Fatal(err)
	}
	if got := l.HideInProse("Jo Doe of b.example on healthcare, s3cr3t-key"); got != "Jo Doe of b.example on healthcare, ${KEY}" {
		t.Errorf("prose is %q", got)
	}
	if u, err := url.Parse("https://a.example/2?token=s3cr3t-key&password=x"); err != nil || l.At(u).String() != "https://a.example/2?token=${KEY}&password=…" {
		t.Errorf("another page is %s, %v", l.At(u), err)
	}
}

func TestHostOfALocation(t *testing.T) {
	for written, want := range map[string]string{
		"https://www.a.example:8080/feed?k=${KEY}": "a.example", "https://${SITE}/": "", "${WHOLE}": "", "feed.xml": "",
	} {
		if l, err := readLocation(written); err != nil || l.Host() != want {
			t.Errorf("the host of %s is %q, %v", written, l.Host(), err)
		}
	}
}

// Between brackets YAML takes the brace of a variable for its own.
func TestUnquotedVariable(t *testing.T) {
	for text, want := range map[string]string{
		"title: T\nfeed: [https://a.example/?token=${KEY}]\n":              "x.yaml:2:1: what holds ${…} must stand in quotes between brackets (write it as \"https://example.org/feed?token=${FEEDKEY}\")",
		"title: T\nshow: {\n  rows: https://a.example/${KEY} }\nnote: N\n": "x.yaml:3:1: what holds ${…} must stand in quotes between brackets (write it as \"https://example.org/feed?token=${FEEDKEY}\")",
		"feed: [\"https://a.example/?token=${KEY}\", b\n":                  "x.yaml:1:7: the bracket that begins here is not closed (close it)",
	} {
		var s sample
		if problems := Decode("x.yaml", []byte(text), &s, options); len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("%s: %v\nwant %s", text, problems, want)
		}
	}
}
