package feed

import (
	"net/url"
	"strings"

	"catchup/internal/item"
)

// redirectors are hosts whose addresses hold the real address in a parameter. A
// host includes those below it.
var redirectors = []struct{ host, path, parameter string }{
	{"google.com", "/url", "q"},
	{"google.com", "/url", "url"},
	{"google.co.uk", "/url", "q"},
	{"google.co.uk", "/url", "url"},
	{"news.google.com", "/news/url", "url"},
	{"bing.com", "/news/apiclick.aspx", "url"},
	{"duckduckgo.com", "/l/", "uddg"},
	{"facebook.com", "/l.php", "u"},
	{"instagram.com", "/", "u"},
	{"youtube.com", "/redirect", "q"},
	{"linkedin.com", "/redir/redirect", "url"},
	{"out.reddit.com", "", "url"},
	{"t.umblr.com", "/redirect", "z"},
	{"slack-redir.net", "/link", "url"},
	{"safelinks.protection.outlook.com", "/", "url"},
	{"go.skimresources.com", "/", "url"},
	{"click.linksynergy.com", "", "murl"},
	{"awin1.com", "/cread.php", "ued"},
	{"vk.com", "/away.php", "to"},
}

// resolve makes a link absolute by the first base that is absolute. It replaces
// redirectors by the address that they hold, and removes trackers. It is empty
// if the result is no http(s) address.
func resolve(link string, bases ...string) string {
	link = strings.TrimSpace(link)
	if strings.HasPrefix(fold(link), "www.") { // its scheme is missing
		link = "https://" + link
	}
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return ""
	}
	for _, b := range bases {
		if base, err := url.Parse(strings.TrimSpace(b)); err == nil && !u.IsAbs() && base.Host != "" {
			u = base.ResolveReference(u)
		}
	}
	u = led(u)
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.RawQuery = item.Untracked(u.RawQuery)
	return u.String()
}

// led is where a redirector leads to, the address itself if it is none.
func led(u *url.URL) *url.URL {
	for range 3 { // one may lead to another
		next := target(u)
		if next == nil {
			break
		}
		u = next
	}
	return u
}

// target is what the parameter of a redirector names, or the page that a viewer
// shows; nil if u is neither.
func target(u *url.URL) *url.URL {
	if to := viewed(u); to != nil {
		return to
	}
	host := strings.ToLower(u.Hostname())
	for _, r := range redirectors {
		if host != r.host && !strings.HasSuffix(host, "."+r.host) || r.path != "" && u.Path != r.path {
			continue
		}
		if to, err := url.Parse(u.Query().Get(r.parameter)); err == nil && to.Host != "" {
			return to
		}
	}
	return nil
}
