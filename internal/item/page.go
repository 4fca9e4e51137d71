package item

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

// Untracked is the query of a link without trackers, the rest as it was written.
func Untracked(query string) string {
	kept := slices.DeleteFunc(strings.Split(query, "&"), func(parameter string) bool {
		name, _, _ := strings.Cut(strings.ToLower(parameter), "=")
		name = strings.TrimPrefix(name, "amp;")
		return strings.HasPrefix(name, "utm_") || slices.Contains(trackers, name)
	})
	return strings.Join(kept, "&")
}

// Page is the same for all ways to write the link to one page: it is without
// scheme, "www.", trackers, fragment and last slash, without what asks for the
// page's AMP form, and with its parameters in order. It is empty for a link to a
// whole site, which is no article.
func Page(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	u.RawQuery = Untracked(u.RawQuery)
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	for _, amp := range []string{"/amp", ".amp"} {
		path = strings.TrimSuffix(path, amp)
	}
	query := u.Query()
	query.Del("amp")
	if query.Get("outputType") == "amp" {
		query.Del("outputType")
	}
	if path == "" && len(query) == 0 {
		return ""
	}
	return bareHost(u) + path + "?" + query.Encode()
}

// Identity is what an article of this ID or link is known again by: the Page of a
// link, which is empty for a link to a whole site, and any other ID as it is.
func Identity(name string) string {
	if strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://") {
		return Page(name)
	}
	return name
}

// bareHost is the host without "www." or "amp." and without the default port.
func bareHost(u *url.URL) string {
	host := strings.ToLower(u.Host)
	for _, front := range []string{"www.", "amp."} {
		host = strings.TrimPrefix(host, front)
	}
	return strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443")
}
