package setting

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"catchup/internal/check"
)

// secrets are what must not be shown of an address. written is the address as
// the settings write it, with the names of its secrets in their place; "" if it
// has none.
type secrets struct {
	written string
	hidden  []secret
}

// secret is one of an address: the forms in which it may stand in a text, and
// what is shown in its place, "${NAME}" or "file:path". Whole tells that the
// address begins with it, so that it has the host.
type secret struct {
	forms []string
	name  string
	whole bool
}

// newSecret is a secret with the forms in which others may write it.
func newSecret(name, value string, further ...string) secret {
	forms := append([]string{value, url.QueryEscape(value), url.PathEscape(value), strings.ReplaceAll(value, "&", "&amp;")}, further...)
	if plain, err := url.QueryUnescape(value); err == nil {
		forms = append(forms, plain)
	}
	slices.Sort(forms)
	return secret{forms: slices.Compact(forms), name: name}
}

// address is an address of the settings with the secrets that it names.
func (o Options) address(text string) (filled string, s secrets, err error) {
	s.written = text
	if name, ok := strings.CutPrefix(text, "file:"); ok && !strings.HasPrefix(name, "//") {
		data, err := o.secret(name)
		value := strings.TrimSpace(data)
		whole := newSecret(text, value)
		whole.whole, s.hidden = true, []secret{whole}
		return value, s, err
	}
	if strings.Contains(variable.ReplaceAllString(text, ""), "${") {
		return "", s, check.Problem{Message: "the name of a variable has letters, digits and _ alone, and ends with }", Hint: "write it as ${FEED_KEY}"}
	}
	filled, s.hidden, err = o.fill(text)
	switch {
	case err != nil:
		return "", s, err
	case len(s.hidden) == 0:
		return text, secrets{}, nil
	case strings.Contains(filled, "${"):
		return "", s, check.Problem{Message: fmt.Sprintf("what %s stands for names a variable itself", s.hidden[0].name)}
	}
	return filled, s, nil
}

// fill puts the values of variables in their places.
func (o Options) fill(text string) (filled string, found []secret, err error) {
	var b strings.Builder
	var unset []string
	last := 0
	for _, at := range variable.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[last:at[0]])
		name := text[at[2]:at[3]]
		value, ok := o.lookup(name)
		if value = strings.TrimSpace(value); !ok {
			unset = append(unset, name)
		} else if value == "" {
			return "", nil, check.Problem{Message: fmt.Sprintf("the variable %s of the environment is empty", name)}
		}
		fit := fitting(value, b.String(), text[at[1]:])
		one := newSecret(text[at[0]:at[1]], value, fit)
		one.whole = !strings.Contains(b.String(), "://")
		found = append(found, one)
		b.WriteString(fit)
		last = at[1]
	}
	if len(unset) > 0 {
		return "", nil, unknown(unset)
	}
	return b.String() + text[last:], found, nil
}

// fitting is a value as it can stand in an address between what comes before it
// and after it (RFC 3986, section 3): what would end its part is written as
// %23. What is written so already stays.
func fitting(value, before, after string) string {
	_, before, below := strings.Cut(before, "://")
	switch {
	case !below:
		return value // it is the beginning of the address
	case strings.HasSuffix(before, "="):
		return escape(value, "/:@!$'()*,;?=")
	case strings.Contains(before, "?"):
		return escape(value, "/:@!$'()*,;?=&+")
	case strings.Contains(before, "/"):
		return escape(value, "/:@!$'()*,;=&+")
	}
	if at := strings.IndexAny(after, "@/?#"); at >= 0 && after[at] == '@' {
		return escape(value, "!$'()*,;=&+")
	}
	return value // it is of the host
}

// escape writes all but A to Z, digits, -._~ and the characters to keep as %23.
func escape(value, keep string) string {
	var b strings.Builder
	for i := range len(value) {
		c := value[i]
		written := c == '%' && i+2 < len(value) && isHex(value[i+1]) && isHex(value[i+2])
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z', written, strings.IndexByte("-._~"+keep, c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// The least lengths of what is hidden wherever it stands. A shorter secret could
// be a part of any word. Of an address that is a secret itself those parts are
// hidden that look like secrets.
const (
	leastSecret    = 4
	leastParameter = 6
	leastSegment   = 16
	leastMeant     = 8 // in prose, with a digit
)

// of are the secrets with those parts of the address that are secrets too. The
// longest come first, since one may hold another.
func (s secrets) of(u *url.URL) secrets {
	for _, whole := range slices.Clone(s.hidden) {
		if !whole.whole {
			continue
		}
		for _, part := range telling(u) {
			s.hidden = append(s.hidden, newSecret(whole.name, part))
		}
	}
	slices.SortStableFunc(s.hidden, func(a, b secret) int { return len(b.forms[0]) - len(a.forms[0]) })
	return s
}

// telling are the parts of an address that look like secrets.
func telling(u *url.URL) (parts []string) {
	if password, ok := u.User.Password(); ok {
		parts = append(parts, password)
	}
	for segment := range strings.SplitSeq(u.Path, "/") {
		if len(segment) >= leastSegment {
			parts = append(parts, segment)
		}
	}
	for _, values := range u.Query() {
		for _, value := range values {
			if len(value) >= leastParameter {
				parts = append(parts, value)
			}
		}
	}
	slices.Sort(parts)
	return parts
}

// Hide is a text, such as a message or a link, with the names of secrets in the
// place of the secrets of the address: what others wrote may hold them.
func (s secrets) Hide(text string) string {
	return s.hide(text, func(form string) bool { return len(form) >= leastSecret })
}

// HideInProse is a text for people without the secrets of the address. A word
// that may be an ordinary one stays, such as "health" of ${TOPIC}.
func (s secrets) HideInProse(text string) string {
	return s.hide(text, func(form string) bool {
		return len(form) >= leastMeant && (strings.ContainsAny(form, "0123456789") || len(form) >= leastSegment)
	})
}

func (s secrets) hide(text string, sure func(form string) bool) string {
	for _, h := range s.hidden {
		for _, form := range h.forms {
			if sure(form) {
				text = strings.ReplaceAll(text, form, h.name)
			}
		}
	}
	return text
}

// quiet is an error whose text must not be shown as it is.
type quiet struct {
	error
	said string
}

// Error is the text that may be shown.
func (q quiet) Error() string { return q.said }

// Unwrap is the error itself.
func (q quiet) Unwrap() error { return q.error }

// Conceal is an error without the secrets of the address: a server may repeat
// them in what it says, such as where it redirects to.
func (s secrets) Conceal(err error) error {
	if err == nil {
		return nil
	}
	if said := s.Hide(err.Error()); said != err.Error() {
		return quiet{err, said}
	}
	return err
}
