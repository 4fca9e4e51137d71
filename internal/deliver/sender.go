package deliver

import (
	"context"
	"fmt"
)

// Sender hands messages to the next hop, several at once.
//
// Send calls seal when all has been done but the last step, after which the
// next hop may have the message. An error of seal abandons the message and is
// returned. A nil error means that the next hop has taken the message. A
// *Refusal says that it has not; after seal any other error says that it is not
// known whether it has.
type Sender interface {
	Send(ctx context.Context, m *Message, seal func() error) error
	Close() error
}

// Unsealed is the seal of a message that no ledger knows of.
func Unsealed() error { return nil }

// Refusal is a next hop's no. Lasting refusals are not tried again. Broken
// means that the connection, not the subscriber, was refused.
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
