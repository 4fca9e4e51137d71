package feed

import (
	"net/url"
	"testing"

	"catchup/internal/setting"
)

// FuzzList holds that a list names a bounded number of feeds, each at an address
// that can be asked.
func FuzzList(f *testing.F) {
	for _, seed := range []string{outlines, "<opml><outline xmlUrl='https://a.example/1'>", "<opml><!DOCTYPE x [<!ENTITY a 'b'>]>&a;", "<opml></outline></opml>"} {
		f.Add([]byte(seed))
	}
	by := setting.Location{URL: &url.URL{Scheme: "https", Host: "a.example", Path: "/list"}}
	f.Fuzz(func(t *testing.T, body []byte) {
		read, err := parseList(body, "")
		if err != nil {
			return
		}
		if len(read.outlines) > mostFeeds {
			t.Errorf("%d feeds", len(read.outlines))
		}
		for _, o := range read.outlines {
			if feed, err := o.feed(by); err == nil && (feed.from.URL.Host == "" || feed.from.URL.Scheme != "http" && feed.from.URL.Scheme != "https") {
				t.Errorf("%q is %v", o.address, feed.from)
			}
		}
	})
}
