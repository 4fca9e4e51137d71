package feedback

import (
	"regexp"
	"strings"
)

var (
	enhanced = regexp.MustCompile(`(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.\D|\.?$)`)
	basic    = regexp.MustCompile(`(?:^|[^\d.])([245]\d\d)(?:[^\d.]|$)`)
)

// code is the first status code of RFC 3463 in a text, "" if there is none. It
// does not take a part of an IP address for one.
func code(text string) string {
	if m := enhanced.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// precise is the status of a bounce. Some servers always write 5.0.0, even for
// temporary failures. Then the words may hold what the next server said: its
// status code, or at least its reply code of three digits.
func precise(status, words string) string {
	status = code(status)
	if status != "" && !strings.HasSuffix(status, ".0.0") {
		return status
	}
	if better := code(words); better != "" {
		return better
	}
	if m := basic.FindStringSubmatch(words); m != nil {
		return m[1][:1] + ".0.0"
	}
	return status
}

// lasting are the codes which say that the address does not exist or can never
// work. passing are the codes about this message, about us, or about a state
// that will end. If a code is in neither list, the words beside it decide.
// Servers of Microsoft give 5.4.1 and 5.4.310 for addresses and domains that do
// not exist.
var (
	lasting = regexp.MustCompile(`^5\.(1\.([0-6]|10)|2\.[01]|4\.(1|4|310)|7\.17)$`)
	passing = regexp.MustCompile(`^5\.(1\.[78]|2\.([234]|122)|3\.4|4\.[67]|6\.\d+)$`)
)

// What servers say, in lower case, beside codes that are in neither list.
var (
	absentWords = []string{
		"user unknown", "unknown user", "no such user", "no such mailbox", "no mailbox here by that name", "user not found",
		"recipient not found", "mailbox not found", "mailbox unavailable", "does not exist", "doesn't exist", "doesn't have a",
		"unknown recipient", "recipient unknown", "invalid recipient", "no such recipient", "account has been disabled",
		"account is disabled", "mailbox disabled", "unrouteable address", "address rejected: access denied",
	}
	passingWords = []string{
		"quota", "mailbox full", "mailbox is full", "storage", "spam", "blocked", "blocklist", "blacklist", "reputation",
		"policy", "too large", "too big", "size limit", "rate limit", "too many", "dmarc", "dkim", "spf", "timed out", "timeout", "retry",
	}
)

// severity is Hard or Soft. A status of no known class is Soft, so that no
// subscriber is lost because of nonsense.
func severity(status, words string) Kind {
	words = strings.ToLower(words)
	switch {
	case !strings.HasPrefix(status, "5"), passing.MatchString(status):
		return Soft
	case lasting.MatchString(status):
		return Hard
	case says(words, absentWords):
		return Hard
	case says(words, passingWords), !strings.HasPrefix(status, "5.0."):
		return Soft
	}
	return Hard
}

func says(words string, any []string) bool {
	for _, one := range any {
		if strings.Contains(words, one) {
			return true
		}
	}
	return false
}
