package feed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/source"
)

// TestKinds reads what publishers say that their items are.
func TestKinds(t *testing.T) {
	const rss = `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>A</title><category>Opinion</category><category domain="x"><![CDATA[Health &amp;amp; care]]></category><category> </category></item>
<item><title>B</title><enclosure url="https://a.example/b.mp3" type="audio/mpeg; charset=x" length="1"/></item>
<item><title>C</title><enclosure url="https://a.example/c.jpg" type="image/jpeg" length="1"/></item></channel></rss>`
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015">
<entry><title>D</title><category term="Jobs"/></entry><entry><title>E</title><yt:videoId>x</yt:videoId></entry></feed>`
	var got []string
	for name, body := range map[string]string{"a.xml": rss, "b.xml": atom} {
		read, err := open(file(t, name, body)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range read.Rows {
			got = append(got, row[read.Index("title")].Text+": "+strings.ReplaceAll(row[read.Index("categories")].Text, "\n", "; ")+" "+row[read.Index("type")].Text)
		}
	}
	want := []string{"A: Opinion; Health & care ", "B:  audio/mpeg", "C:  ", "D: Jobs ", "E:  VideoObject"}
	if len(got) == 5 && strings.HasPrefix(got[0], "D") {
		got = append(got[2:], got[:2]...)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
