package deliver

import (
	"context"
	"fmt"
)

// Sender hands messages to the next hop, several at once.
//
// Send calls seal before its last step, the one after which the next hop may
// have the message. If seal returns an error, Send abandons the message and
// returns that error. A nil error means that the next hop has taken the
// message. A *Refusal means that it has not. Any other error after seal means
// that nobody knows.
type Sender interface {
	Send(ctx context.Context, m *Message, seal func() error) error
	Close() error
}

// Unsealed is the seal of a message that is in no ledger: it does nothing.
func Unsealed() error { return nil }

// Refusal says that the next hop has not taken a message. Lasting refusals are
// not tried again. Broken means that the connection failed or was refused, and
// not the recipient.
type Refusal struct {
	Lasting bool
	Broken  bool
	Words   string
}

func (r *Refusal) Error() string {
	if r.Lasting {
		return fmt.Sprintf("refused for good: %s", r.Words)
	}
	return fmt.Sprintf("refused for now: %s", r.Words)
}
