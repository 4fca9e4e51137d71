package feed

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/mmcdole/gofeed"
)

// order is the order of day and month in dates of numbers only, such as
// 6/7/2024.
type order int

const (
	unknownOrder order = iota // such a day is not guessed
	dayFirst                  // 6 July, as the British write
	monthFirst                // 7 June, as the Americans do
)

// orderOf is the order that one of the feed's own dates shows, such as
// 14/6/2024. If no date shows it, or if they disagree, the day is first in
// British feeds, and the order of others is not known.
func orderOf(feed *gofeed.Feed, address string) order {
	var found [monthFirst + 1]bool
	for _, item := range feed.Items {
		found[ownOrder(item.Published)], found[ownOrder(item.Updated)] = true, true
	}
	switch {
	case found[dayFirst] != found[monthFirst] && found[dayFirst]:
		return dayFirst
	case found[dayFirst] != found[monthFirst]:
		return monthFirst
	case !found[dayFirst] && isBritish(feed, address):
		return dayFirst
	}
	return unknownOrder
}

// isBritish tells whether a feed says so by its language or its address.
func isBritish(feed *gofeed.Feed, address string) bool {
	language := strings.ToLower(strings.ReplaceAll(feed.Language, "_", "-"))
	if language != "" && language != "en" {
		return language == "en-gb" || language == "en-uk" || language == "cy" || strings.HasPrefix(language, "cy-") || strings.HasPrefix(language, "gd")
	}
	for _, a := range []string{feed.Link, address} {
		if u, err := url.Parse(strings.TrimSpace(a)); err == nil && strings.HasSuffix(strings.ToLower(u.Hostname()), ".uk") {
			return true
		}
	}
	return false
}

// numeric is a day of numbers alone with its year last. Full stops stand only
// where the day comes first.
var numeric = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4}|\d\d)\b`)

// ownOrder is the order that a date can only have.
func ownOrder(s string) order {
	m := numeric.FindStringSubmatch(strings.TrimSpace(weekday.ReplaceAllString(fold(strings.TrimSpace(s)), "")))
	if m == nil || m[2] != m[4] || len(m[5]) != 4 {
		return unknownOrder
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[3])
	switch {
	case a > 12 && b <= 12:
		return dayFirst
	case b > 12 && a <= 12:
		return monthFirst
	}
	return unknownOrder
}

// yearFirst writes the numeric day at the beginning of s with its year first. A
// day that could be meant in two ways is left as it is, and then no layout
// fits. A year of two digits might also be the first of the three numbers,
// unless the order is known.
func (o order) yearFirst(s string) string {
	m := numeric.FindStringSubmatch(s)
	if m == nil || m[2] != m[4] {
		return s
	}
	day, month, year := m[1], m[3], m[5]
	own := ownOrder(m[0])
	switch {
	case len(year) == 2 && m[2] == "-":
		return s
	case m[2] == ".", len(year) == 2 && o == dayFirst, own == dayFirst, own == unknownOrder && o == dayFirst:
	case len(year) == 2 && o == unknownOrder:
		return s
	case own == monthFirst, o == monthFirst:
		day, month = month, day
	case day != month:
		return s
	}
	if len(year) == 2 {
		year = "20" + year
	}
	return fmt.Sprintf("%s-%s-%s%s", year, month, day, s[len(m[0]):])
}
