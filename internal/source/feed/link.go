package feed

import (
	"net/url"
	"slices"
	"strings"
)

// trackers are parameters that tell the publisher where a reader came from
// and never what is to be shown, beside all that begin with utm_.
var trackers = []string{"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"}

// resolve makes a link absolute by the first base that is, and takes out what
// follows readers about. It is empty if no http(s) address comes of it.
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
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.RawQuery = untracked(u.RawQuery)
	return u.String()
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
