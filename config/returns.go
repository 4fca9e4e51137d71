package config

import (
	"catchup/internal/check"
	"catchup/internal/feedback"
	"catchup/internal/feedback/imap"
	"catchup/internal/feedback/lmtp"
	"catchup/internal/setting"
)

// Returns is where answers to mails come in, and what they do.
type Returns struct {
	feedback.Spec

	// LMTP is where the mail server brings answers to.
	LMTP *lmtp.Spec `yaml:"lmtp"`
	// IMAP is a mailbox that returned messages are read from.
	IMAP *imap.Spec `yaml:"imap"`
	// Keep is how long a message is kept that nobody but you can make sense of.
	Keep setting.Duration `yaml:"keep" default:"30d"`
}

// Check notes returned messages that do not come in, or that cannot be read.
func (r Returns) Check(at check.Place) {
	r.Spec.Check(at)
	if r.LMTP == nil && r.IMAP == nil {
		at.Note(`lmtp: { listen: "127.0.0.1:2424" }, or imap`, "answers have no way in")
	}
	if r.Keep <= 0 {
		at.Key("keep").Note("30d is usual", "you need some time to read what comes back")
	}
}
