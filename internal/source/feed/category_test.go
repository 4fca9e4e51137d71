package feed

import (
	"strings"
	"testing"

	"catchup/internal/source"
)

func TestCategoriesAndTypes(t *testing.T) {
	item := func(parts string) string {
		return `<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><item><title>T</title>` + parts + `</item></channel></rss>`
	}
	var many strings.Builder
	for range 100 {
		many.WriteString("<category>c" + strings.Repeat("x", many.Len()/20%50) + "</category>")
	}
	for _, c := range []struct{ body, categories, kind string }{
		{item(`<category domain="https://a.example/scheme">Opinion</category><category><![CDATA[Health &amp; care]]></category><category>opinion</category>`), "Opinion|Health & care", ""},
		{item(`<category>Jobs, pay and pensions</category><dc:subject>Hospitals</dc:subject><itunes:keywords>wards, beds;Hospitals</itunes:keywords>`), "Jobs, pay and pensions|Hospitals|wards|beds", ""},
		{item(`<media:group><media:category scheme="x" label="Sponsored">a/b</media:category><media:keywords>events</media:keywords></media:group><atom:category term="x1" label="Partner content"/>`), "Partner content|Sponsored|events", ""},
		{item(`<category>Uncategorized</category><category>http://schemas.example/kind#post</category><category> </category><category>` + strings.Repeat("long ", 30) + `</category>`), "", ""},
		{`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><category term="op" label="Opinion" scheme="x"/><category term="Letters"/></entry></feed>`, "Opinion|Letters", ""},
		{`{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "T", "tags": ["Opinion", "Wards"], "attachments": [{"url": "https://a.example/1.m4a", "mime_type": "audio/x-m4a"}]}]}`, "Opinion|Wards", "audio/x-m4a"},
		{item(`<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/>`), "", "audio/mpeg"},
		{item(`<enclosure url="https://a.example/1.MP3?x=1" type="" length="1"/>`), "", "audio/mpeg"},
		{item(`<enclosure url="https://a.example/1" type="Video/MP4; codecs=x" length="1"/>`), "", "video/mp4"},
		{item(`<enclosure url="https://a.example/1.jpg" type="image/jpeg" length="1"/>`), "", ""},
		{item(`<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/><itunes:episode>41</itunes:episode>`), "", "PodcastEpisode"},
		{item(`<dc:type>Interview</dc:type>`), "", "Interview"},
	} {
		got, err := open(file(t, "a.xml", c.body)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		row := got.Rows[0]
		if categories := strings.ReplaceAll(row[9].Text, "\n", "|"); categories != c.categories || row[10].Text != c.kind {
			t.Errorf("%s\nis in %q and %q, want %q and %q", c.body, categories, row[10].Text, c.categories, c.kind)
		}
	}
	got, err := open(file(t, "a.xml", item(many.String()))).Read(t.Context(), source.Request{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(strings.Split(got.Rows[0][9].Text, "\n")); n > mostCategories {
		t.Errorf("%d categories are kept", n)
	}
}

func TestUpdated(t *testing.T) {
	for _, c := range []struct{ parts, published, updated string }{
		{"<published>2024-06-14T09:00:00Z</published><updated>2024-06-15T09:00:00Z</updated>", "2024-06-14", "2024-06-15"},
		{"<published>2024-06-14T09:00:00Z</published><updated>2024-06-14T09:00:00Z</updated>", "2024-06-14", ""},
		{"<updated>2024-06-15T09:00:00Z</updated>", "2024-06-15", ""},
		{"<published>Thu, 01 Jan 1970 00:00:00 GMT</published><updated>2024-06-15T09:00:00Z</updated>", "2024-06-15", ""},
		{"<published>1970-01-01T01:00:00Z</published>", "", ""},
	} {
		got, err := open(file(t, "a.xml", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>`+c.parts+`</entry></feed>`)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		row := got.Rows[0]
		day := func(i int) string {
			if !row[i].Known {
				return ""
			}
			return row[i].Time.Format("2006-01-02")
		}
		if day(5) != c.published || day(8) != c.updated {
			t.Errorf("%s: published %q, updated %q", c.parts, day(5), day(8))
		}
	}
}
