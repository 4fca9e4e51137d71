package feedback

import "strings"

// complaint reads a feedback report (RFC 5965, section 3). Types that are not
// named here tell of viruses, of forged senders, or that a message was welcome.
func complaint(report fields) Event {
	a := Event{Kind: Unknown, Address: address(report.get("original-rcpt-to")), Words: oneLine(report.get("user-agent"))}
	switch strings.ToLower(report.get("feedback-type")) {
	case "abuse", "fraud":
		a.Kind = Complaint
	case "opt-out", "opt-out-list":
		a.Kind = Leaving
	}
	return a
}
