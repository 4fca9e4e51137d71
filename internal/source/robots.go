package source

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// robots is what a site's robots.txt asks of this program, by RFC 9309. The
// zero value asks nothing.
type robots struct {
	rules []rule
	delay time.Duration // Crawl-delay, which the RFC does not know but sites do
}

// rule allows or forbids paths.
type rule struct {
	allow bool
	path  string // with "*" for anything, and "$" at its end for the end
}

// agentToken is how a robots.txt names this program (section 2.2.1).
const agentToken = "catchup"

// parseRobots reads the groups of rules meant for this program or, if there
// are none, those for all.
func parseRobots(body []byte) robots {
	var named, all robots
	var forMe, forAll, found, rules bool
	for _, line := range strings.FieldsFunc(strings.TrimPrefix(string(body), "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value := directive(line)
		if key == "user-agent" {
			if rules {
				forMe, forAll, rules = false, false, false
			}
			forAll = forAll || value == "*"
			forMe = forMe || token(value) == agentToken
			found = found || forMe
			continue
		}
		rules = rules || key == "allow" || key == "disallow" || key == "crawl-delay"
		if forMe {
			named.add(key, value)
		}
		if forAll {
			all.add(key, value)
		}
	}
	if found {
		return named
	}
	return all
}

// directive is the key and the value of a line, both empty if it has none.
func directive(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, _ = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
}

// token is the name of a program without what follows it.
func token(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return strings.ToLower(agent)
}

// add notes a line of a group. An empty path stands for none.
func (r *robots) add(key, value string) {
	switch {
	case key == "crawl-delay":
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			r.delay = time.Duration(min(seconds, 1e6) * float64(time.Second))
		}
	case (key == "allow" || key == "disallow") && value != "":
		r.rules = append(r.rules, rule{key == "allow", normal(value)})
	}
}

// allows tells whether the site lets this program have a page: the longest
// rule that matches it decides, and of two as long the one that allows
// (section 2.2.2).
func (r robots) allows(u *url.URL) bool {
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	path = normal(path)
	allowed, longest := true, 0
	for _, rule := range r.rules {
		if n := len(rule.path); n >= longest && rule.matches(path) {
			allowed = rule.allow || n == longest && allowed
			longest = n
		}
	}
	return allowed
}

// matches tells whether the rule speaks of the path.
func (r rule) matches(path string) bool {
	pattern, toEnd := strings.CutSuffix(r.path, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	for i := 1; ok && i < len(parts); i++ {
		if i == len(parts)-1 && toEnd {
			return strings.HasSuffix(rest, parts[i])
		}
		_, rest, ok = strings.Cut(rest, parts[i])
	}
	return ok && (!toEnd || rest == "")
}

// normal writes a path in the form in which paths are compared: without escapes
// that are not needed, with other escapes in capitals, and with characters
// beyond ASCII escaped.
func normal(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		n, err := uint64(0), error(strconv.ErrSyntax)
		if c == '%' && i+2 < len(path) {
			n, err = strconv.ParseUint(path[i+1:i+3], 16, 8)
		}
		switch {
		case err == nil:
			i += 2
			writeOctet(&b, byte(n), !unreserved(byte(n)))
		default:
			writeOctet(&b, c, c >= 0x80)
		}
	}
	return b.String()
}

func writeOctet(b *strings.Builder, c byte, escaped bool) {
	if escaped {
		fmt.Fprintf(b, "%%%02X", c)
		return
	}
	b.WriteByte(c)
}

// unreserved are the characters that need no escape (RFC 3986, section 2.3).
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
