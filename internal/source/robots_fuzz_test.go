package source

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"catchup/internal/tooltest"
)

// FuzzRobots reads any robots.txt and asks it about any page: in time that
// grows with both, and with the front page allowed where nothing is forbidden.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 1e9\n", "/a/b?c")
	f.Add("user-agent: catchup/1\nuser-agent: x\ndisallow: /%7e*\n# no\n\ufeffdisallow", "//%zz")
	f.Add("User-agent: *\nDisallow: /"+strings.Repeat("*a", 100)+"b", "/"+strings.Repeat("a", 300))
	f.Fuzz(func(t *testing.T, body, page string) {
		u, err := url.Parse("https://a.example" + page)
		if err != nil {
			return
		}
		start := tooltest.Worked(t)
		rules := parseRobots([]byte(body))
		allowed := rules.allows(u)
		if took, size := tooltest.Worked(t)-start, time.Duration(len(body)+1)*time.Duration(len(page)+100); took > tooltest.Slowness*(time.Second+size*time.Microsecond) {
			t.Errorf("%d and %d bytes take %s", len(body), len(page), took)
		}
		if rules.delay < 0 || !allowed && !strings.Contains(strings.ToLower(body), "disallow") {
			t.Errorf("%q: %s, allowed %t by %q", page, rules.delay, allowed, body)
		}
	})
}
