package smtp

import (
	"errors"
	"net"
)

// longestReply is how many bytes a server may say before it is its turn to
// listen again: far more than an answer, or a handshake, ever has.
const longestReply = 256 << 10

var errEndless = errors.New("the server does not stop talking")

// brief is a connection to a server that may not talk without end: whoever
// collects an answer holds all of it in memory.
type brief struct {
	net.Conn
	said int // since the last word of ours
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

// Write gives the server the right to answer.
func (b *brief) Write(p []byte) (int, error) {
	b.said = 0
	return b.Conn.Write(p)
}
