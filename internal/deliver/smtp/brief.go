package smtp

import (
	"errors"
	"net"
)

// longestReply is how many bytes a server may send before it must listen again.
// That is far more than any reply or handshake has.
const longestReply = 256 << 10

var errEndless = errors.New("the server does not stop talking")

// brief is a connection on which the server may not send without end. A reply
// is held in memory as a whole, so it must have a bound.
type brief struct {
	net.Conn
	said int // bytes since we last wrote
}

// Read fails once the server has said too much.
func (b *brief) Read(p []byte) (int, error) {
	if b.said > longestReply {
		return 0, errEndless
	}
	n, err := b.Conn.Read(p)
	b.said += n
	return n, err
}

// Write lets the server send again.
func (b *brief) Write(p []byte) (int, error) {
	b.said = 0
	return b.Conn.Write(p)
}
