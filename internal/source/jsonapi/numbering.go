package jsonapi

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/check"
)

// numbering leads from page to page as the settings say. First is the number of
// the first page, or the rows before it, known once the first page is read.
type numbering struct {
	Next
	address *url.URL // of the first page
	first   int
}

// next is the address of the next page, as the page gives it or as a parameter
// makes it; empty if there is none.
func (n *numbering) next(root *node, s signs, p progress) (string, error) {
	switch {
	case n.Path == byHeader:
		return s.header.Next, nil
	case n.Path != "":
		return n.addressAt(root, n.Path)
	case n.Cursor != "":
		return n.cursor(root, s)
	}
	return n.count(root, s, p)
}

// addressAt is the address that stands at a path. A page where nothing stands is
// the last.
func (n *numbering) addressAt(root *node, path string) (string, error) {
	at, err := root.follow(path, 1)
	switch {
	case err != nil || at.shape == empty || at.text == "" && at.scalar() || at.text == "false":
		return "", nil
	case !at.scalar():
		if href := at.member("href"); href != nil && href.shape <= words {
			return href.text, nil
		}
		return "", check.Problem{Message: fmt.Sprintf("at %s stands no address", path), Hint: "name the address itself, such as " + join(path, "href")}
	case !isAddress(at.text):
		return "", check.Problem{
			Message: fmt.Sprintf("at %s stands %q, which is no address", path, short(at.text)),
			Hint:    fmt.Sprintf("write next: { parameter: page, cursor: %s }, with the parameter that takes it", path),
		}
	}
	return at.text, nil
}

// cursor is the address whose parameter is what stands at the path of the
// cursor.
func (n *numbering) cursor(root *node, s signs) (string, error) {
	at, err := root.follow(n.Cursor, 1)
	switch {
	case err != nil || at.shape == empty || at.text == "" || at.text == "false" || s.ends:
		return "", nil
	case isAddress(at.text) && strings.Contains(at.text, "://"):
		return "", check.Problem{Message: fmt.Sprintf("at %s stands an address", n.Cursor), Hint: "write next: " + n.Cursor}
	}
	return n.with(at.text), nil
}

// count is the address whose parameter counts the pages or the rows.
func (n *numbering) count(root *node, s signs, p progress) (string, error) {
	if p.pages == 1 {
		if err := n.begin(s); err != nil {
			return "", err
		}
	}
	if p.rows < 0 {
		return "", errors.New("the rows of its pages cannot be counted; name the path to the address of the next page")
	}
	done, err := n.done(root, s, p)
	if err != nil || done {
		return "", err
	}
	if n.Counts == countsRows {
		return n.with(strconv.Itoa(n.first + p.rows)), nil
	}
	return n.with(strconv.Itoa(n.first + p.pages)), nil
}

// begin finds the number of the first page: that of its address, or else the one
// that the page gives, or 1.
func (n *numbering) begin(s signs) error {
	given := n.address.Query().Get(n.Parameter)
	switch {
	case given != "":
		var err error
		if n.first, err = strconv.Atoi(given); err != nil {
			return fmt.Errorf("the parameter %s of the address is %q, and no number", n.Parameter, given)
		}
	case n.Counts == countsRows:
	case s.page.given():
		n.first = s.page.n
	default:
		n.first = 1
	}
	return nil
}

// done tells whether the last page has been read: by the number that the settings
// lead to, by what the page says, or because it has no rows.
func (n *numbering) done(root *node, s signs, p progress) (bool, error) {
	if p.last == 0 {
		return true, nil
	}
	if n.Until == "" {
		counts := s.rows.given() || s.counted.n > p.last || s.pages.given() && p.pages >= s.pages.n || s.ends || s.stops
		return counts && !s.unread(p), nil
	}
	at, err := root.follow(n.Until, 1)
	if err != nil {
		return false, err
	}
	most, err := strconv.Atoi(at.text)
	if err != nil {
		return false, fmt.Errorf("at %s (until) stands %q, and no number", n.Until, short(at.text))
	}
	if n.Counts == countsRows {
		return p.rows >= most, nil
	}
	return p.pages >= most, nil
}

// with is the address of the first page with its parameter set. The other
// parameters stay as they are written.
func (n *numbering) with(value string) string {
	u := *n.address
	own := url.QueryEscape(n.Parameter) + "=" + url.QueryEscape(value)
	parts := strings.Split(u.RawQuery, "&")
	at := slices.IndexFunc(parts, func(part string) bool {
		name, _, _ := strings.Cut(part, "=")
		plain, err := url.QueryUnescape(name)
		return err == nil && plain == n.Parameter
	})
	switch {
	case at >= 0:
		parts[at] = own
	case u.RawQuery == "":
		parts = []string{own}
	default:
		parts = append(parts, own)
	}
	u.RawQuery = strings.Join(parts, "&")
	return u.String()
}

// sizes are the parameters that say how many rows a page is to have.
var sizes = []string{"limit", "perpage", "pagesize", "top", "rows", "maxresults", "resultrecordcount", "rpp"}

// socrata is the path of a data set of Socrata, which gives 1,000 rows where the
// address does not ask for more, and says nothing of others.
var socrata = regexp.MustCompile(`/resource/[0-9a-z]{4}-[0-9a-z]{4}\.json$`)

// asked is how many rows a page the address asks for, 0 if it does not say.
func asked(u *url.URL) int {
	for name, values := range u.Query() {
		if n, err := strconv.Atoi(values[0]); err == nil && slices.Contains(sizes, plainly(name)) {
			return n
		}
	}
	if socrata.MatchString(u.Path) {
		return 1000
	}
	return 0
}
