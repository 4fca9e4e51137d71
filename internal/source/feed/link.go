package feed

import (
	"net/url"
	"slices"
	"strings"
)

// trackers are parameters that tell the publisher where a visitor came from.
// They never change what is shown. All that begin with utm_ belong to them too.
var trackers = []string{
	"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "twclid", "yclid", "igshid", "_hsenc", "_hsmi",
	"cmpid", "ocid", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "at_medium", "at_campaign",
	"at_custom1", "at_custom2", "at_custom3", "at_custom4", "ftag", "mkt_tok",
}

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
	u, err := url.Parse(strings.TrimSpace(link))
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
	u.RawQuery = untracked(u.RawQuery)
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

// target is what the parameter of a redirector names, nil if u is none.
func target(u *url.URL) *url.URL {
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

// untracked is the query without trackers, the rest as it was written.
func untracked(query string) string {
	kept := slices.DeleteFunc(strings.Split(query, "&"), func(parameter string) bool {
		name, _, _ := strings.Cut(strings.ToLower(parameter), "=")
		name = strings.TrimPrefix(name, "amp;")
		return strings.HasPrefix(name, "utm_") || slices.Contains(trackers, name)
	})
	return strings.Join(kept, "&")
}

// page is the same for all ways to write the link to one page: it is without
// scheme, "www.", fragment and last slash, and with its parameters in order. It
// is empty for a link to a whole site, which is no article.
func page(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	if path == "" && u.RawQuery == "" {
		return ""
	}
	return bareHost(u) + path + "?" + u.Query().Encode()
}

// bareHost is the host without "www." and without the default port.
func bareHost(u *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	return strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443")
}
