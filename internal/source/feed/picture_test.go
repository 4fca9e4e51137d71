package feed

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/source"
)

// pictureOf reads one item with those elements and that text from a feed.
func pictureOf(t *testing.T, elements, text string) source.Picture {
	t.Helper()
	body := fmt.Sprintf(`<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Sample</title><link>https://s.example/news/</link><item><title>A hill for the clinic</title><link>/1</link><pubDate>Fri, 14 Jun 2024 09:30:00 GMT</pubDate>
<description>The council buys a hill.</description>%s<content:encoded><![CDATA[%s]]></content:encoded></item></channel></rss>`, elements, text)
	return onlyPicture(t, file(t, "a.xml", body).Name, body)
}

// onlyPicture is the picture of the first article of a feed.
func onlyPicture(t *testing.T, name, body string) source.Picture {
	t.Helper()
	got, err := open(file(t, name, body)).Read(t.Context(), source.Request{Source: "outlets"})
	if err != nil {
		t.Fatal(err)
	}
	cell := func(column string) string { return got.Rows[0][got.Index(column)].Text }
	return source.Picture{Link: cell("picture"), Alt: cell("picture_alt"), Credit: cell("picture_credit")}
}

func TestPictures(t *testing.T) {
	const hill = "Three green hills"
	content := func(name, more string) string {
		return `<media:content url="https://i.example/` + name + `" medium="image" ` + more + `>`
	}
	for name, c := range map[string]struct {
		elements, text string
		want           source.Picture
	}{
		"none":      {"", "<p>Words.</p>", source.Picture{}},
		"media":     {content("a.jpg?s=1&amp;utm_source=x", "") + "<media:description>" + hill + "</media:description><media:credit role='photographer'>Photograph: Jo Doe/The Sample</media:credit></media:content>", "", source.Picture{Link: "https://i.example/a.jpg?s=1&utm_source=x", Alt: hill, Credit: "Jo Doe/The Sample"}},
		"best size": {content("s", "width='140'") + "</media:content>" + content("l", "width='1300'") + "</media:content>" + content("m", "width='460'") + "</media:content>" + "<media:description>" + hill + "</media:description>", "", source.Picture{Link: "https://i.example/l", Alt: hill}},
		"group":     {"<media:group>" + content("g.jpg", "") + "</media:content><media:title>" + hill + "</media:title></media:group>", "", source.Picture{Link: "https://i.example/g.jpg", Alt: hill}},
		"own words": {content("a", "alt='"+hill+"'") + "</media:content><media:description>Another</media:description>", "", source.Picture{Link: "https://i.example/a", Alt: hill}},
		"thumbnail": {`<media:thumbnail url="https://i.example/t.jpg" width="240" height="135"/>`, "", source.Picture{Link: "https://i.example/t.jpg"}},
		"film":      {`<media:content url="https://i.example/f.mp4" medium="video"><media:description>` + hill + `</media:description><media:thumbnail url="https://i.example/f.jpg"/></media:content>`, "", source.Picture{Link: "https://i.example/f.jpg", Alt: hill}},
		"enclosure": {`<enclosure url="https://i.example/e.jpg" type="image/jpeg" length="1"/>`, "", source.Picture{Link: "https://i.example/e.jpg"}},
		"podcast":   {`<enclosure url="https://i.example/e.mp3" type="audio/mpeg" length="1"/>`, "", source.Picture{}},
		"described before others": {`<media:thumbnail url="https://i.example/t.jpg"/>`, `<p>Words.</p><figure><img src="../p.jpg" alt="` + hill + `"><figcaption>The hill at noon. Photograph: <b>Jo Doe</b>. More words</figcaption></figure>`,
			source.Picture{Link: "https://s.example/p.jpg", Alt: hill, Credit: "Jo Doe"}},
		"counts who reads": {"", `<img src="https://t.example/1" width="1" height="1" alt="` + hill + `"><img src="https://t.example/2" width="32px" alt="` + hill + `">`, source.Picture{}},
		"later":            {"", `<img src="data:image/gif;base64,R0lGOD" data-src="https://i.example/l" alt="` + hill + `">`, source.Picture{Link: "https://i.example/l", Alt: hill}},
		"title again":      {"", `<img src="https://i.example/a" alt="A hill for the Clinic!">`, source.Picture{Link: "https://i.example/a"}},
		"file name":        {"", `<img src="https://i.example/a" alt="IMG_2031.jpg">`, source.Picture{Link: "https://i.example/a"}},
		"decoration":       {"", `<img src="https://i.example/a" alt="">`, source.Picture{Link: "https://i.example/a"}},
		"drawing":          {content("a.svg", "") + "</media:content>" + `<media:content url="https://i.example/b" type="image/svg+xml"/>`, `<img src="data:image/png;base64,AAAA" alt="x">`, source.Picture{}},
		"script":           {"", `<img src="javascript:alert(1)" alt="` + hill + `"><img src="file:///etc/passwd" alt="` + hill + `">`, source.Picture{}},
		"summary":          {content("a", "") + "<media:description>The council buys a hill.</media:description></media:content>", "", source.Picture{Link: "https://i.example/a"}},
		"hostile words":    {"", "<img src='https://i.example/a' alt='Hills &lt;b&gt;of&lt;/b&gt; \n two'>", source.Picture{Link: "https://i.example/a", Alt: "Hills of two"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, pictureOf(t, c.elements, c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPicturesOfDialects(t *testing.T) {
	json := `{"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.example/", "items": [{"id": "1", "url": "https://j.example/1", "title": "T", "image": "/i.jpg", "content_html": "<p>C</p>"}]}`
	if got := onlyPicture(t, "a.json", json); got.Link != "https://j.example/i.jpg" {
		t.Errorf("of JSON Feed %+v", got)
	}
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>tag:c.example,2024:1</id><title>T</title><link rel="enclosure" type="image/png" href="https://a.example/i.png"/><updated>2024-06-13T10:00:00Z</updated><summary>S</summary></entry></feed>`
	if got := onlyPicture(t, "b.xml", atom); got.Link != "https://a.example/i.png" {
		t.Errorf("of Atom %+v", got)
	}
}

// TestPicturesAreFew has texts that are nothing but pictures, or the
// beginnings of some.
func TestPicturesAreFew(t *testing.T) {
	for _, part := range []string{"<img alt='x' src='https://i.example/1'>", "<img ", "<img alt='", "<figcaption>", "<figure><img><figcaption>x"} {
		if shots := shotsIn(strings.Repeat(part, 200_000)); len(shots) > mostShots {
			t.Errorf("%q gave %d pictures", part, len(shots))
		}
	}
}
