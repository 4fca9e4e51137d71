package feed

import (
	"net/url"
	"slices"
	"strings"

	"catchup/internal/setting"
	"catchup/internal/source"
)

// guarded is an article without the secrets of the feed's address. Some servers
// write them into the links of their items: a link loses a parameter that is one,
// and is left out if that is not enough.
func guarded(from setting.Location, a source.Article) (_ source.Article, fault string) {
	a.ID = from.Hide(a.ID)
	for _, prose := range []*string{&a.Title, &a.Author, &a.Summary, &a.Content} {
		*prose = from.HideInProse(*prose)
	}
	a.Picture.Alt, a.Picture.Credit = from.HideInProse(a.Picture.Alt), from.HideInProse(a.Picture.Credit)
	if from.Hide(a.Picture.Link) != a.Picture.Link {
		a.Picture = source.Picture{}
	}
	if from.Hide(a.Link) == a.Link {
		return a, ""
	}
	if a.Link = withoutSecrets(from, a.Link); a.Link == "" {
		return a, "its link has the secret of the feed's address in it, and is left out"
	}
	return a, ""
}

// withoutSecrets is a link without the parameters that hold a secret, empty if it
// still holds one.
func withoutSecrets(from setting.Location, link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	parameters := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(p string) bool { return from.Hide(p) != p })
	u.RawQuery = strings.Join(parameters, "&")
	if link = u.String(); from.Hide(link) != link {
		return ""
	}
	return link
}
