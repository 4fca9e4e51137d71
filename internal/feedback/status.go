package feedback

import (
	"regexp"
	"strings"
)

var (
	enhanced = regexp.MustCompile(`(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.\D|\.?$)`)
	basic    = regexp.MustCompile(`(?:^|[^\d.])([245]\d\d)(?:[^\d.]|$)`)
)

// code is the first status code of RFC 3463 in a text, "" if there is none. An
// IP address is none.
func code(text string) string {
	if m := enhanced.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// precise is the status of a bounce. Servers that know no better write 5.0.0
// even of what is for now; then the words may hold what the next server said:
// its code, or at least its reply of three digits.
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

// lasting are the codes that say that nobody is, or can be, at the address;
// passing those that speak of this message, of us, or of a state that passes.
// Codes in neither list are judged by the words beside them. Servers of
// Microsoft give 5.4.1 and 5.4.310 for addresses and domains that are not
// there.
var (
	lasting = regexp.MustCompile(`^5\.(1\.([0-6]|10)|2\.[01]|4\.(1|4|310)|7\.17)$`)
	passing = regexp.MustCompile(`^5\.(1\.[78]|2\.([234]|122)|3\.4|4\.[67]|6\.\d+)$`)
)

// What servers say, in lower case, beside codes that do not tell.
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

// severity is Hard or Soft: what a failure says of the subscriber. A status of
// no known class is Soft, so that nobody is lost by nonsense.
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
