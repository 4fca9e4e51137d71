package webpage

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"catchup/internal/source"
	"catchup/internal/tooltest"
)

// FuzzExtract looks for the article of any page: no panic reaches us, and the
// time grows with the page and no faster.
func FuzzExtract(f *testing.F) {
	page := "<html><head><title>A</title></head><body><nav><a href=/x>x</a></nav><article>" + strings.Repeat("<p>The board of the trust met on Friday, and it agreed on a budget for the year.</p>", 10) + "</article></body></html>"
	for _, seed := range []string{page, page[:len(page)/2], "<body>" + strings.Repeat("<div><br>", 200), "\xff\xfe<\x00", "<svg><style><img src=x onerror=1>", "<meta http-equiv=refresh content='0;url=/'>", `<script type="application/ld+json">[{"@type":["NewsArticle"],"headline":"A budget","author":[{"name":"Ann Poe"}],"@graph":[[{}]]}]</script>` + page} {
		f.Add([]byte(seed), "text/html; charset=utf-8")
		f.Add([]byte(seed), "")
	}
	link, err := url.Parse("https://a.example/1")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		start := tooltest.Worked(t)
		found, err := Open(page, contentType, link)
		found.Fault(source.Article{Title: "A budget", Link: link.String(), Summary: "The board agreed on a budget."})
		if err != nil && strings.Contains(err.Error(), "gave up") {
			t.Error(err)
		}
		if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(time.Second+time.Duration(len(page))*100*time.Microsecond) {
			t.Errorf("%d bytes take %s", len(page), took)
		}
		if _, err := html.Parse(strings.NewReader(found.Text)); err != nil {
			t.Errorf("%q is no HTML: %v", found.Text, err)
		}
	})
}
